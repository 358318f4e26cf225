using System.Globalization;

namespace TypedFlags.Tests.Stores.File;

/// <summary>
/// Writers die at any moment, and what they were told that was written is there. TYPEDFLAGS_KILLS says how often: 1000 for the long proof.
/// </summary>
public sealed class KilledWriterTests
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("TYPEDFLAGS_KILLS") ?? "40", CultureInfo.InvariantCulture);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_any_kill_the_store_opens_with_every_acknowledged_write_and_a_complete_trail()
    {
        using StoreFolder folder = new();
        Random random = new(20261121);
        Dictionary<long, Guid> acknowledged = [];
        int tornOrUntold = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            using StoreWriterProcess writer = new("loop", folder.State);
            (long Version, Guid Id)? first = await writer.ReadAsync(Cancelled);
            if (first is null)
            {
                Assert.Fail(await writer.ReadErrorsAsync(Cancelled));
            }

            await Task.Delay(random.Next(60), Cancelled);
            foreach ((long version, Guid id) in (await writer.KillAsync(Cancelled)).Prepend(first.Value))
            {
                acknowledged.Add(version, id);
            }

            FileFlagStore store = new(folder.State);
            FlagStoreChanges read = await store.ReadAsync(position: null, Cancelled);
            long last = read.States.Max(static state => state.Version);
            long told = acknowledged.Keys.Max();
            Assert.InRange(last, told, told + 1);
            tornOrUntold += (int)(last - told);
            if (kill % 20 == 0 || kill == Kills - 1)
            {
                await AssertTrailAsync(store, acknowledged, last);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills, {acknowledged.Count} acknowledged writes, {tornOrUntold} written and not told, {folder.Journals.Length} journals");
    }

    /// <summary>Each version once, each from what the one before it left, and each that was acknowledged with its id.</summary>
    private static async Task AssertTrailAsync(FileFlagStore store, Dictionary<long, Guid> acknowledged, long last)
    {
        List<FlagAuditEntry> trail = [];
        IReadOnlyList<FlagAuditEntry> part;
        do
        {
            part = await store.ReadAuditAsync(new FlagAuditQuery { Limit = 1000, BeforeVersion = trail.Count == 0 ? null : trail[^1].Version }, Cancelled);
            trail.AddRange(part);
        }
        while (part.Count == 1000);

        trail.Reverse();
        Assert.Equal(Enumerable.Range(1, (int)last).Select(static version => (long)version), trail.Select(static entry => entry.Version));
        Dictionary<string, string?> states = [];
        foreach (FlagAuditEntry entry in trail)
        {
            Assert.Equal(states.GetValueOrDefault(entry.FlagKey), entry.Before?.GetRawText());
            states[entry.FlagKey] = entry.After?.GetRawText();
            if (acknowledged.TryGetValue(entry.Version, out Guid id))
            {
                Assert.Equal(id, entry.WriteId);
            }
        }

        foreach ((string flag, string? state) in states)
        {
            Assert.Equal(state, (await store.FindAsync(flag, tenantId: null, Cancelled))!.State!.Value.GetRawText());
        }
    }

    [Fact]
    public async Task Of_sixteen_writers_in_four_processes_each_write_is_applied_once_or_refused()
    {
        using StoreFolder folder = new();
        StoreWriterProcess[] processes = [.. Enumerable.Range(0, 4).Select(_ => new StoreWriterProcess("compete", folder.State, "4", "15"))];
        List<(long Version, Guid Id)>[] told = await Task.WhenAll(processes.Select(process => process.ReadAllAsync(Cancelled)));
        string errors = string.Concat(await Task.WhenAll(processes.Select(process => process.ReadErrorsAsync(Cancelled))));
        foreach (StoreWriterProcess process in processes)
        {
            process.Dispose();
        }

        FileFlagStore store = new(folder.State);
        FlagAuditEntry[] trail = [.. (await store.ReadAuditAsync(new FlagAuditQuery { Limit = 1000 }, Cancelled)).Reverse()];

        Assert.Empty(errors);
        Assert.Equal(told.SelectMany(static one => one).Order(), trail.Select(static entry => (entry.Version, entry.WriteId)));
        Assert.Equal(Enumerable.Range(1, trail.Length).Select(static version => (long)version), trail.Select(static entry => entry.Version));
        Assert.Null(trail[0].Before);
        for (int index = 1; index < trail.Length; index++)
        {
            Assert.Equal(trail[index - 1].After?.GetRawText(), trail[index].Before?.GetRawText());
        }
    }
}
