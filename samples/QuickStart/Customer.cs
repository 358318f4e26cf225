using TypedFlags;

namespace QuickStart;

/// <summary>The shop's own idea of a user. Marked so, it can be given to any flag; nothing is copied.</summary>
[FlagContext]
public sealed record Customer
{
    [TargetingKey]
    public required string Id { get; init; }

    [Tenant]
    public string? Company { get; init; }

    [Groups]
    public IReadOnlyList<string> Groups { get; init; } = [];

    [Staff]
    public bool IsEmployee { get; init; }

    public Plan Plan { get; init; }

    public string? Country { get; init; }

    public int? Age { get; init; }

    public Version? AppVersion { get; init; }

    public DateTimeOffset SignedUp { get; init; }

    public IReadOnlyList<string> Interests { get; init; } = [];
}

public enum Plan
{
    Free,
    Starter,
    Pro,
}
