namespace TypedFlags.Tests.Laws.Robustness;

/// <summary>An application's type whose members are anything at all, and of which one may throw.</summary>
/// <param name="values">By member: targeting key, tenant, groups, and then the attributes of the world in its order.</param>
/// <param name="throwing">The member that throws, or -1; the staff mark is one past the values.</param>
internal readonly struct HostileContext(AttributeValue[] values, int throwing) : IFlagContextAdapter
{
    private const int FirstAttribute = 3;

    public const int Members = 10;

    private static readonly string[] Names = ["plan", "age", "beta", "since", "version", "tags"];

    public AttributeValue TargetingKey => Read(0);

    public AttributeValue Tenant => Read(1);

    public AttributeValue Groups => Read(2);

    public bool IsStaff => Read(Members - 1) == true;

    public static int FindAttribute(string name) => Array.IndexOf(Names, name);

    public AttributeValue GetAttribute(int ordinal) => Read(FirstAttribute + ordinal);

    public FlagContext ToFlagContext() => throw new NotSupportedException("Nobody asks.");

    private AttributeValue Read(int member) =>
        member == throwing ? throw new InvalidOperationException("The database is away.") : values[member];
}
