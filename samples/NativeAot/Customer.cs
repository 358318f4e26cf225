using TypedFlags;

namespace NativeAot;

/// <summary>An application's own type: the generator writes the adapter, so nothing has to be found by reflection.</summary>
[FlagContext]
public readonly record struct Customer
{
    [TargetingKey]
    public required Guid Id { get; init; }

    [Tenant]
    public string? Company { get; init; }

    [Groups]
    public IReadOnlyList<string>? Teams { get; init; }

    [Staff]
    public bool IsEmployee { get; init; }

    public Plan Plan { get; init; }

    public string? Country { get; init; }

    public int? Age { get; init; }

    public bool Trial { get; init; }

    public DateTimeOffset? SignedUp { get; init; }

    public Version? AppVersion { get; init; }

    public IReadOnlyList<string>? Interests { get; init; }
}

public enum Plan
{
    Free,
    Starter,
    Pro,
}
