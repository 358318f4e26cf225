namespace TypedFlags.Redis;

/// <summary>How long to leave a Redis alone that failed: a little at first, twice as long each time.</summary>
internal static class Pauses
{
    private const int DoublesAtMost = 7;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <param name="failures">In a row; 1 or more.</param>
    /// <returns>A fifth more or less, so that many nodes do not come back at once.</returns>
    public static TimeSpan After(int failures)
    {
        TimeSpan pause = First * Math.Pow(2, Math.Min(failures - 1, DoublesAtMost));
        return (pause < Longest ? pause : Longest) * (0.8 + (0.4 * Random.Shared.NextDouble()));
    }
}
