using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>
/// No sequence of writes to one tenant changes anything for another: no answer, whether everything is read or only what changed, no version, no entry of the
/// audit trail. In a real database, over ids that mean something to databases or differ only in case, accents and length.
/// </summary>
public sealed class TenantIsolationTests(PostgresDatabases databases) : IAsyncDisposable
{
    private const int Rounds = 25;

    private static readonly string[] Keys = ["new_checkout", "gift_wrap", "max_items"];

    private static readonly string?[] States =
    [
        "true", "false", "3", null, """{"enabled":false}""", """{"rollout":50}""", """{"users":["ada"]}""", """{"exclude":{"groups":["qa"]}}""", """{"serve":7}""", """{"enabled":true,"serve":false}""",
    ];

    private static readonly string[] Tenants = [.. SchemaNameTests.OddIds.Where(static id => id.Length > 1 || !char.IsSurrogate(id[0]))];

    private readonly TenancyDatabase _database = new(databases);

    private enum Act
    {
        Write,
        Repeat,
        WriteWithoutTheLatest,
        Offboard,
    }

    [Theory]
    [InlineData(FlagTenancy.Column)]
    [InlineData(FlagTenancy.Schema)]
    [InlineData(FlagTenancy.Hybrid)]
    public async Task Nothing_that_is_written_to_one_tenant_changes_anything_for_another(FlagTenancy tenancy)
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(tenancy);
        FollowingProvider following = new(store);

        // Not of max_items: a value for everyone would go before every tenant's.
        await store.WriteAsync(TenancyTests.Write("new_checkout", """{"rollout":30}"""), TestContext.Current.CancellationToken);
        await store.WriteAsync(TenancyTests.Write("gift_wrap", """{"rollout":60}"""), TestContext.Current.CancellationToken);

        int answers = 0;
        Gen<Step> step = from act in Gen.Elements(Act.Write, Act.Write, Act.Write, Act.Repeat, Act.WriteWithoutTheLatest, Act.Offboard)
                         from key in Gen.Elements(Keys)
                         from state in Gen.Elements(States)
                         select new Step(act, key, state);
        Gen<Case> cases = from one in Gen.Elements(Tenants)
                          from other in Gen.Elements(Tenants).Where(other => other != one)
                          from before in step.ArrayOf(4)
                          from length in Gen.Choose(1, 10)
                          from steps in step.ArrayOf(length)
                          select new Case(one, other, before, steps);

        // On a thread of its own: the property is not asynchronous.
        await Task.Factory.StartNew(
            () => Prop.ForAll(cases.ToArbitrary(), one => HoldsAsync(one).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(Rounds)),
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(answers >= Rounds, "Hardly anything was asked.");

        async Task<bool> HoldsAsync(Case one)
        {
            await ApplyAsync(store, one.Other, one.Before);
            string before = await DescribeAsync(store, one.Other, following);
            await ApplyAsync(store, one.Tenant, one.Steps);
            Assert.Equal(before, await DescribeAsync(store, one.Other, following));
            Assert.Equal(before, await DescribeAsync(store, one.Other, new FlagStoreProvider(store)));
            answers++;
            return true;
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static async Task ApplyAsync(EntityFrameworkFlagStore store, string tenant, IEnumerable<Step> steps)
    {
        List<FlagStateWrite> written = [];
        foreach (Step step in steps)
        {
            FlagStateWrite write = TenancyTests.Write(step.FlagKey, step.State, tenant);
            switch (step.Act)
            {
                case Act.Repeat when written.Count > 0:
                    await store.WriteAsync(written[^1]);
                    break;
                case Act.WriteWithoutTheLatest:
                    await Assert.ThrowsAsync<FlagStoreConflictException>(async () => await store.WriteAsync(write with { ExpectedVersion = long.MaxValue }));
                    break;
                case Act.Offboard:
                    await store.DropTenantAsync(tenant);
                    break;
                default:
                    await store.WriteAsync(write);
                    written.Add(write);
                    break;
            }
        }
    }

    /// <summary>All that a tenant, and users without one, can see.</summary>
    private static async Task<string> DescribeAsync(EntityFrameworkFlagStore store, string tenant, FlagProvider provider)
    {
        List<string> lines = [];
        await using (ServiceProvider services = Services(provider))
        {
            FlagEngine engine = services.GetRequiredService<FlagEngine>();
            Assert.True(await engine.WaitUntilReadyAsync(TimeSpan.FromSeconds(60)));
            foreach (string? asked in (string?[])[tenant, null])
            {
                FlagContext[] users =
                [
                    new("ada") { TenantId = asked }, new("bob") { TenantId = asked, Groups = ["qa"] }, new("eve") { TenantId = asked, IsStaff = true }, new() { TenantId = asked },
                    .. Enumerable.Range(0, 8).Select(user => new FlagContext(user.ToString(CultureInfo.InvariantCulture)) { TenantId = asked }),
                ];

                // Whether a default is STATIC or DEFAULT says only whether the flag has any targeting at all, whosesoever.
                lines.AddRange(users.SelectMany(engine.Client.EvaluateAll)
                    .Select(static answer => string.Create(CultureInfo.InvariantCulture, $"{answer.Key} {answer.Value.Value} {answer.Value.Variant} {answer.Value.Reason}").Replace("STATIC", "DEFAULT", StringComparison.Ordinal)));
            }
        }

        foreach (string key in Keys)
        {
            lines.Add(Describe(await store.FindAsync(key, tenant, default)));
            lines.Add(Describe(await store.FindAsync(key, null, default)));
        }

        IReadOnlyList<FlagAuditEntry> trail = await store.ReadAuditAsync(new FlagAuditQuery { TenantId = tenant, Limit = FlagAuditQuery.MaxLimit }, default);
        lines.AddRange(trail.Select(static entry => JsonSerializer.Serialize(entry)));
        return string.Join('\n', lines);
    }

    private static string Describe(StoredFlagState? state) => JsonSerializer.Serialize(state);

    private static ServiceProvider Services(FlagProvider provider)
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddTypedFlags().AddProvider(provider);
        return services.BuildServiceProvider();
    }

    private sealed record Step(Act Act, string FlagKey, string? State);

    private sealed record Case(string Tenant, string Other, Step[] Before, Step[] Steps)
    {
        public override string ToString() => $"'{Tenant}' against '{Other}': {string.Join(", ", Steps.Select(static step => step.ToString()))}";
    }

    /// <summary>Goes on from what it read for the engine before: each engine sees what a long-lived one sees, by differences.</summary>
    private sealed class FollowingProvider(FlagStore store) : FlagStoreProvider(store)
    {
        private FlagProviderState _state = FlagProviderState.Empty;

        public override async ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken) =>
            _state = await base.LoadAsync(_state, cancellationToken);
    }
}
