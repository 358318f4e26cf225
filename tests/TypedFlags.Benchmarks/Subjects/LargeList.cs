using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TypedFlags.Benchmarks.Subjects;

/// <summary>
/// A flag with a list of 1,000,000 users, compiled in like any other, and the users who ask. Keys are ten characters that look random, so
/// that neighbours in the list are no neighbours in memory.
/// </summary>
internal sealed class LargeList : IDisposable
{
    public const int Count = 1_000_000;

    private readonly Application _application;

    public LargeList()
    {
        byte[] text = Write();

        // Reading this much JSON makes the runtime's shared pool of buffers grow, for whoever reads next: that is not the list's.
        JsonDocument.Parse(text.AsMemory(text.AsSpan().IndexOf((byte)'\n') + 1)).Dispose();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        FlagDefinitionSet set = FlagDefinitionSet.Register<LargeList>("Benchmarks.LargeList", 1, () => text, _ => this);
        _application = new Application();
        Flag = set.Accessors.Boolean(0);
        IsFirstListed = Flag.IsEnabled(new FlagContext(Key(0)));
        RetainedBytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(text);
    }

    public BooleanFlag Flag { get; }

    public bool IsFirstListed { get; }

    /// <summary>What the process holds for the list once the flag has answered, beside the compiled text it was read from.</summary>
    public long RetainedBytes { get; }

    /// <summary>Users at random, half of them in the list. One after the other in memory, so that only the list is looked for.</summary>
    public static FlagContext[] RandomUsers(int count)
    {
        Random random = new(20261121);
        return [.. Enumerable.Range(0, count).Select(_ => new FlagContext(Key(random.Next(2 * Count))))];
    }

    public void Dispose() => _application.Dispose();

    private static byte[] Write()
    {
        StringBuilder text = new("{\"format\":1}\n{\"key\":\"large_list\",\"type\":\"boolean\",\"users\":[", Count * 14);
        for (int user = 0; user < Count; user++)
        {
            text.Append(user == 0 ? "\"" : ",\"").Append(Key(user)).Append('"');
        }

        return Encoding.UTF8.GetBytes(text.Append("],\"default\":false}").ToString());
    }

    /// <summary>Every number below a thousand million has a key of its own: the factor has no divisor in common with that.</summary>
    private static string Key(int user) => string.Create(CultureInfo.InvariantCulture, $"u{user * 618_033_989L % 1_000_000_000:000000000}");
}
