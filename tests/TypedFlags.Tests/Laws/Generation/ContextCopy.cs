namespace TypedFlags.Tests.Laws.Generation;

/// <summary>
/// An adapter of its own, as the generator writes them for an application's types: its ordinals have nothing to do with the numbers
/// that attributes have in the process.
/// </summary>
internal readonly struct ContextCopy(FlagContext context) : IFlagContextAdapter
{
    private static readonly string[] Names = ["version", "tags", "since", "plan", "beta", "age"];

    public AttributeValue TargetingKey => context.TargetingKey;

    public AttributeValue Tenant => context.TenantId;

    public AttributeValue Groups => AttributeValue.From(context.Groups);

    public bool IsStaff => context.IsStaff;

    public static int FindAttribute(string name) => Array.IndexOf(Names, name);

    public AttributeValue GetAttribute(int ordinal) => context[Names[ordinal]];

    public FlagContext ToFlagContext() => context;
}
