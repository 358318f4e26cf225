namespace TypedFlags.Benchmarks.Comparison;

/// <summary>A row as measured.</summary>
/// <param name="Name">The row.</param>
/// <param name="Nanoseconds">TypedFlags' time.</param>
/// <param name="Bytes">What TypedFlags allocates.</param>
/// <param name="PeerNanoseconds">Microsoft.FeatureManagement's time, or null where it has no such thing.</param>
internal sealed record MeasuredRow(string Name, double Nanoseconds, long Bytes, double? PeerNanoseconds = null)
{
    /// <summary>Budget in nanoseconds; 0 for none.</summary>
    public double Budget { get; init; }

    /// <summary>How many times faster it is to be; 0 for none.</summary>
    public double RatioBudget { get; init; }

    /// <summary>The row that this one is to stay within 10 % of.</summary>
    public string? SameAs { get; init; }

    /// <summary>How many times faster than Microsoft.FeatureManagement it is.</summary>
    public double? Ratio => PeerNanoseconds / Nanoseconds;
}
