namespace TypedFlags;

/// <summary>
/// Writes down what one evaluation does, step by step, as the evaluator tells it. It is told each decision after it is made and has no part
/// in it. For one evaluation, on one thread.
/// </summary>
internal sealed partial class EvaluationTrace(FlagDefinition definition, long nowTicks)
{
    private FlagTrace _flag = new(definition, parent: null, requirement: null);

    /// <summary>The moment the evaluation is for, as UTC ticks.</summary>
    public long NowTicks { get; } = nowTicks;

    /// <summary>The context's tenant, where a flag asked for it.</summary>
    public string? TenantId { get; set; }

    /// <summary>True where a hook changed the context before the evaluation.</summary>
    public bool IsContextChanged { get; set; }

    /// <summary>What has been told, after the evaluation.</summary>
    /// <param name="verdict">What an evaluation gives its caller.</param>
    /// <param name="result">What the evaluation decided.</param>
    /// <param name="environment">The environment of the flag's plan.</param>
    public FlagExplanation ToExplanation(FlagEvaluation<object> verdict, EvaluationResult result, string environment)
    {
        FlagOutcome outcome = result.Outcome;
        List<ExplanationStep> steps = _flag.Steps;
        if (verdict.ErrorCode is not null && result.ErrorCode is null)
        {
            // What was decided can't be read as the handle's type, and the default is served instead.
            outcome = _flag.Definition.Default;
            steps[^1] = steps[^1].WithoutDecision();
            string text = $"{OutcomeText.Message(verdict.ErrorMessage)} -> {OutcomeText.Of(outcome)}";
            _flag.Add(ExplanationStepKind.Error, "error", text, decides: true);
        }

        return new FlagExplanation(verdict, outcome, environment, new DateTimeOffset(NowTicks, TimeSpan.Zero), steps.AsReadOnly())
        {
            IsContextChanged = IsContextChanged,
        };
    }

    /// <summary>Step 1, where it decides.</summary>
    public void Override(EvaluationResult result) =>
        _flag.Add(ExplanationStepKind.Override, "override", $"in scope {OutcomeText.So(result)}", decides: true);

    /// <summary>Steps 1 to 3, where they do not decide.</summary>
    public void Begin(FlagPlan plan, FlagPhase phase)
    {
        _flag.Environment = plan.Environment;
        foreach (UnusedRule rule in plan.UnusedRules)
        {
            _flag.UnusedRules.Enqueue(rule);
        }

        _flag.Add(ExplanationStepKind.Override, "override", "none in scope");
        string schedule = ScheduleText.Of(plan, phase);
        if (!phase.Enabled)
        {
            _flag.Add(ExplanationStepKind.Enabled, "enabled", $"no{schedule} {OutcomeText.So(plan.Disabled)}", decides: true);
            return;
        }

        _flag.Add(ExplanationStepKind.Enabled, "enabled", $"yes{schedule}");
        if (plan.Environments is { } environments)
        {
            string list = OutcomeText.List(environments);
            _flag.Add(
                ExplanationStepKind.Environments,
                "environments",
                plan.IsInEnvironment
                    ? $"{plan.Environment} is one of {list}"
                    : $"{plan.Environment} is not one of {list} {OutcomeText.So(plan.Disabled)}",
                decides: !plan.IsInEnvironment);
        }
    }

    /// <summary>All steps of a flag that gives everyone the same.</summary>
    public void Constant(FlagPlan plan, FlagPhase phase, EvaluationResult result)
    {
        Begin(plan, phase);
        if (_flag.Steps is [.., { Decides: true }])
        {
            return;
        }

        if (ReferenceEquals(result, phase.Serve))
        {
            Serve(result);
        }
        else
        {
            Rest(phase, distributed: null);
        }
    }

    /// <summary>Step 4, its second half.</summary>
    public void Serve(EvaluationResult result) =>
        _flag.Add(ExplanationStepKind.Serve, "serve", $"a fixed value for everyone {OutcomeText.So(result)}", decides: true);

    /// <summary>Step 5.</summary>
    public void StaffOnly(bool isStaff, EvaluationResult result) =>
        _flag.Add(
            ExplanationStepKind.StaffOnly,
            "staff_only",
            $"the user is {(isStaff ? "staff" : "not staff")} {OutcomeText.So(result)}",
            decides: true);

    /// <summary>A rollout or split, whichever step it belongs to: that one is told next.</summary>
    public void Distribute(
        Distribution distribution,
        in AttributeValue unitValue,
        ReadOnlySpan<char> unit,
        bool hasUnit,
        ReadOnlySpan<char> tenant,
        EvaluationResult? result) =>
        _flag.Bucket = distribution.Describe(in unitValue, unit, hasUnit, tenant, result);

    /// <summary>Step 7, of a flag that has tenants.</summary>
    /// <param name="tenant">What it says of the context's tenant; null where nothing.</param>
    /// <param name="result">What that decided, or null.</param>
    public void Tenant(TenantPlan? tenant, EvaluationResult? result)
    {
        BucketExplanation? bucket = _flag.TakeBucket();
        string text = TenantId is null ? "the context has no tenant"
            : tenant is null ? "nothing is said of it"
            : result is null ? "nothing more is said of it"
            : ReferenceEquals(result, tenant.Disabled) ? $"off {OutcomeText.So(result)}"
            : bucket is null ? $"on {OutcomeText.So(result)}"
            : $"{bucket} {OutcomeText.So(result)}";
        string name = TenantId is null ? "tenant" : $"tenant {OutcomeText.Quote(TenantId)}";
        _flag.Add(new ExplanationStep(ExplanationStepKind.Tenant, name, text, result is not null) { Bucket = bucket });
    }

    /// <summary>Steps 9 and 10.</summary>
    /// <param name="phase">Where the flag's schedule is.</param>
    /// <param name="distributed">What the rollout or split decided; null where there is none, or it is the same for everyone.</param>
    public void Rest(FlagPhase phase, EvaluationResult? distributed)
    {
        TellUnusedRules(before: int.MaxValue);
        BucketExplanation? bucket = _flag.TakeBucket() ?? phase.ForAll?.DescribeForAll();
        EvaluationResult result = distributed ?? phase.Rest;
        if (bucket is not null)
        {
            bool isRollout = bucket.Percentage is not null;
            _flag.Add(new ExplanationStep(
                isRollout ? ExplanationStepKind.Rollout : ExplanationStepKind.Split,
                isRollout ? "rollout" : "split",
                $"{bucket} {OutcomeText.So(result)}",
                decides: true)
            {
                Bucket = bucket,
            });
            return;
        }

        _flag.Add(ExplanationStepKind.Default, "default", $"nothing above decided {OutcomeText.So(result)}", decides: true);
    }

    /// <summary>What went wrong with the flag under evaluation.</summary>
    public void Fail(EvaluationResult failed) =>
        _flag.Add(ExplanationStepKind.Error, "error", $"{OutcomeText.Message(failed.ErrorMessage)} {OutcomeText.So(failed)}", decides: true);

    /// <summary>The application's own property threw: everything under evaluation ends here.</summary>
    public void Unreadable(EvaluationResult failed)
    {
        string? reading = AttributeUnderComparison;
        AbandonRule();
        while (_flag.Parent is { } parent)
        {
            string name = RequirementName(_flag.Requirement!);
            _flag = parent;
            _flag.Add(ExplanationStepKind.Prerequisite, name, "could not be evaluated");
        }

        string where = reading is null ? string.Empty : $"reading '{reading}': ";
        _flag.Add(
            ExplanationStepKind.Error,
            "error",
            $"{where}{OutcomeText.Message(failed.ErrorMessage)} {OutcomeText.So(failed)}",
            decides: true);
    }
}
