using System.Globalization;
using System.Text;

namespace TypedFlags.FlagRemoval.Tests.Programs.World;

/// <summary>
/// What a random program does to the world, and asks of it: everything is written down, and what is answered depends on all that was done before.
/// A call that is lost, doubled or made in another order changes the rest of the trace.
/// </summary>
public static class Trace
{
    private static readonly AsyncLocal<State?> Now = new();

    private static State Current => Now.Value!;

    /// <summary>A property: reading it is no effect.</summary>
    public static int Level => (int)(Current.Seed % 5);

    /// <summary>An object to lock.</summary>
    public static object Gate { get; } = new();

    /// <summary>What a program does, as text.</summary>
    /// <param name="seed">Decides what the world answers.</param>
    /// <param name="program">The program.</param>
    public static string Of(int seed, Func<object?> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        State? outer = Now.Value;
        State state = new(seed);
        Now.Value = state;
        try
        {
            object? result = program();
            state.Write("return", result);
        }
        catch (Exception exception)
        {
            state.Write("throw", exception.GetType().Name + ": " + exception.Message);
        }
        finally
        {
            Now.Value = outer;
        }

        return state.Text.ToString();
    }

    /// <summary>False when the program has gone round its loops often enough.</summary>
    public static bool Fuel() => Current.Fuel-- > 0;

    public static void Log(int id) => Current.Say("log " + id, null);

    /// <summary>Writes a value down, and of what type it is.</summary>
    public static void Log(int id, object? value) => Current.Say("log " + id, value);

    public static bool Bool(int id) => Current.Ask("bool", id, 2) == 1;

    public static bool? MaybeBool(int id) => Current.Ask("bool?", id, 3) is int answer && answer == 2 ? null : answer == 1;

    public static int Int(int id) => Current.Ask("int", id, 7) - 1;

    public static string Text(int id) => Current.Ask("text", id, 4) switch { 0 => "", 1 => "full", 2 => "7", _ => "other" };

    public static string? MaybeText(int id) => Current.Ask("text?", id, 3) switch { 0 => null, 1 => "5", _ => "full" };

    /// <summary>A number, a text or nothing.</summary>
    public static object? Thing(int id) => Current.Ask("thing", id, 4) switch { 0 => null, 1 => 3, 2 => "full", _ => 4L };

    public static Task<bool> BoolAsync(int id) => Task.FromResult(Bool(id));

    public static async Task<int> IntAsync(int id)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        return Int(id);
    }

    /// <summary>Does something that may have to be waited for, and waits.</summary>
    public static T Run<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work().GetAwaiter().GetResult();
    }

    /// <summary>Says what the compiler takes an expression's type for.</summary>
    public static T Of<T>(int id, T value)
    {
        Current.Say("of " + id + " " + typeof(T).Name, value);
        return value;
    }

    /// <summary>Says what the compiler takes a lambda's type for.</summary>
    public static T Made<T>(int id, Func<T> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        Current.Say("made " + id + " " + typeof(T), null);
        T made = make();
        Current.Say("made " + id, made);
        return made;
    }

    public static void Either(int id, Action<int> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        Current.Say("act " + id, null);
        act(id);
    }

    public static void Either(int id, Func<int, int> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        Current.Say("make " + id, null);
        Current.Say("made " + id, make(id));
    }

    public static void Started(int id, Action act)
    {
        ArgumentNullException.ThrowIfNull(act);
        Current.Say("start " + id, null);
        act();
    }

    public static void Started(int id, Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Current.Say("start task " + id, null);
        work().GetAwaiter().GetResult();
    }

    public static void Started<T>(int id, Func<T> make) => Made(id, make);

    public static void Started<T>(int id, Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Current.Say("start task of " + typeof(T) + " " + id, null);
        Current.Say("done " + id, work().GetAwaiter().GetResult());
    }

    public static void Overloaded(int id, int value) => Current.Say("int " + id, value);

    public static void Overloaded(int id, long value) => Current.Say("long " + id, value);

    public static void Overloaded(int id, object? value) => Current.Say("object " + id, value);

    /// <summary>Something to dispose of.</summary>
    public static IDisposable Open(int id)
    {
        Log(id);
        return new Opened(id);
    }

    private sealed class Opened(int id) : IDisposable
    {
        public void Dispose() => Log(-id);
    }

    private sealed class State(int seed)
    {
        private const int MostEntries = 2_000;

        private int _steps;

        public uint Seed { get; } = (uint)seed;

        public int Fuel { get; set; } = 40;

        public StringBuilder Text { get; } = new();

        public int Ask(string what, int id, int choices)
        {
            uint hash = (Seed * 2654435761u) ^ ((uint)id * 2246822519u) ^ ((uint)++_steps * 3266489917u);
            hash = (hash ^ (hash >> 15)) * 2246822507u;
            int answer = (int)((hash >> 8) % (uint)choices);
            Say(what + " " + id, answer);
            return answer;
        }

        public void Say(string what, object? value)
        {
            if (++_steps > MostEntries)
            {
                throw new InvalidOperationException("The program goes on for too long.");
            }

            Write(what, value);
        }

        public void Write(string what, object? value)
        {
            Text.Append(what);
            if (value is not null)
            {
                Text.Append(" = ").Append(value.GetType().Name).Append(' ').Append(Convert.ToString(value, CultureInfo.InvariantCulture));
            }

            Text.Append('\n');
        }
    }
}
