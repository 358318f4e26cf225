using System.Globalization;

namespace TypedFlags;

/// <summary>What one flag's evaluation has told so far; a prerequisite has one of its own.</summary>
internal sealed class FlagTrace(FlagDefinition definition, FlagTrace? parent, RequirementState? requirement)
{
    private int _idlePrerequisites;
    private int _idleRules;

    public FlagDefinition Definition { get; } = definition;

    /// <summary>The flag that requires this one; null for the one that is explained.</summary>
    public FlagTrace? Parent { get; } = parent;

    /// <summary>What <see cref="Parent"/> requires.</summary>
    public RequirementState? Requirement { get; } = requirement;

    public List<ExplanationStep> Steps { get; } = [];

    /// <summary>Of a prerequisite: whether its steps are shown here. False where they stand elsewhere, or there is no more room.</summary>
    public bool IsShown { get; set; }

    /// <summary>The environment the flag's plan is for.</summary>
    public string? Environment { get; set; }

    /// <summary>The rule under evaluation.</summary>
    public RulePlan? Rule { get; set; }

    /// <summary>The rules that are switched off and not told yet, in order.</summary>
    public Queue<UnusedRule> UnusedRules { get; } = new();

    /// <summary>The last distribution, until a step takes it.</summary>
    public BucketExplanation? Bucket { get; set; }

    /// <summary>How many flags require one another down to this.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    public BucketExplanation? TakeBucket()
    {
        BucketExplanation? bucket = Bucket;
        Bucket = null;
        return bucket;
    }

    public void Add(ExplanationStepKind kind, string name, string text, bool decides = false) =>
        Add(new ExplanationStep(kind, name, text, decides));

    /// <summary>Adds a step; of rules and prerequisites that do not decide only the first few.</summary>
    public void Add(ExplanationStep step)
    {
        bool isShown = step.Decides || step.Kind switch
        {
            ExplanationStepKind.Prerequisite => ++_idlePrerequisites <= ExplanationLimits.Prerequisites,
            ExplanationStepKind.Rule => ++_idleRules <= ExplanationLimits.Rules,
            _ => true,
        };
        if (!isShown)
        {
            return;
        }

        if (step.Kind != ExplanationStepKind.Prerequisite || step.Decides)
        {
            TellMore(ref _idlePrerequisites, ExplanationLimits.Prerequisites, ExplanationStepKind.Prerequisite, "requires", "are served as required");
        }

        if (step.Kind != ExplanationStepKind.Rule || step.Decides)
        {
            TellMore(ref _idleRules, ExplanationLimits.Rules, ExplanationStepKind.Rule, "rules", "did not decide");
        }

        Steps.Add(step);
    }

    private void TellMore(ref int count, int limit, ExplanationStepKind kind, string name, string what)
    {
        int more = count - limit;
        count = 0;
        if (more > 0)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"{more} more {what}");
            Steps.Add(new ExplanationStep(kind, name, text, decides: false));
        }
    }
}
