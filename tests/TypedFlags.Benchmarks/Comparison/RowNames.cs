namespace TypedFlags.Benchmarks.Comparison;

/// <summary>The rows, in the words of the budgets.</summary>
internal static class RowNames
{
    public const string Constant = "boolean, no targeting";
    public const string AttributeRule = "attribute rule";
    public const string AllowList = "allow-list";
    public const string Percentage = "percentage rollout";
    public const string PercentageLongKey = "percentage rollout, 36-character key";
    public const string VariantSplit = "variant split";
    public const string TwoEngines = "constant, two engines";
    public const string OverrideScope = "constant, override scope open";

    public const string LargeList = "allow-list of 1,000,000 users";
    public const string Compile = "compile a 10,000-flag snapshot";
    public const string CompileFromText = Compile + ", its text read for the first time";
    public const string Swap = "swap under load";

    public const string Many = ", 10,000 flags loaded";
    public const string OwnType = ", own [FlagContext] type";
}
