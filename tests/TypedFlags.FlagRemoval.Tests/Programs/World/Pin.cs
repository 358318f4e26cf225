namespace TypedFlags.FlagRemoval.Tests.Programs.World;

/// <summary>The flag that goes from a program, and what is kept of it.</summary>
internal sealed record Pin(PinnedFlag Flag)
{
    private static readonly PinnedVariant[] Layouts =
    [
        new("control", "Control", "one-column"),
        new("compact", "Compact", "compact"),
        new("full", "Full", "full"),
    ];

    /// <summary>The pins in turn; on and off more often than a variant.</summary>
    public static IReadOnlyList<Pin> InTurn { get; } =
        [Boolean(true), Boolean(false), Boolean(true), Boolean(false), Layout(2), Boolean(true), Boolean(false), Layout(0), Boolean(true), Boolean(false), Layout(1)];

    public bool IsVariant => Flag.ValueType == FlagValueType.String;

    /// <summary>What a program that is rid of the flag has not any more.</summary>
    public IEnumerable<string> Mentions => [Flag.Key, Flag.MemberName];

    public override string ToString() => $"{Flag.Key} = {Flag.Variant}";

    private static Pin Boolean(bool value) => new(new PinnedFlag
    {
        Key = "new_checkout",
        MemberName = "NewCheckout",
        ValueType = FlagValueType.Boolean,
        Value = value,
        Variant = value ? "on" : "off",
    });

    private static Pin Layout(int variant) => new(new PinnedFlag
    {
        Key = "page_layout",
        MemberName = "PageLayout",
        ValueType = FlagValueType.String,
        Value = Layouts[variant].Value,
        Variant = Layouts[variant].Name,
        Variants = [.. Layouts],
    });
}
