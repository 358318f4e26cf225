namespace TypedFlags.Tests.Laws.Generation;

/// <summary>Choices.</summary>
internal static class RandomExtensions
{
    /// <summary>True so often.</summary>
    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    public static T Pick<T>(this Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    /// <summary>Some of the items in order, at least one.</summary>
    public static T[] Some<T>(this Random random, params ReadOnlySpan<T> items)
    {
        List<T> some = [];
        foreach (T item in items)
        {
            if (random.Chance(0.4))
            {
                some.Add(item);
            }
        }

        return some.Count > 0 ? [.. some] : [random.Pick(items)];
    }
}
