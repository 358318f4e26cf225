using TypedFlags.Tests.Hooks;
using TypedFlags.Tests.Laws.Generation;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Memberships;

/// <summary>Lists too large for memory: who is in them is looked up when a context is prepared, and never while a flag is evaluated.</summary>
public sealed class MembershipTests : IDisposable
{
    private const string Beta = """{"key":"beta","type":"boolean","default":false}""";
    private const string Requiring = """{"key":"requiring","type":"boolean","requires":{"beta":true},"default":true}""";
    private const string Layout = """{"key":"layout","type":"string","variants":{"plain":"p","wide":"w"},"default":"plain","users":{"plain":["ada"]}}""";

    private static readonly FlagUserList OfBeta = new("beta");

    private readonly FlagsWithLists _flags = new(Beta, Layout, Requiring);

    public void Dispose() => _flags.Dispose();

    [Fact]
    public void Who_is_in_the_list_is_on_once_the_context_is_prepared()
    {
        _flags.Lists.Add(OfBeta, "ada");

        Assert.True(_flags[0].IsEnabled(_flags.Prepare(new FlagContext("ada"))));
        Assert.False(_flags[0].IsEnabled(_flags.Prepare(new FlagContext("bob"))));
    }

    [Fact]
    public void Who_was_not_looked_up_counts_as_not_listed()
    {
        _flags.Lists.Add(OfBeta, "ada");

        Assert.False(_flags[0].IsEnabled(new FlagContext("ada")));
    }

    [Fact]
    public void One_question_is_enough_for_all_flags_and_evaluations()
    {
        _flags.Lists.Add(OfBeta, "ada");
        _flags.Lists.Add(new FlagUserList("layout", Variant: "wide"), "ada");

        FlagContext context = _flags.Prepare(new FlagContext("ada"));
        _flags.Handles.EvaluateAll(context);
        _flags[0].IsEnabled(context);

        Assert.Equal(1, _flags.Lists.Questions);
    }

    [Fact]
    public void The_list_is_part_of_the_list_in_the_state()
    {
        _flags.Above.Replace("""{"beta":{"users":["bob"]}}""");
        _flags.Lists.Add(OfBeta, "ada");

        Assert.Equal(["on", "on", "off"], ((string[])["ada", "bob", "eve"]).Select(user => _flags.Answer("beta", _flags.Prepare(new FlagContext(user)))));
    }

    [Fact]
    public void Variants_are_asked_in_their_order_wherever_their_lists_are()
    {
        _flags.Lists.Add(new FlagUserList("layout", Variant: "wide"), "ada", "bob");

        // 'plain' comes first, and has ada in the file.
        Assert.Equal(["plain", "wide"], ((string[])["ada", "bob"]).Select(user => _flags.Answer("layout", _flags.Prepare(new FlagContext(user)))));
    }

    [Fact]
    public void Who_is_excluded_outside_is_out_whatever_else_lists_them()
    {
        _flags.Above.Replace("""{"beta":{"users":["ada"]}}""");
        _flags.Lists.Add(new FlagUserList("beta", IsExclude: true), "ada");

        Assert.False(_flags[0].IsEnabled(_flags.Prepare(new FlagContext("ada"))));
    }

    [Fact]
    public void A_tenant_s_list_is_for_the_context_s_own_tenant_only()
    {
        _flags.Lists.Add(new FlagUserList("beta", "acme"), "ada");

        Assert.True(_flags[0].IsEnabled(_flags.Prepare(new FlagContext("ada") { TenantId = "acme" })));
        Assert.False(_flags[0].IsEnabled(_flags.Prepare(new FlagContext("ada") { TenantId = "other" })));
        Assert.False(_flags[0].IsEnabled(_flags.Prepare(new FlagContext("ada"))));
    }

    [Fact]
    public void Prerequisites_see_the_lists_too()
    {
        _flags.Lists.Add(OfBeta, "ada");

        Assert.Equal("on", _flags.Answer("requiring", _flags.Prepare(new FlagContext("ada"))));
        Assert.Equal("off", _flags.Answer("requiring", _flags.Prepare(new FlagContext("bob"))));
    }

    [Fact]
    public void No_layer_takes_the_lists_away()
    {
        _flags.Lists.Add(OfBeta, "ada");

        _flags.Above.Replace("""{"beta":{"users":null,"tenants":null,"rollout":0}}""");

        Assert.True(_flags[0].IsEnabled(_flags.Prepare(new FlagContext("ada"))));
    }

    [Fact]
    public void A_first_list_and_a_last_one_are_changes_of_the_flag()
    {
        List<string> changed = [];
        using ManualResetEventSlim seen = new();
        using IDisposable subscription = _flags.Engine.OnChanged(change =>
        {
            changed.AddRange(change.Keys);
            seen.Set();
        });

        _flags.Lists.Add(OfBeta, "ada");
        Assert.True(seen.Wait(TimeSpan.FromSeconds(60)));
        seen.Reset();
        _flags.Lists.Remove(OfBeta);
        Assert.True(seen.Wait(TimeSpan.FromSeconds(60)));

        Assert.Equal(["beta", "beta"], changed);
        Assert.Equal(FlagReason.Static, _flags[0].Evaluate(new FlagContext("ada")).Reason);
    }

    [Fact]
    public void A_list_for_a_variant_that_there_is_not_is_told_with_the_near_name()
    {
        _flags.Lists.Add(new FlagUserList("layout", Variant: "wid"), "ada");

        Assert.Contains("'wid', which there is not (did you mean 'wide'?)", Assert.Single(_flags.Log.At(Microsoft.Extensions.Logging.LogLevel.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scope_serves_the_application_s_own_types_of_the_same_user()
    {
        _flags.Lists.Add(OfBeta, "ada");

        using ((await _flags.Engine.PrepareAsync("ada", cancellationToken: TestContext.Current.CancellationToken)).Use())
        {
            Assert.True(_flags[0].IsEnabled(new ContextCopy(new FlagContext("ada"))));
        }

        Assert.False(_flags[0].IsEnabled(new ContextCopy(new FlagContext("ada"))));
    }

    [Fact]
    public async Task Nobody_else_sees_in_a_scope_what_was_looked_up_of_one_user()
    {
        _flags.Lists.Add(OfBeta, "ada");

        using ((await _flags.Engine.PrepareAsync("ada", cancellationToken: TestContext.Current.CancellationToken)).Use())
        {
            Assert.False(_flags[0].IsEnabled(new FlagContext("bob")));
            Assert.False(_flags[0].IsEnabled(new ContextCopy(new FlagContext("bob"))));
            Assert.False(_flags[0].IsEnabled());
        }
    }

    [Fact]
    public async Task Scopes_of_several_users_nest_and_hide_no_context()
    {
        _flags.Lists.Add(OfBeta, "ada", "bob");
        CancellationToken cancellation = TestContext.Current.CancellationToken;

        using IDisposable ambient = FlagContext.Use(new FlagContext("ada"));
        using IDisposable outer = (await _flags.Engine.PrepareAsync("ada", cancellationToken: cancellation)).Use();
        using IDisposable inner = (await _flags.Engine.PrepareAsync("bob", cancellationToken: cancellation)).Use();

        Assert.True(_flags[0].IsEnabled());
        Assert.True(_flags[0].IsEnabled(new FlagContext("bob")));
    }

    [Fact]
    public async Task An_application_s_own_type_is_prepared_by_its_adapter()
    {
        _flags.Lists.Add(new FlagUserList("beta", "acme"), "ada");
        ContextCopy customer = new(new FlagContext("ada") { TenantId = "acme" });

        using ((await _flags.Engine.PrepareAsync(in customer, TestContext.Current.CancellationToken)).Use())
        {
            Assert.True(_flags[0].IsEnabled(customer));
        }
    }

    [Fact]
    public void A_prepared_context_may_be_the_ambient_one()
    {
        _flags.Lists.Add(OfBeta, "ada");

        using (FlagContext.Use(_flags.Prepare(new FlagContext("ada"))))
        {
            Assert.True(_flags[0].IsEnabled());
            Assert.True(_flags[0].IsEnabled(new ContextCopy(new FlagContext("ada"))));
        }
    }

    [Fact]
    public void Preparing_changes_nothing_else_of_a_context()
    {
        FlagContext context = new("ada") { TenantId = "acme", Groups = ["qa"], IsStaff = true, ["plan"] = "pro" };

        FlagContext prepared = _flags.Prepare(context);

        Assert.Equal(("ada", "acme", true, "pro"), (prepared.TargetingKey, prepared.TenantId, prepared.IsStaff, prepared["plan"].ToString()));
        Assert.Equal(["qa"], prepared.Groups);
    }

    [Fact]
    public void An_anonymous_user_is_not_looked_up()
    {
        Assert.Same(FlagContext.Anonymous, _flags.Prepare(FlagContext.Anonymous));
        Assert.Equal(0, _flags.Lists.Questions);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("ada", true)]
    [InlineData("bob", false)]
    public void A_context_that_a_hook_changes_keeps_what_was_looked_up_while_the_user_is_the_same(string? hooksUser, bool isOn)
    {
        RecordingHook hook = new("hook", []) { OnBefore = _ => new FlagContext(hooksUser) { ["plan"] = "pro" } };
        using FlagsWithLists flags = new(TimeProvider.System, RefreshSettings.Default, [Beta], hook);
        flags.Lists.Add(OfBeta, "ada");

        Assert.Equal(isOn, flags[0].IsEnabled(flags.Prepare(new FlagContext("ada"))));
    }

    [Fact]
    public void What_another_engine_looked_up_is_not_this_one_s()
    {
        using FlagsWithLists other = new(Beta);
        other.Lists.Add(OfBeta, "ada");
        _flags.Lists.Add(OfBeta, "bob");

        Assert.False(_flags[0].IsEnabled(other.Prepare(new FlagContext("ada"))));
    }

    [Fact]
    public void Asking_for_a_flag_with_lists_costs_no_memory()
    {
        _flags.Lists.Add(OfBeta, "ada");
        FlagContext listed = _flags.Prepare(new FlagContext("ada"));
        FlagContext unprepared = new("ada");

        Assert.Equal(0, AllocatedBytes.Of(() => _flags[0].IsEnabled(listed)));
        Assert.Equal(0, AllocatedBytes.Of(() => _flags[0].IsEnabled(unprepared)));
    }
}
