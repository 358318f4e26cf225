using System.Text.Json;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>Lists of users in a real PostgreSQL: written many at once, and looked up one user at a time, in all three tenancies.</summary>
public sealed class UserListTests(PostgresDatabases databases) : IAsyncDisposable
{
    private const string Operator = "carol";

    private static readonly FlagUserList Beta = new("new_checkout");

    private readonly TenancyDatabase _database = new(databases);

    public static TheoryData<FlagTenancy> Tenancies { get; } = [FlagTenancy.Column, FlagTenancy.Schema, FlagTenancy.Hybrid];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [MemberData(nameof(Tenancies))]
    public async Task Who_is_in_a_list_gets_the_flag_and_nobody_else(FlagTenancy tenancy)
    {
        EntityFrameworkFlagStore store = await CreateAsync(tenancy);
        await store.UserLists.AddAsync(Beta, ["ada", "bob"], Operator, cancellationToken: Cancelled);
        await store.UserLists.AddAsync(new FlagUserList("gift_wrap", IsExclude: true), ["ada"], Operator, cancellationToken: Cancelled);
        await using NodeWithLists node = await NodeWithLists.StartAsync(store);

        Assert.True(await node.IsOnAsync("new_checkout", "ada"));
        Assert.False(await node.IsOnAsync("new_checkout", "eve"));
        Assert.False(await node.IsOnAsync("new_checkout", "Ada"));
        Assert.False(await node.IsOnAsync("gift_wrap", "ada"));
        Assert.True(await node.IsOnAsync("gift_wrap", "bob"));
    }

    [Theory]
    [MemberData(nameof(Tenancies))]
    public async Task A_tenant_s_list_is_for_that_tenant_only(FlagTenancy tenancy)
    {
        EntityFrameworkFlagStore store = await CreateAsync(tenancy);
        await store.UserLists.AddAsync(new FlagUserList("new_checkout", "acme"), ["ada"], Operator, cancellationToken: Cancelled);
        await store.UserLists.AddAsync(new FlagUserList("new_checkout", "a\"b"), ["bob"], Operator, cancellationToken: Cancelled);
        await using NodeWithLists node = await NodeWithLists.StartAsync(store);

        Assert.True(await node.IsOnAsync("new_checkout", "ada", "acme"));
        Assert.True(await node.IsOnAsync("new_checkout", "bob", "a\"b"));
        Assert.False(await node.IsOnAsync("new_checkout", "ada", "a\"b"));
        Assert.False(await node.IsOnAsync("new_checkout", "ada", "nobody"));
        Assert.False(await node.IsOnAsync("new_checkout", "ada"));
    }

    [Theory]
    [InlineData(FlagTenancy.Column, "public")]
    [InlineData(FlagTenancy.Schema, "flags_acme")]
    [InlineData(FlagTenancy.Hybrid, "flags_acme")]
    public async Task A_tenant_s_users_are_in_the_tenant_s_schema(FlagTenancy tenancy, string expected)
    {
        EntityFrameworkFlagStore store = await CreateAsync(tenancy);
        await store.UserLists.AddAsync(new FlagUserList("new_checkout", "acme"), ["ada"], Operator, cancellationToken: Cancelled);
        await store.UserLists.AddAsync(new FlagUserList("new_checkout", "acme"), ["bob"], Operator, cancellationToken: Cancelled);

        List<string> holding = await _database.AskAsync($"""
            SELECT table_schema || ' ' || (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I.%I', table_schema, table_name), false, true, '')))[1]::text AS "Value"
            FROM information_schema.tables WHERE table_name = 'flag_user_list_members'
            """);

        Assert.Equal([$"{expected} 2"], holding.Where(static schema => !schema.EndsWith(" 0", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Tenancies))]
    public async Task Writes_say_what_they_did(FlagTenancy tenancy)
    {
        FlagUserLists lists = (await CreateAsync(tenancy)).UserLists;
        FlagUserList list = new("new_checkout", "acme");

        Assert.Equal(new FlagUserListChange(3, 0, 3), await lists.AddAsync(list, ["a", "b", "c", "a"], Operator, cancellationToken: Cancelled));
        Assert.Equal(new FlagUserListChange(1, 0, 4), await lists.AddAsync(list, ["c", "d"], Operator, cancellationToken: Cancelled));
        Assert.Equal(new FlagUserListChange(0, 2, 2), await lists.RemoveAsync(list, ["a", "b", "nobody"], Operator, cancellationToken: Cancelled));
        Assert.Equal(new FlagUserListChange(2, 1, 3), await lists.ReplaceAsync(list, ["d", "e", "f"], Operator, cancellationToken: Cancelled));
        Assert.Equal(3, await lists.CountAsync(list, Cancelled));
        Assert.Equal(new FlagUserListChange(0, 3, 0), await lists.ReplaceAsync(list, [], Operator, cancellationToken: Cancelled));
        Assert.Equal(default, await lists.RemoveAsync(list, ["a"], Operator, cancellationToken: Cancelled));
        Assert.Equal(0, await lists.CountAsync(list, Cancelled));
    }

    [Theory]
    [MemberData(nameof(Tenancies))]
    public async Task After_any_writes_those_are_in_that_would_be_in_a_set(FlagTenancy tenancy)
    {
        FlagUserLists lists = (await CreateAsync(tenancy)).UserLists;
        FlagUserList list = new("new_checkout", "acme");
        HashSet<string> expected = [];
        Random random = new(20261121);
        for (int round = 0; round < 25; round++)
        {
            string[] users = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => $"user-{random.Next(40)}")];
            HashSet<string> before = [.. expected];
            FlagUserListChange change;
            switch (random.Next(3))
            {
                case 0:
                    expected.UnionWith(users);
                    change = await lists.AddAsync(list, users, Operator, cancellationToken: Cancelled);
                    break;
                case 1:
                    expected.ExceptWith(users);
                    change = await lists.RemoveAsync(list, users, Operator, cancellationToken: Cancelled);
                    break;
                default:
                    expected = [.. users];
                    change = await lists.ReplaceAsync(list, users, Operator, cancellationToken: Cancelled);
                    break;
            }

            Assert.Equal(new FlagUserListChange(expected.Except(before).Count(), before.Except(expected).Count(), expected.Count), change);
            string schema = tenancy == FlagTenancy.Column ? "public" : "flags_acme";
            await using TypedFlagsDbContext context = _database.Open();
            Assert.Equal(expected.Order(StringComparer.Ordinal), (await MembersAsync(schema)).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Tenancies))]
    public async Task The_audit_trail_says_how_many_and_by_whom_and_never_who(FlagTenancy tenancy)
    {
        EntityFrameworkFlagStore store = await CreateAsync(tenancy);
        FlagUserList list = new("max_items", "acme", "wide");
        await store.UserLists.AddAsync(list, ["secret-1", "secret-2", "secret-3"], Operator, "the first ones", cancellationToken: Cancelled);
        await store.UserLists.RemoveAsync(list, ["secret-1"], "dave", cancellationToken: Cancelled);

        IReadOnlyList<FlagAuditEntry> trail = await store.ReadAuditAsync(new FlagAuditQuery { TenantId = "acme" }, Cancelled);

        Assert.Equal(
            [
                (2, "dave", null, """{"user_list":{"variant":"wide","count":3}}""", """{"user_list":{"variant":"wide","added":0,"removed":1,"count":2}}"""),
                (1, Operator, "the first ones", null, """{"user_list":{"variant":"wide","added":3,"removed":0,"count":3}}"""),
            ],
            trail.Select(static entry => (entry.Version, entry.Actor, entry.Comment, entry.Before?.GetRawText(), entry.After?.GetRawText())));
        Assert.DoesNotContain("secret", JsonSerializer.Serialize(trail), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tenancies))]
    public async Task A_write_that_is_repeated_with_its_id_is_done_once(FlagTenancy tenancy)
    {
        EntityFrameworkFlagStore store = await CreateAsync(tenancy);
        FlagUserList list = new("new_checkout", "acme");
        Guid id = Guid.CreateVersion7();
        FlagUserListChange first = await store.UserLists.AddAsync(list, ["ada", "bob"], Operator, id: id, cancellationToken: Cancelled);
        await store.UserLists.RemoveAsync(list, ["ada"], Operator, cancellationToken: Cancelled);

        FlagUserListChange again = await store.UserLists.AddAsync(list, ["ada", "bob"], Operator, id: id, cancellationToken: Cancelled);

        Assert.Equal(first, again);
        Assert.Equal(1, await store.UserLists.CountAsync(list, Cancelled));
        Assert.Equal(2, (await store.ReadAuditAsync(new FlagAuditQuery { TenantId = "acme" }, Cancelled)).Count);
    }

    [Fact]
    public async Task Writers_of_one_list_take_turns_and_none_is_lost()
    {
        EntityFrameworkFlagStore store = await CreateAsync(FlagTenancy.Column);

        await Parallel.ForAsync(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (writer, _) =>
            await store.UserLists.AddAsync(Beta, [$"user-{writer}", "everybody"], Operator, cancellationToken: Cancelled));

        Assert.Equal(17, await store.UserLists.CountAsync(Beta, Cancelled));
        Assert.Equal(17, (await MembersAsync("public")).Count);
    }

    [Theory]
    [MemberData(nameof(Tenancies))]
    public async Task A_tenant_that_is_dropped_takes_its_lists_along(FlagTenancy tenancy)
    {
        EntityFrameworkFlagStore store = await CreateAsync(tenancy);
        FlagUserList list = new("new_checkout", "acme");
        await store.UserLists.AddAsync(Beta, ["bob"], Operator, cancellationToken: Cancelled);
        await store.UserLists.AddAsync(list, ["ada"], Operator, cancellationToken: Cancelled);
        await using NodeWithLists node = await NodeWithLists.StartAsync(store);

        Assert.True(await store.DropTenantAsync("acme", Cancelled));

        Assert.Equal((0, 1), (await store.UserLists.CountAsync(list, Cancelled), await store.UserLists.CountAsync(Beta, Cancelled)));
        Assert.Equal(["bob"], await MembersAsync("public"));

        // The node has not heard of it yet.
        Assert.False(await node.IsOnAsync("new_checkout", "ada", "acme"));
        Assert.Empty(node.LoggedErrors);
    }

    [Theory]
    [InlineData("", "The flag's key must have 1 to 256 characters")]
    [InlineData("new_checkout", "A targeting key must have 1 to 256 characters")]
    public async Task What_is_no_write_is_refused_before_anything_is_done(string flagKey, string expected)
    {
        EntityFrameworkFlagStore store = await CreateAsync(FlagTenancy.Column);

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(
            () => store.UserLists.AddAsync(new FlagUserList(flagKey), ["ada", new string('x', 257)], Operator, cancellationToken: Cancelled));

        Assert.StartsWith(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_no_database_takes_is_in_no_list_and_no_outage()
    {
        EntityFrameworkFlagStore store = await CreateAsync(FlagTenancy.Column);
        await store.UserLists.AddAsync(Beta, ["ada"], Operator, cancellationToken: Cancelled);
        await using NodeWithLists node = await NodeWithLists.StartAsync(store);

        foreach (string key in (string[])["a\0b", "\ud800", "a\udc00\ud800", new string('x', 100_000)])
        {
            Assert.False(await node.IsOnAsync("new_checkout", key));
            await Assert.ThrowsAsync<ArgumentException>(() => store.UserLists.AddAsync(Beta, [key], Operator, cancellationToken: Cancelled));
        }

        Assert.True(await node.IsOnAsync("new_checkout", "ada"));
        Assert.Empty(node.LoggedErrors);
    }

    [Fact]
    public async Task A_key_of_any_script_is_found()
    {
        EntityFrameworkFlagStore store = await CreateAsync(FlagTenancy.Column);
        string[] keys = ["ünï", "漢字", "😀", "a'b\"c;--", "{0}", "%_"];
        await store.UserLists.AddAsync(Beta, keys, Operator, cancellationToken: Cancelled);
        await using NodeWithLists node = await NodeWithLists.StartAsync(store);

        foreach (string key in keys)
        {
            Assert.True(await node.IsOnAsync("new_checkout", key), key);
        }
    }

    private async Task<EntityFrameworkFlagStore> CreateAsync(FlagTenancy tenancy)
    {
        await _database.CreateAsync();
        return _database.Store(tenancy);
    }

    private async Task<List<string>> MembersAsync(string schema) => string.Equals(schema, "public", StringComparison.Ordinal)
        ? await _database.AskAsync($"SELECT targeting_key AS \"Value\" FROM flag_user_list_members")
        : await _database.AskAsync($"SELECT targeting_key AS \"Value\" FROM flags_acme.flag_user_list_members");
}
