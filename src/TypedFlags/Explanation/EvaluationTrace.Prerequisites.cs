namespace TypedFlags;

/// <content>Step 4: other flags come first.</content>
internal sealed partial class EvaluationTrace
{
    private readonly HashSet<FlagDefinition> _shown = [];

    /// <summary>A required flag is about to be evaluated.</summary>
    public void EnterPrerequisite(RequirementState requirement)
    {
        _flag = new FlagTrace(requirement.Flag, _flag, requirement);
        _flag.IsShown = _flag.Depth <= ExplanationLimits.PrerequisiteDepth
            && _shown.Count < ExplanationLimits.FlagsWithSteps
            && _shown.Add(requirement.Flag);
    }

    /// <summary>The required flag's steps have been told already, where it was required first.</summary>
    public void AlreadyEvaluated()
    {
        if (_flag.IsShown)
        {
            // That was too deep down to be shown.
            _flag.IsShown = false;
            _shown.Remove(_flag.Definition);
        }
    }

    /// <summary>A required flag has been evaluated.</summary>
    /// <param name="result">What it serves.</param>
    /// <param name="failed">What the requiring flag serves because of it; null where it is as required.</param>
    public void LeavePrerequisite(EvaluationResult result, EvaluationResult? failed)
    {
        FlagTrace required = _flag;
        _flag = required.Parent!;
        RequirementState requirement = required.Requirement!;

        string served = $"served {OutcomeText.Of(result.Outcome)} ({result.Reason})";
        string text = failed switch
        {
            null => served,
            { ErrorMessage: { } message } => $"{OutcomeText.Message(message)} {OutcomeText.So(failed)}",
            _ when requirement.Value.IsSameAs(result.Outcome) => $"{served}, a reason that does not count {OutcomeText.So(failed)}",
            _ => $"{served}, not as required {OutcomeText.So(failed)}",
        };
        if (failed is null && !required.IsShown && _shown.Contains(required.Definition))
        {
            text += ", as above";
        }

        FlagEvaluation<object> verdict = OutcomeReaders.Boxed.ToEvaluation(required.Definition, result);
        _flag.Add(new ExplanationStep(ExplanationStepKind.Prerequisite, RequirementName(requirement), text, failed is not null)
        {
            Prerequisite = new FlagExplanation(
                verdict,
                result.Outcome,
                required.Environment ?? _flag.Environment,
                new DateTimeOffset(NowTicks, TimeSpan.Zero),
                required.IsShown ? required.Steps.AsReadOnly() : []),
        });
    }

    private static string RequirementName(RequirementState requirement) =>
        $"requires {ExplanationLimits.Shorten(requirement.Flag.Key)} = {OutcomeText.Of(requirement.Value)}";
}
