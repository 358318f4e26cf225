using System.Globalization;

namespace TypedFlags.Benchmarks.FanOut;

/// <summary>Milliseconds, many of them.</summary>
internal sealed class Times
{
    private readonly List<double> _all = [];

    public void Add(double milliseconds) => _all.Add(milliseconds);

    public void Clear() => _all.Clear();

    /// <param name="share">0 for the least, 0.5 for the median, 1 for the most.</param>
    public double At(double share)
    {
        _all.Sort();
        return _all[Math.Max(0, (int)Math.Ceiling(share * _all.Count) - 1)];
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"min {At(0):0.0}, median {At(0.5):0.0}, p99 {At(0.99):0.0}, max {At(1):0.0}");
}
