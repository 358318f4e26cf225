using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Evaluation;

/// <summary>What is said of flags whose state is a copy that its source has not confirmed: the value, with the reason STALE.</summary>
public sealed class StaleTests : IDisposable
{
    private const string Definitions =
        """
        {"format":1,"context":{"plan":{"type":"string"}}}
        {"key":"constant","type":"boolean","default":false}
        {"key":"disabled","type":"boolean","default":true}
        {"key":"listed","type":"boolean","default":false}
        {"key":"requires_disabled","type":"boolean","requires":{"disabled":true},"default":true}
        {"key":"rollout","type":"boolean","default":false}
        {"key":"rule","type":"string","variants":{"one":"1","two":"2"},"default":"one"}
        {"key":"tenant","type":"boolean","default":false}
        {"key":"untouched","type":"boolean","default":false}
        """;

    private const string Copy =
        """
        {
          "constant": true, "disabled": { "enabled": false }, "listed": { "users": ["ada"] }, "rollout": { "rollout": 50 },
          "rule": { "rules": [ { "name": "pros", "when": { "plan": "pro" }, "serve": "two" } ] }, "tenant": { "tenants": { "acme": { "enabled": true } } }
        }
        """;

    private static readonly FlagContext Ada = new("ada") { TenantId = "acme", ["plan"] = "pro" };
    private static readonly FlagContext Nobody = new("nobody");

    private readonly FlagRegistry _registry = new();
    private readonly FlagDefinitionSet _set;
    private readonly ReplaceableProvider _copy = new(FlagProviderState.FromJson(Copy) with { IsStale = true });
    private readonly FlagEngine _engine;

    public StaleTests()
    {
        _set = FlagDefinitionSet.Register<object>(_registry, "Test.Flags", 8, static () => Encoding.UTF8.GetBytes(Definitions), static accessors => accessors);
        _engine = new FlagEngine(_registry, new EngineSettings("Production", TimeProvider.System), [_copy, new ReplaceableProvider("{}")], NullLogger.Instance);
    }

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData("constant")]
    [InlineData("disabled")]
    [InlineData("listed")]
    [InlineData("rollout")]
    [InlineData("rule")]
    [InlineData("tenant")]
    public void Every_step_that_decides_says_stale_and_the_value_is_that_of_the_copy(string key)
    {
        foreach (FlagContext context in new[] { Ada, Nobody })
        {
            FlagEvaluation<object> stale = Ask(key, context);
            Assert.Equal(FlagReason.Stale, stale.Reason);
            Assert.Equal(FlagReason.Stale, _engine.Client.EvaluateAll(context)[key].Reason);
            Assert.Equal(FlagReason.Stale, _engine.Client.Explain(key, context).Reason);

            _copy.Replace(Copy);
            FlagEvaluation<object> confirmed = Ask(key, context);
            Assert.NotEqual(FlagReason.Stale, confirmed.Reason);
            Assert.Equal(confirmed with { Reason = FlagReason.Stale }, stale);
            Assert.Equal(confirmed.Reason, _engine.Client.Explain(key, context).Reason);
            _copy.Replace(FlagProviderState.FromJson(Copy) with { IsStale = true });
        }
    }

    [Fact]
    public void A_flag_that_the_copy_says_nothing_of_is_not_stale() =>
        Assert.Equal(FlagReason.Static, Ask("untouched", Ada).Reason);

    [Fact]
    public void A_prerequisite_that_is_switched_off_fails_though_its_reason_reads_stale()
    {
        Assert.Equal(FlagReason.PrerequisiteFailed, Ask("requires_disabled", Ada).Reason);
        Assert.Equal(FlagReason.Stale, _engine.Client.Explain("requires_disabled", Ada).DecidingStep!.Prerequisite!.Reason);
    }

    [Fact]
    public void An_override_stays_an_override()
    {
        BooleanFlag flag = _set.Accessors.Boolean(0);
        using IDisposable scope = flag.Override(false);

        Assert.Equal(FlagReason.Override, flag.Evaluate(Ada).Reason);
    }

    [Fact]
    public void An_error_stays_an_error()
    {
        _copy.Replace(FlagProviderState.FromJson("""{"constant":{"requires":["disabled"]},"disabled":{"requires":["constant"]}}""") with { IsStale = true });

        Assert.Equal(FlagReason.Error, Ask("constant", Ada).Reason);
    }

    private FlagEvaluation<object> Ask(string key, FlagContext context)
    {
        if (key == "rule")
        {
            FlagEvaluation<string> text = _engine.Client.GetStringDetails(key, context, "");
            return new(text.FlagKey, text.Value, text.Variant, text.Reason, text.RuleName, text.FlagMetadata, text.ErrorCode, text.ErrorMessage);
        }

        FlagEvaluation<bool> one = ((FlagAccessors)_engine.GetFlags(_set)).Boolean(_set.Find(key)!.Index).Evaluate(context);
        return new(one.FlagKey, one.Value, one.Variant, one.Reason, one.RuleName, one.FlagMetadata, one.ErrorCode, one.ErrorMessage);
    }
}
