namespace TypedFlags.Benchmarks.Subjects;

/// <summary>An application's own user, read in place. Microsoft.FeatureManagement's attribute filter reads the same type.</summary>
[FlagContext]
public sealed class Customer
{
    /// <summary>What users are told apart by.</summary>
    [TargetingKey]
    public required string Id { get; init; }

    /// <summary>What they pay for.</summary>
    public required string Plan { get; init; }

    /// <summary>Where they live.</summary>
    public required string Country { get; init; }
}
