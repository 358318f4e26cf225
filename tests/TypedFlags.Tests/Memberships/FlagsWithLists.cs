using System.Text;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Memberships;

/// <summary>An engine over some flags, with lists kept in the source <see cref="Lists"/>.</summary>
internal sealed class FlagsWithLists : IDisposable
{
    private readonly FlagRegistry _registry = new();
    private readonly FlagDefinitionSet _set;

    public FlagsWithLists(params string[] flags)
        : this(TimeProvider.System, RefreshSettings.Default, flags)
    {
    }

    public FlagsWithLists(TimeProvider timeProvider, RefreshSettings patience, string[] flags, FlagHook? hook = null)
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Join('\n', ["""{"format":1}""", .. flags]));
        _set = FlagDefinitionSet.Register<object>(_registry, "Test.Flags", flags.Length, () => text, static accessors => accessors);
        ILogger logger = Log.CreateLogger("TypedFlags.FlagEngine");
        EngineSettings settings = new("Production", timeProvider)
        {
            Refresh = patience,
            Observers = hook is null ? null : new EngineObservers(new HookPipeline([hook], logger), Exposures: null),
        };
        Engine = new FlagEngine(_registry, settings, [Lists, Below, Above], logger);
        Handles = (FlagAccessors)Engine.GetFlags(_set);
    }

    public ListsInMemory Lists { get; } = new();

    /// <summary>State, as any provider gives it.</summary>
    public ReplaceableProvider Below { get; } = new("{}");

    /// <summary>State that wins over <see cref="Below"/>.</summary>
    public ReplaceableProvider Above { get; } = new("{}");

    public LogLines Log { get; } = new();

    public FlagEngine Engine { get; }

    public FlagAccessors Handles { get; }

    /// <summary>The flag at a place of the definitions, which stand in order of their keys.</summary>
    public BooleanFlag this[int index] => Handles.Boolean(index);

    /// <summary>The context after <see cref="FlagEngine.PrepareAsync(FlagContext, CancellationToken)"/>.</summary>
    public FlagContext Prepare(FlagContext context) => Engine.PrepareAsync(context).GetAwaiter().GetResult();

    /// <summary>The variant or side that is served.</summary>
    public string? Answer(string key, FlagContext? context) => Handles.EvaluateAll(context)[key].Variant;

    /// <summary>The text of the explanation's step of that name.</summary>
    public string Step(string key, FlagContext context, string step)
    {
        int index = _set.Compiled.IndexOf(key);
        FlagExplanation explanation = _set[index].Type == FlagType.Boolean
            ? Handles.Boolean(index).Explain(context)
            : Handles.String(index).Explain(context);
        return Assert.Single(explanation.Steps, one => string.Equals(one.Name, step, StringComparison.Ordinal)).Text;
    }

    public void Dispose() => Engine.Dispose();
}
