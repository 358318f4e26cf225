using System.Collections.Concurrent;

namespace TypedFlags.Tests.Shared;

/// <content>Many at once, and what is repeated: each write is done once or refused, and nobody misses one.</content>
public abstract partial class FlagStoreContract
{
    [Fact]
    public async Task Of_sixteen_writers_each_write_is_applied_once_or_refused()
    {
        const int Writers = 16;
        const int Rounds = 12;
        FlagStore store = await CreateAsync();
        ConcurrentBag<(long Version, long Seen, Guid Id, string State)> applied = [];
        ConcurrentBag<Guid> refused = [];

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                StoredFlagState? seen = await store.FindAsync("new_cart", null, Cancelled);
                FlagStateWrite write = Write("new_cart", $$"""{"rollout":{{writer}}.{{round}}}""", expected: seen?.Version ?? 0, actor: $"writer {writer}");
                try
                {
                    applied.Add(((await store.WriteAsync(write, Cancelled)).Version, seen?.Version ?? 0, write.Id, Text(write.State)));
                }
                catch (FlagStoreConflictException)
                {
                    // Somebody else was first.
                    refused.Add(write.Id);
                }
            }
        })));

        FlagAuditEntry[] trail = [.. (await store.ReadAuditAsync(new FlagAuditQuery { Limit = 1000 }, Cancelled)).Reverse()];
        Assert.Equal(Writers * Rounds, applied.Count + refused.Count);
        Assert.Equal(
            applied.OrderBy(static one => one.Version),
            trail.Select((entry, index) => (entry.Version, index == 0 ? 0 : trail[index - 1].Version, entry.WriteId, Text(entry.After))));
        Assert.Equal(trail.Select(static entry => entry.Version).Distinct().Order(), trail.Select(static entry => entry.Version));
        Assert.Null(trail[0].Before);
        for (int index = 1; index < trail.Length; index++)
        {
            Assert.Equal(Text(trail[index - 1].After), Text(trail[index].Before));
        }

        Assert.Equal(Text(trail[^1].After), Text((await store.FindAsync("new_cart", null, Cancelled))!.State));
    }

    [Fact]
    public async Task A_reader_that_goes_on_from_its_position_misses_none_of_the_writes_of_sixteen_writers()
    {
        FlagStore store = await CreateAsync();
        using CancellationTokenSource end = new();
        Dictionary<(string, string?), StoredFlagState> seen = [];
        Task reading = Task.Run(async () =>
        {
            string? position = null;
            bool isLast;
            do
            {
                isLast = end.IsCancellationRequested;
                FlagStoreChanges changes = await store.ReadAsync(position, Cancelled);
                if (changes.IsComplete)
                {
                    seen.Clear();
                }

                foreach (StoredFlagState state in changes.States)
                {
                    Assert.True(seen.GetValueOrDefault((state.FlagKey, state.TenantId)) is not { } before || before.Version <= state.Version, "A state went back.");
                    seen[(state.FlagKey, state.TenantId)] = state;
                }

                position = changes.Position;
            }
            while (!isLast);
        });

        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (int round = 0; round < 8; round++)
            {
                string? state = round % 4 == 3 ? null : $$"""{"rollout":{{writer}}.{{round}}}""";
                await store.WriteAsync(Write($"flag_{round % 2}", state, tenant: writer % 2 == 0 ? $"tenant {writer}" : null), Cancelled);
            }
        })));
        await end.CancelAsync();
        await reading;

        FlagStoreChanges all = await store.ReadAsync(position: null, Cancelled);
        Assert.Equal(
            all.States.Select(static state => (state.Version, state.FlagKey, state.TenantId, Text(state.State))).Order(),
            seen.Values.Where(static state => state.State is not null).Select(static state => (state.Version, state.FlagKey, state.TenantId, Text(state.State))).Order());
        Assert.Equal(16 * 8, (await store.ReadAuditAsync(new FlagAuditQuery { Limit = 1000 }, Cancelled)).Count);
    }

    [Fact]
    public async Task A_write_that_is_repeated_by_many_at_once_is_done_once()
    {
        FlagStore store = await CreateAsync();
        await store.WriteAsync(Write("new_cart", "true"), Cancelled);
        FlagStateWrite write = Write("new_cart", "false", tenant: "acme");

        StoredFlagState[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await store.WriteAsync(write, Cancelled))));

        Assert.Equal(2, (await store.ReadAuditAsync(new FlagAuditQuery(), Cancelled)).Count);
        Assert.Single(answers.Select(static answer => answer.Version).Distinct());
        Assert.All(answers, static answer => Assert.Equal("false", Text(answer.State)));
    }

    [Fact]
    public async Task A_dropped_state_whose_drop_is_repeated_after_a_new_write_stays_written()
    {
        FlagStore store = await CreateAsync();
        await store.WriteAsync(Write("new_cart", "true"), Cancelled);
        FlagStateWrite drop = Write("new_cart", state: null);
        StoredFlagState dropped = await store.WriteAsync(drop, Cancelled);
        await store.WriteAsync(Write("new_cart", "false"), Cancelled);

        StoredFlagState again = await store.WriteAsync(drop, Cancelled);

        Assert.Equal((dropped.Version, null), (again.Version, again.State));
        Assert.Equal("false", Text((await store.FindAsync("new_cart", null, Cancelled))!.State));
    }
}
