using System.Text.Json;

namespace TypedFlags.Tests.Shared;

/// <summary>What every store promises, whatever it writes to. A store's tests derive from this, and each test has a store of its own.</summary>
public abstract partial class FlagStoreContract : IAsyncDisposable
{
    /// <summary>An empty store.</summary>
    protected abstract ValueTask<FlagStore> CreateAsync();

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    [Fact]
    public async Task An_empty_store_has_nothing()
    {
        FlagStore store = await CreateAsync();

        FlagStoreChanges all = await store.ReadAsync(position: null, Cancelled);

        Assert.True(all.IsComplete);
        Assert.Empty(all.States);
        Assert.Null(await store.FindAsync("new_cart", tenantId: null, Cancelled));
        Assert.Empty(await store.ReadAuditAsync(new FlagAuditQuery(), Cancelled));
    }

    [Fact]
    public async Task What_is_written_is_found_and_read()
    {
        FlagStore store = await CreateAsync();

        const string State = """{"rollout":12.5,"users":["ada","Zoë 🐎"]}""";

        StoredFlagState written = await store.WriteAsync(Write("new_cart", State), Cancelled);

        StoredFlagState? found = await store.FindAsync("new_cart", tenantId: null, Cancelled);
        StoredFlagState read = Assert.Single((await store.ReadAsync(position: null, Cancelled)).States);
        Assert.Equal(Text(JsonElement.Parse(State)), Text(found!.State));
        Assert.Equal(Text(found.State), Text(read.State));
        Assert.Equal(written.Version, found.Version);
        Assert.Equal("olga", read.ChangedBy);
        Assert.InRange(written.Version, 1, long.MaxValue);
    }

    [Fact]
    public async Task A_tenant_s_share_is_apart_from_the_flag_s_own_state()
    {
        FlagStore store = await CreateAsync();
        await store.WriteAsync(Write("new_cart", "true"), Cancelled);
        await store.WriteAsync(Write("new_cart", "false", tenant: "acme"), Cancelled);
        await store.WriteAsync(Write("new_cart", """{"rollout":5}""", tenant: "umbrella"), Cancelled);

        await store.WriteAsync(Write("new_cart", state: null, tenant: "acme"), Cancelled);

        Assert.Equal("true", Text((await store.FindAsync("new_cart", null, Cancelled))!.State));
        Assert.Null(await store.FindAsync("new_cart", "acme", Cancelled));
        Assert.Equal("""{"rollout":5}""", Text((await store.FindAsync("new_cart", "umbrella", Cancelled))!.State));
        Assert.Equal(2, (await store.ReadAsync(null, Cancelled)).States.Count);
    }

    [Fact]
    public async Task A_reading_goes_on_from_where_the_last_one_ended()
    {
        FlagStore store = await CreateAsync();
        await store.WriteAsync(Write("new_cart", "true"), Cancelled);
        await store.WriteAsync(Write("gift_wrap", "true"), Cancelled);
        string position = (await store.ReadAsync(null, Cancelled)).Position;

        await store.WriteAsync(Write("gift_wrap", state: null), Cancelled);
        await store.WriteAsync(Write("new_cart", "false", tenant: "acme"), Cancelled);
        FlagStoreChanges changes = await store.ReadAsync(position, Cancelled);
        FlagStoreChanges none = await store.ReadAsync(changes.Position, Cancelled);

        Assert.False(changes.IsComplete);
        Assert.Equal(
            [("gift_wrap", null, null), ("new_cart", "acme", "false")],
            changes.States.OrderBy(state => state.Version).Select(state => (state.FlagKey, state.TenantId, state.State is { } json ? Text(json) : null)));
        Assert.Empty(none.States);
        Assert.Equal(changes.Position, none.Position);
    }

    [Fact]
    public async Task A_position_that_the_store_does_not_know_gives_everything()
    {
        FlagStore store = await CreateAsync();
        await store.WriteAsync(Write("new_cart", "true"), Cancelled);

        FlagStoreChanges changes = await store.ReadAsync("somebody else's", Cancelled);

        Assert.True(changes.IsComplete);
        Assert.Single(changes.States);
    }

    [Fact]
    public async Task Who_has_not_seen_the_latest_version_is_refused()
    {
        FlagStore store = await CreateAsync();
        StoredFlagState first = await store.WriteAsync(Write("new_cart", "true", expected: 0), Cancelled);
        StoredFlagState second = await store.WriteAsync(Write("new_cart", "false", expected: first.Version), Cancelled);

        FlagStoreConflictException conflict = await Assert.ThrowsAsync<FlagStoreConflictException>(
            async () => await store.WriteAsync(Write("new_cart", """{"rollout":1}""", expected: first.Version), Cancelled));

        Assert.Equal(second.Version, conflict.Current!.Version);
        Assert.Equal("false", Text((await store.FindAsync("new_cart", null, Cancelled))!.State));
        Assert.Equal(2, (await store.ReadAuditAsync(new FlagAuditQuery(), Cancelled)).Count);
    }

    [Fact]
    public async Task Who_expects_nothing_is_refused_where_there_is_something_and_not_where_it_was_dropped()
    {
        FlagStore store = await CreateAsync();
        await store.WriteAsync(Write("new_cart", "true", expected: 0), Cancelled);
        await Assert.ThrowsAsync<FlagStoreConflictException>(async () => await store.WriteAsync(Write("new_cart", "false", expected: 0), Cancelled));
        await store.WriteAsync(Write("new_cart", state: null), Cancelled);

        StoredFlagState again = await store.WriteAsync(Write("new_cart", "false", expected: 0), Cancelled);

        Assert.Equal("false", Text(again.State));
    }

    [Fact]
    public async Task A_write_that_is_repeated_is_done_once()
    {
        FlagStore store = await CreateAsync();
        FlagStateWrite write = Write("new_cart", "true", expected: 0);
        StoredFlagState first = await store.WriteAsync(write, Cancelled);
        await store.WriteAsync(Write("new_cart", "false"), Cancelled);

        StoredFlagState again = await store.WriteAsync(write, Cancelled);

        Assert.Equal(first.Version, again.Version);
        Assert.Equal("true", Text(again.State));
        Assert.Equal("false", Text((await store.FindAsync("new_cart", null, Cancelled))!.State));
        Assert.Equal(2, (await store.ReadAuditAsync(new FlagAuditQuery(), Cancelled)).Count);
    }

    [Fact]
    public async Task The_audit_trail_says_who_changed_what_from_what_to_what_and_why()
    {
        FlagStore store = await CreateAsync();
        StoredFlagState first = await store.WriteAsync(Write("new_cart", "true"), Cancelled);
        FlagStateWrite change = Write("new_cart", """{"rollout":5}""", comment: "Too many complaints.");
        StoredFlagState second = await store.WriteAsync(change, Cancelled);
        await store.WriteAsync(Write("new_cart", state: null), Cancelled);

        IReadOnlyList<FlagAuditEntry> trail = await store.ReadAuditAsync(new FlagAuditQuery(), Cancelled);

        Assert.Equal(3, trail.Count);
        Assert.Null(trail[0].After);
        Assert.Equal(
            (second.Version, change.Id, "new_cart", null, "true", """{"rollout":5}""", "olga", "Too many complaints."),
            (trail[1].Version, trail[1].WriteId, trail[1].FlagKey, trail[1].TenantId, Text(trail[1].Before), Text(trail[1].After), trail[1].Actor, trail[1].Comment));
        Assert.Equal((first.Version, null), (trail[2].Version, trail[2].Before));
    }

    [Fact]
    public async Task The_audit_trail_can_be_read_in_parts()
    {
        FlagStore store = await CreateAsync();
        for (int round = 0; round < 5; round++)
        {
            await store.WriteAsync(Write("new_cart", round % 2 == 0 ? "true" : "false"), Cancelled);
            await store.WriteAsync(Write("gift_wrap", "true", tenant: "acme"), Cancelled);
        }

        IReadOnlyList<FlagAuditEntry> first = await store.ReadAuditAsync(new FlagAuditQuery { FlagKey = "new_cart", Limit = 3 }, Cancelled);
        IReadOnlyList<FlagAuditEntry> rest = await store.ReadAuditAsync(
            new FlagAuditQuery { FlagKey = "new_cart", Limit = 3, BeforeVersion = first[^1].Version }, Cancelled);
        IReadOnlyList<FlagAuditEntry> acme = await store.ReadAuditAsync(new FlagAuditQuery { TenantId = "acme" }, Cancelled);

        Assert.Equal([3, 2, 5], [first.Count, rest.Count, acme.Count]);
        Assert.Equal(5, first.Concat(rest).Select(entry => entry.Version).Distinct().Count());
        Assert.Equal(first.Concat(rest).Select(entry => entry.Version).OrderDescending(), first.Concat(rest).Select(entry => entry.Version));
    }

    [Fact]
    public async Task Fingerprints_are_kept_by_flag()
    {
        FlagStore store = await CreateAsync();
        await store.WriteFingerprintsAsync(new Dictionary<string, string?> { ["new_cart"] = "1", ["gift_wrap"] = "2" }, Cancelled);

        await store.WriteFingerprintsAsync(new Dictionary<string, string?> { ["new_cart"] = "3", ["gift_wrap"] = null, ["other"] = null }, Cancelled);

        Assert.Equal([new("new_cart", "3")], await store.ReadFingerprintsAsync(Cancelled));
    }

    [Fact]
    public async Task The_fingerprints_of_thousands_of_flags_are_kept_as_they_are()
    {
        FlagStore store = await CreateAsync();
        Dictionary<string, string> all = [];
        for (int flag = 0; flag < 5000; flag++)
        {
            string key = $"flag_{flag:0000}";
            all.Add(key, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key))));
        }

        all.Add(new string('k', FlagStore.MaxKeyLength), new string('f', 64));
        await store.WriteFingerprintsAsync(all.ToDictionary(one => one.Key, one => (string?)one.Value), Cancelled);
        Assert.Equal(all, await store.ReadFingerprintsAsync(Cancelled));

        // The next build: every other flag has changed, and every fifth is gone.
        Dictionary<string, string?> changes = [];
        foreach ((string key, int place) in all.Keys.Order(StringComparer.Ordinal).Select((key, place) => (key, place)).ToList())
        {
            if (place % 5 == 0)
            {
                changes[key] = null;
                all.Remove(key);
            }
            else if (place % 2 == 0)
            {
                changes[key] = all[key] = new string('0', 64);
            }
        }

        await store.WriteFingerprintsAsync(changes, Cancelled);
        Assert.Equal(all, await store.ReadFingerprintsAsync(Cancelled));
    }

    [Theory]
    [InlineData("", "olga", "true")]
    [InlineData("new_cart", " ", "true")]
    [InlineData("new_cart", "olga", "null")]
    [InlineData("new_cart", "olga", "[1]")]
    [InlineData("nul\0", "olga", "true")]
    public async Task What_is_no_write_is_refused_with_a_reason(string flag, string actor, string state)
    {
        FlagStore store = await CreateAsync();

        ArgumentException refused = await Assert.ThrowsAnyAsync<ArgumentException>(
            async () => await store.WriteAsync(Write(flag, state, actor: actor), Cancelled));

        Assert.NotEmpty(refused.Message);
        Assert.Empty((await store.ReadAsync(null, Cancelled)).States);
    }

    [Fact]
    public async Task Text_that_is_not_Unicode_is_refused_because_it_would_not_be_the_same_again()
    {
        // Halves of a pair, which UTF-8 has no bytes for: a store would keep something else, and one user or flag could be taken for another.
        string half = "olga " + (char)0xD83D;
        FlagStore store = await CreateAsync();
        (string What, FlagStateWrite Write)[] writes =
        [
            ("flag's key", Write("new_cart" + (char)0xDC0E, "true")),
            ("tenant's id", Write("new_cart", "true", tenant: half)),
            ("who writes", Write("new_cart", "true", actor: half)),
            ("comment", Write("new_cart", "true", comment: half)),
            ("state", Write("new_cart", """{"users":["ada","olga \ud83d"]}""")),
            ("state", Write("new_cart", """{"tenants":{"\udc0e":{"enabled":true}}}""")),
        ];

        foreach ((string what, FlagStateWrite write) in writes)
        {
            ArgumentException refused = await Assert.ThrowsAnyAsync<ArgumentException>(async () => await store.WriteAsync(write, Cancelled));
            Assert.Contains(what, refused.Message, StringComparison.Ordinal);
            Assert.Contains("not Unicode", refused.Message, StringComparison.Ordinal);
        }

        Assert.Empty((await store.ReadAsync(null, Cancelled)).States);
        Assert.Empty(await store.ReadAuditAsync(new FlagAuditQuery(), Cancelled));
    }

    [Fact]
    public async Task Keys_and_tenants_differ_in_upper_and_lower_case_and_may_hold_any_character()
    {
        FlagStore store = await CreateAsync();
        string[] tenants = ["acme", "ACME", "../up", "a b", "ü", "ⓤ🐎", "con", new string('x', FlagStore.MaxKeyLength), "a/b\\c:d*?\"<>|", "%2e", "acme."];
        foreach (string tenant in tenants)
        {
            await store.WriteAsync(Write("new_cart", $$"""{"users":[{{JsonSerializer.Serialize(tenant)}}]}""", tenant: tenant), Cancelled);
        }

        foreach (string tenant in tenants)
        {
            StoredFlagState found = (await store.FindAsync("new_cart", tenant, Cancelled))!;
            Assert.Equal(tenant, found.State!.Value.GetProperty("users")[0].GetString());
        }

        Assert.Equal(tenants.Length, (await store.ReadAsync(null, Cancelled)).States.Count);
    }

    protected static FlagStateWrite Write(
        string flag, string? state, string? tenant = null, long? expected = null, string actor = "olga", string? comment = null) => new()
        {
            FlagKey = flag,
            TenantId = tenant,
            State = state is null ? null : JsonElement.Parse(state),
            ExpectedVersion = expected,
            Actor = actor,
            Comment = comment,
        };

    /// <summary>The state as compact JSON: stores may space it as they like.</summary>
    protected static string Text(JsonElement? state) => JsonSerializer.Serialize(state, Plain);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
