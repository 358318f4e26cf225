using System.Globalization;

namespace TypedFlags.Tests.Laws.Generation;

/// <summary>What users are called: numbers, Guids, e-mail addresses, names in every script, and things nobody should be called.</summary>
internal static class RandomUnits
{
    public static string Next(Random random) => random.Next(8) switch
    {
        0 => random.Next(1_000_000).ToString(CultureInfo.InvariantCulture),
        1 => NextGuid(random).ToString(),
        2 => $"user{random.Next(1_000_000)}@mail{random.Next(50)}.example",
        3 => $"用户 {random.Next(1_000_000)} Ünal",
        4 => Text(random, random.Next(1, 40)),
        5 => Text(random, random.Pick(85, 86, 256, 341, 1024, 5000)),
        6 => $"👩‍🚀{random.Next(1_000_000)}\uD800",
        _ => $"user-{random.Next(1_000_000)}",
    };

    public static Guid NextGuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <summary>Any characters, halves of surrogate pairs too.</summary>
    private static string Text(Random random, int length) => string.Create(length, random, static (target, source) =>
    {
        foreach (ref char character in target)
        {
            character = (char)source.Next(1, 0xFFFF);
        }
    });
}
