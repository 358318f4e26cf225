using System.Globalization;

namespace TypedFlags.Tests.Stores.File;

/// <summary>
/// A writer that dies at any moment, and whose successor repeats what nobody was told of: each write is done once, and a reader that never stops sees versions grow.
/// </summary>
public sealed class RepeatedWriteTests
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("TYPEDFLAGS_KILLS") ?? "25", CultureInfo.InvariantCulture);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_repeated_after_a_kill_is_done_once_and_readers_never_see_less_than_before()
    {
        using StoreFolder folder = new();
        Random random = new(20261122);
        using CancellationTokenSource end = new();
        Task<Reading> reading = Task.Run(() => ReadOnAsync(folder.State, end.Token));
        int next = 1;
        for (int kill = 0; kill < Kills; kill++)
        {
            using StoreWriterProcess writer = new("repeat", folder.State, next.ToString(CultureInfo.InvariantCulture));
            (long Version, Guid Id)? first = await writer.ReadAsync(Cancelled);
            if (first is null)
            {
                Assert.Fail(await writer.ReadErrorsAsync(Cancelled));
            }

            await Task.Delay(random.Next(60), Cancelled);
            foreach ((long version, Guid id) in (await writer.KillAsync(Cancelled)).Prepend(first.Value))
            {
                // Its number: the id's first part.
                Assert.Equal(new Guid(next, 0, 0, new byte[8]), id);
                Assert.Equal(next, version);
                next++;
            }
        }

        FileFlagStore store = new(folder.State);
        FlagStoreChanges all = await store.ReadAsync(position: null, Cancelled);
        await end.CancelAsync();
        Reading seen = await reading;
        IReadOnlyList<FlagAuditEntry> trail = await store.ReadAuditAsync(new FlagAuditQuery { Limit = 1000 }, Cancelled);

        // The id is the version: so none was done twice, and none is missing.
        Assert.All(trail, static entry => Assert.Equal(new Guid((int)entry.Version, 0, 0, new byte[8]), entry.WriteId));
        Assert.Equal(trail.Select(static entry => entry.Version).OrderDescending(), trail.Select(static entry => entry.Version));
        Assert.Equal(Describe(all.States), Describe(seen.States.Values));
        Assert.True(seen.Differences > 10, "The reader never read a difference.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills, {next - 1} writes, {seen.Readings} readings, {seen.Differences} of them by difference");
    }

    private static string Describe(IEnumerable<StoredFlagState> states) => string.Join(
        '\n', states.Where(static state => state.State is not null).OrderBy(static state => state.Version).Select(static state => $"{state.Version} {state.FlagKey} {state.State}"));

    /// <summary>Reads without a pause, while files come and go.</summary>
    private static async Task<Reading> ReadOnAsync(string path, CancellationToken end)
    {
        FileFlagStore store = new(path);
        Reading reading = new();
        string? position = null;
        long highest = 0;
        while (true)
        {
            bool isLast = end.IsCancellationRequested;
            FlagStoreChanges changes = await store.ReadAsync(position, Cancelled);
            if (changes.IsComplete)
            {
                reading.States.Clear();
            }
            else if (changes.States.Count > 0)
            {
                reading.Differences++;
            }

            foreach (StoredFlagState state in changes.States)
            {
                Assert.True(changes.IsComplete || state.Version > highest, "A difference that is none.");
                reading.States[state.FlagKey] = state;
            }

            long now = reading.States.Count == 0 ? 0 : reading.States.Values.Max(static state => state.Version);
            Assert.True(now >= highest, $"{highest} was read before, and now {now}.");
            highest = now;
            position = changes.Position;
            reading.Readings++;
            if (isLast)
            {
                return reading;
            }
        }
    }

    private sealed class Reading
    {
        public Dictionary<string, StoredFlagState> States { get; } = new(StringComparer.Ordinal);

        public int Readings { get; set; }

        public int Differences { get; set; }
    }
}
