namespace TypedFlags;

/// <content>Step 4: other flags come first.</content>
internal sealed partial class EvaluationTrace
{
    private int _flagsWithSteps;

    /// <summary>A required flag is about to be evaluated.</summary>
    public void EnterPrerequisite(RequirementState requirement) => _flag = new FlagTrace(requirement.Flag, _flag, requirement);

    /// <summary>The required flag's steps have been told already, where it was required first.</summary>
    public void AlreadyEvaluated() => _flag.IsWithoutSteps = true;

    /// <summary>A required flag has been evaluated.</summary>
    /// <param name="result">What it serves.</param>
    /// <param name="failed">What the requiring flag serves because of it; null where it is as required.</param>
    public void LeavePrerequisite(EvaluationResult result, EvaluationResult? failed)
    {
        FlagTrace required = _flag;
        _flag = required.Parent!;
        RequirementState requirement = required.Requirement!;

        string served = $"served {OutcomeText.Of(result)} ({result.Reason})";
        string text = failed switch
        {
            null => served,
            { ErrorMessage: { } message } => $"{ExplanationLimits.Shorten(message, ExplanationLimits.MessageLength)} {OutcomeText.Of(failed)}",
            _ when requirement.Value.IsSameAs(result.Outcome) => $"{served}, which does not count: {OutcomeText.Of(failed)}",
            _ => $"{served}, not as required: {OutcomeText.Of(failed)}",
        };
        if (failed is null && required.IsWithoutSteps)
        {
            text += ", as above";
        }

        bool isShown = !required.IsWithoutSteps
            && required.Depth <= ExplanationLimits.PrerequisiteDepth
            && _flagsWithSteps < ExplanationLimits.FlagsWithSteps;
        _flagsWithSteps += isShown ? 1 : 0;
        FlagEvaluation<object> verdict = OutcomeReaders.Boxed.ToEvaluation(required.Definition, result);
        _flag.Add(new ExplanationStep(ExplanationStepKind.Prerequisite, RequirementName(requirement), text, failed is not null)
        {
            Prerequisite = new FlagExplanation(
                verdict,
                result.Outcome,
                required.Environment ?? _flag.Environment,
                new DateTimeOffset(NowTicks, TimeSpan.Zero),
                isShown ? required.Steps.AsReadOnly() : []),
        });
    }

    private static string RequirementName(RequirementState requirement) =>
        $"requires {ExplanationLimits.Shorten(requirement.Flag.Key)} = {OutcomeText.Of(requirement.Value)}";
}
