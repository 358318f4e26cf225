using System.Collections;
using Microsoft.Extensions.DependencyInjection;
using TypedFlags.Tests.Laws.Generation;
using TypedFlags.Tests.Shop;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Explanation;

/// <summary>Asking why where one asks what: handles and names; the same engine, the same overrides, the same answer.</summary>
public sealed class ExplainedHandlesTests : IDisposable
{
    private readonly ShopProcess _process = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    public void A_context_is_explained()
    {
        FlagExplanation explanation = _process.Flags.NewCheckout.Explain(new FlagContext("ada"));

        Assert.Equal(("new_checkout", true, "on", FlagReason.TargetingMatch), (explanation.FlagKey, explanation.Value, explanation.Variant, explanation.Reason));
        Assert.Equal(ExplanationStepKind.Users, explanation.DecidingStep!.Kind);
    }

    [Fact]
    public void The_ambient_context_is_explained()
    {
        using (FlagContext.Use(new FlagContext("ada")))
        {
            Assert.Equal("on", _process.Flags.NewCheckout.Explain().Variant);
        }

        Assert.Equal("off", _process.Flags.NewCheckout.Explain().Variant);
    }

    [Fact]
    public void An_application_s_own_context_is_explained() =>
        Assert.Equal("on", _process.Flags.NewCheckout.Explain(new ContextCopy(new FlagContext("ada"))).Variant);

    [Fact]
    public void An_override_in_scope_is_explained()
    {
        using (_process.Flags.NewCart.Override(false))
        {
            Assert.Equal(ExplanationStepKind.Override, _process.Flags.NewCart.Explain().DecidingStep!.Kind);
            Assert.Equal(ExplanationStepKind.Prerequisite, _process.Flags.NewCheckout.Explain(new FlagContext("ada")).DecidingStep!.Kind);
        }
    }

    [Fact]
    public void The_engine_in_scope_is_explained()
    {
        FlagEngine staging = _process.StartWith(("TypedFlags:Environment", "staging"), ("TypedFlags:Flags:new_cart", "false")).GetRequiredService<FlagEngine>();
        _process.StartWith();

        using (staging.Use())
        {
            FlagExplanation explanation = _process.Flags.NewCart.Explain();

            Assert.Equal((false, FlagReason.Disabled, staging.Environment), (explanation.Value, explanation.Reason, explanation.Environment));
        }
    }

    [Fact]
    public void An_object_is_given_as_the_handle_gives_it() =>
        Assert.Equal(new LimitsValue(10, "small"), _process.Flags.Limits.Explain().Value);

    [Fact]
    public void An_object_that_does_not_fit_its_record_is_explained_as_it_is_served()
    {
        _process.StartWith(("TypedFlags:Flags:limits:serve", """{"items":"many","label":"small"}"""));

        FlagEvaluation<LimitsValue> evaluation = _process.Flags.Limits.Evaluate();
        FlagExplanation explanation = _process.Flags.Limits.Explain();

        Assert.Equal((evaluation.Value, evaluation.Reason, evaluation.ErrorCode), ((LimitsValue?)explanation.Value, explanation.Reason, explanation.ErrorCode));
        Assert.Single(explanation.Steps, static step => step.Decides);
    }

    [Fact]
    public void A_name_is_explained() =>
        Assert.Equal("full", Client.Explain("checkout_layout", new FlagContext("ada")).Variant);

    [Fact]
    public void An_unknown_name_gets_the_one_that_was_meant()
    {
        FlagExplanation explanation = Client.Explain("new_chekout", new FlagContext("ada"));

        Assert.Equal("new_chekout is no flag, FLAG_NOT_FOUND: No loaded assembly declares a flag 'new_chekout' (did you mean 'new_checkout'?).", explanation.ToString());
        Assert.Equal(
            """{"flag":"new_chekout","reason":"ERROR","errorCode":"FLAG_NOT_FOUND","errorMessage":"No loaded assembly declares a flag \u0027new_chekout\u0027 (did you mean \u0027new_checkout\u0027?)."}""",
            explanation.ToJson());
        Assert.Null(explanation.Value);
        Assert.Null(explanation.DecidingStep);
    }

    [Fact]
    public void A_name_of_any_length_and_content_is_answered()
    {
        string text = Client.Explain(new string('x', 100_000) + "\n", context: null).ToString();

        Assert.InRange(text.Length, 1, 2_000);
        Assert.DoesNotContain('\n', text);
    }

    [Fact]
    public void A_name_is_wanted() => Assert.Throws<ArgumentNullException>(() => Client.Explain(null!, context: null));

    [Fact]
    public void A_property_that_throws_is_named()
    {
        string[] lines =
        [
            """{"key":"base","type":"boolean","rules":[{"name":"adults","when":{"age":{"gte":18}},"serve":true}],"default":false}""",
            """{"key":"f","type":"boolean","requires":{"base":true},"default":true}""",
        ];
        using EngineUnderTest engine = new(string.Join('\n', ["""{"format":1,"context":{"age":{"type":"number"}}}""", .. lines]));

        FlagExplanation ofBase = engine.Bound.Boolean(0).Explain(new ThrowingContext());
        FlagExplanation ofOther = engine.Bound.Boolean(1).Explain(new ThrowingContext());

        Assert.Equal(
            ["override", "enabled", "rule 1 (adults): could not be evaluated", "error: reading 'age': The context of the flag 'base' could not be read: InvalidOperationException: no age yet -> off"],
            ofBase.Steps.Select(static step => step.Kind < ExplanationStepKind.Environments ? step.Name : step.ToString()));
        Assert.Equal((FlagReason.Error, FlagErrorCode.InvalidContext), (ofOther.Reason, ofOther.ErrorCode));
        Assert.Equal(["requires base = on: could not be evaluated", "error"], [ofOther.Steps[^2].ToString(), ofOther.Steps[^1].Name]);
    }

    /// <summary>Explaining reads more of a context than answering, but that is not the evaluation's failure.</summary>
    [Fact]
    public void Groups_that_nobody_needed_to_read_may_be_unreadable()
    {
        using EngineUnderTest engine = new(
            """
            {"format":1}
            {"key":"f","type":"boolean","exclude":{"users":["ada"],"groups":["blocked"]},"default":true}
            """);
        BooleanFlag flag = engine.Bound.Boolean(0);

        FlagExplanation explanation = flag.Explain(new UnreadableGroups());

        Assert.Equal(flag.Evaluate(new UnreadableGroups()).Reason, explanation.Reason);
        Assert.Equal(("exclude: \"ada\" is listed (1 user) -> off", FlagReason.TargetingMatch), (explanation.DecidingStep!.ToString(), explanation.Reason));
    }

    [Fact]
    public void Handles_explain_what_they_evaluate() => Cases.Check(200, static random =>
    {
        RandomFlags flags = RandomFlags.Next(random, 4);
        using EngineUnderTest engine = new(flags.ToText(), $"{{{string.Join(',', flags.Flags.Select(flag => $"\"{flag.Key}\":{flags.NextState(random, flag)}"))}}}");
        for (int count = 0; count < 10; count++)
        {
            FlagContext context = RandomContexts.Next(random);
            for (int index = 0; index < flags.Flags.Count; index++)
            {
                if (flags.Flags[index].IsBoolean)
                {
                    BooleanFlag handle = engine.Bound.Boolean(index);
                    FlagEvaluation<bool> evaluation = handle.Evaluate(context);
                    foreach (FlagExplanation explanation in (FlagExplanation[])
                        [handle.Explain(context), handle.Explain(new ContextCopy(context)), engine.Engine.Client.Explain(handle.Key, context)])
                    {
                        Assert.Equal(handle.IsEnabled(context), explanation.Value);
                        Assert.Equal((evaluation.Variant, evaluation.Reason, evaluation.RuleName), (explanation.Variant, explanation.Reason, explanation.RuleName));
                    }
                }
            }
        }
    });

    private IFlagClient Client => _process.StartWith().GetRequiredService<IFlagClient>();

    private readonly struct UnreadableGroups : IFlagContextAdapter
    {
        public AttributeValue TargetingKey => "ada";

        public AttributeValue Tenant => AttributeValue.None;

        public AttributeValue Groups => AttributeValue.From(new Unreadable());

        public bool IsStaff => false;

        public static int FindAttribute(string name) => -1;

        public AttributeValue GetAttribute(int ordinal) => AttributeValue.None;

        public FlagContext ToFlagContext() => FlagContext.Anonymous;
    }

    private sealed class Unreadable : IReadOnlyList<string>
    {
        public int Count => throw new InvalidOperationException("not loaded");

        public string this[int index] => throw new InvalidOperationException("not loaded");

        public IEnumerator<string> GetEnumerator() => throw new InvalidOperationException("not loaded");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private readonly struct ThrowingContext : IFlagContextAdapter
    {
        public AttributeValue TargetingKey => "ada";

        public AttributeValue Tenant => AttributeValue.None;

        public AttributeValue Groups => AttributeValue.None;

        public bool IsStaff => false;

        public static int FindAttribute(string name) => 0;

        public AttributeValue GetAttribute(int ordinal) => throw new InvalidOperationException("no age yet");

        public FlagContext ToFlagContext() => FlagContext.Anonymous;
    }
}
