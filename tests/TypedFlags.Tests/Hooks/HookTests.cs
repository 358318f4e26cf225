using TypedFlags.Tests.Telemetry;

namespace TypedFlags.Tests.Hooks;

/// <summary>The stages, and what a hook gets to see.</summary>
public sealed class HookTests
{
    private readonly List<string> _stages = [];

    [Fact]
    public void Before_runs_in_order_and_the_rest_in_reverse()
    {
        using WatchedFlags flags = With(new RecordingHook("first", _stages), new RecordingHook("second", _stages));

        flags.Share.IsEnabled(new FlagContext("ada"));

        Assert.Equal(["first before", "second before", "second after", "first after", "second finally", "first finally"], _stages);
    }

    [Fact]
    public void A_constant_flag_has_hooks_too()
    {
        using WatchedFlags flags = With(new RecordingHook("hook", _stages));

        Assert.True(flags.Always.IsEnabled());
        Assert.True(flags.StaticFlags.Boolean(0).IsEnabled());

        Assert.Equal(["hook before", "hook after", "hook finally", "hook before", "hook after", "hook finally"], _stages);
    }

    [Fact]
    public void An_evaluation_that_went_wrong_has_the_error_stage_in_place_of_after()
    {
        FlagEvaluation<object> seen = default;
        using WatchedFlags flags = With(new RecordingHook("hook", _stages) { OnError = (_, evaluation) => seen = evaluation });

        flags.Engine.Client.GetInteger(flags.KeyOf("share"), context: null, 7);

        Assert.Equal(["hook before", "hook error", "hook finally"], _stages);
        Assert.Equal((7, FlagReason.Error, FlagErrorCode.TypeMismatch), (seen.Value, seen.Reason, seen.ErrorCode));
    }

    [Fact]
    public void A_flag_that_nobody_declares_has_hooks_with_the_callers_default()
    {
        (string, FlagType, object?, FlagDefinition?) seen = default;
        RecordingHook hook = new("hook", _stages)
        {
            OnError = (context, _) => seen = (context.FlagKey, context.FlagType, context.DefaultValue, context.Definition),
        };
        using WatchedFlags flags = With(hook);

        flags.Engine.Client.GetString("made_up", context: null, "fallback");

        Assert.Equal(("made_up", FlagType.String, "fallback", null), seen);
    }

    [Fact]
    public void A_value_that_the_record_cannot_be_read_from_is_an_error()
    {
        string? code = null;
        using WatchedFlags flags = new(
            builder => builder.AddHook(new RecordingHook("hook", _stages) { OnError = (_, evaluation) => code = evaluation.ErrorCode }),
            configure: null,
            ("TypedFlags:Flags:broken#:serve:items", "2"),
            ("TypedFlags:Flags:broken#:serve:label", "two"));

        Assert.Equal(1, flags.Broken.GetValue().Number);

        Assert.Equal(FlagErrorCode.ParseError, code);
    }

    [Fact]
    public void The_hook_sees_flag_default_context_and_answer()
    {
        List<object?> seen = [];
        RecordingHook hook = new("hook", _stages)
        {
            OnAfter = (context, evaluation) => seen.AddRange(
                [context.FlagType, context.DefaultValue, context.EvaluationContext.TargetingKey, context.Environment, context.FlagSetName,
                    context.ProviderName, context.Purpose, evaluation.Value, evaluation.Variant, evaluation.Reason]),
        };
        using WatchedFlags flags = With(hook);

        flags.Experiment.GetValue(new FlagContext("listed"));

        Assert.Equal(
            [FlagType.String, "a", "listed", flags.Engine.Environment, "Watched.Flags", "TypedFlags", FlagEvaluationPurpose.Evaluate, "b", "new", FlagReason.TargetingMatch],
            seen);
    }

    [Fact]
    public void What_before_returns_is_laid_over_the_context()
    {
        FlagContext? evaluated = null;
        RecordingHook hook = new("hook", _stages)
        {
            OnBefore = static _ => new FlagContext { ["plan"] = "pro" },
            OnAfter = (context, _) => evaluated = context.EvaluationContext,
        };
        using WatchedFlags flags = With(hook);

        Assert.True(flags.Pro.IsEnabled(new FlagContext("ada") { TenantId = "acme", Groups = ["qa"], ["plan"] = "free", ["age"] = 42 }));

        Assert.Equal(("ada", "acme"), (evaluated!.TargetingKey, evaluated.TenantId));
        Assert.Equal(["qa"], evaluated.Groups);
        Assert.Equal(("pro", 42), (evaluated["plan"].AsString(), evaluated["age"].AsNumber()));
    }

    [Fact]
    public void The_next_hook_sees_what_the_one_before_it_added()
    {
        string? plan = null;
        using WatchedFlags flags = With(
            new RecordingHook("first", _stages) { OnBefore = static _ => new FlagContext { ["plan"] = "pro" } },
            new RecordingHook("second", _stages)
            {
                OnBefore = context =>
                {
                    plan = context.EvaluationContext["plan"].AsString();
                    return null;
                },
            });

        flags.Pro.IsEnabled();

        Assert.Equal("pro", plan);
    }

    [Fact]
    public void Each_hook_carries_its_own_data_from_stage_to_stage()
    {
        List<object?> found = [];
        RecordingHook Carrying(string name) => new(name, _stages)
        {
            OnBefore = context =>
            {
                Assert.Null(context.Data);
                context.Data = name;
                return null;
            },
            OnFinally = (context, _) => found.Add(context.Data),
        };
        using WatchedFlags flags = With(Carrying("first"), Carrying("second"));

        flags.Share.IsEnabled(new FlagContext("ada"));

        Assert.Equal(["second", "first"], found);
    }

    [Fact]
    public void The_applications_own_type_is_converted()
    {
        string? user = null;
        using WatchedFlags flags = With(new RecordingHook("hook", _stages) { OnAfter = (context, _) => user = context.EvaluationContext.TargetingKey });

        flags.Share.IsEnabled(new Customer("bob"));

        Assert.Equal("bob", user);
    }

    [Fact]
    public void A_flag_that_a_hook_asks_for_has_no_hooks()
    {
        WatchedFlags? flags = null;
        using (flags = With(new RecordingHook("hook", _stages) { OnAfter = (_, _) => flags!.Always.IsEnabled() }))
        {
            flags.Share.IsEnabled(new FlagContext("ada"));
        }

        Assert.Equal(["hook before", "hook after", "hook finally"], _stages);
    }

    [Fact]
    public void An_explanation_is_that_of_the_answer_with_its_hooks()
    {
        using WatchedFlags flags = With(new RecordingHook("hook", _stages) { OnBefore = static _ => new FlagContext { ["plan"] = "pro" } });

        FlagExplanation ofHandle = flags.Pro.Explain(new FlagContext("ada"));
        FlagExplanation byName = flags.Engine.Client.Explain(flags.KeyOf("pro"), new FlagContext("ada"));

        Assert.Equal(flags.Pro.IsEnabled(new FlagContext("ada")), ofHandle.Value);
        Assert.Equal(ofHandle.DecidingStep!.ToString(), byName.DecidingStep!.ToString());
        Assert.EndsWith(", in a context that a hook changed", ofHandle.ToString().Split('\n')[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Hooks_of_an_explanation_are_told_that_it_is_one()
    {
        List<FlagEvaluationPurpose> purposes = [];
        using WatchedFlags flags = With(new RecordingHook("hook", _stages) { OnFinally = (context, _) => purposes.Add(context.Purpose) });

        FlagExplanation explanation = flags.Share.Explain(new FlagContext("ada"));

        Assert.Equal([FlagEvaluationPurpose.Explain], purposes);
        Assert.False(explanation.IsContextChanged);
    }

    [Fact]
    public void A_flag_that_a_property_of_the_context_asks_for_has_hooks()
    {
        List<string> keys = [];
        using WatchedFlags flags = With(new RecordingHook("hook", _stages) { OnFinally = (context, _) => keys.Add(context.FlagKey) });

        flags.Share.IsEnabled(new Customer("ada", () => flags.Always.IsEnabled()));

        Assert.Equal([flags.KeyOf("always"), flags.KeyOf("share")], keys);
    }

    [Fact]
    public void So_has_one_that_a_property_of_an_explained_context_asks_for()
    {
        List<(string, FlagEvaluationPurpose)> seen = [];
        using WatchedFlags flags = With(new RecordingHook("hook", _stages) { OnFinally = (context, _) => seen.Add((context.FlagKey, context.Purpose)) });

        flags.Share.Explain(new Customer("ada", () => flags.Always.IsEnabled()));

        Assert.Contains((flags.KeyOf("always"), FlagEvaluationPurpose.Evaluate), seen);
        Assert.Equal((flags.KeyOf("share"), FlagEvaluationPurpose.Explain), seen[^1]);
    }

    [Fact]
    public void All_flags_at_once_have_the_answers_that_each_would_have()
    {
        List<FlagEvaluationPurpose> purposes = [];
        RecordingHook hook = new("hook", _stages)
        {
            OnBefore = static _ => new FlagContext { ["plan"] = "pro" },
            OnAfter = (context, _) => purposes.Add(context.Purpose),
        };
        using WatchedFlags flags = With(hook);

        FlagEvaluations all = flags.Flags.EvaluateAll(new FlagContext("ada"));

        Assert.Equal(Enumerable.Repeat(FlagEvaluationPurpose.EvaluateAll, 7), purposes);
        Assert.Equal(flags.Pro.IsEnabled(new FlagContext("ada")), all[flags.KeyOf("pro")].Value);
    }

    private static WatchedFlags With(params FlagHook[] hooks) => new(builder => Array.ForEach(hooks, hook => builder.AddHook(hook)));

    /// <summary>What the generator writes for a type of the application.</summary>
    private readonly struct Customer(string id, Func<bool>? isKnown = null) : IFlagContextAdapter
    {
        public AttributeValue TargetingKey => isKnown?.Invoke() ?? true ? id : AttributeValue.None;

        public AttributeValue Tenant => AttributeValue.None;

        public AttributeValue Groups => AttributeValue.None;

        public bool IsStaff => false;

        public static int FindAttribute(string name) => -1;

        public AttributeValue GetAttribute(int ordinal) => AttributeValue.None;

        public FlagContext ToFlagContext() => new(id);
    }
}
