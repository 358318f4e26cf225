using System.Text.Json.Nodes;

namespace TypedFlags.Tests.Laws.Generation;

/// <summary>What of a generated flag never changes: what its state may say follows from it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Type">The type, as in the file.</param>
/// <param name="Variants">The variants' names; empty where it has none.</param>
/// <param name="Bucketing">The algorithm, as in the file.</param>
internal sealed record FlagShape(string Key, string Type, string[] Variants, string Bucketing)
{
    public bool IsBoolean => string.Equals(Type, "boolean", StringComparison.Ordinal);

    /// <summary>True where users are put into buckets: in and out, or among variants.</summary>
    public bool Distributes => IsBoolean || (Variants.Length > 0 && Array.IndexOf(World.SplitAlgorithms, Bucketing) >= 0);

    /// <summary>Something that the flag may serve.</summary>
    public JsonNode AnyOutcome(Random random) =>
        IsBoolean ? random.Chance(0.5) : Variants.Length > 0 ? random.Pick(Variants) : Literal(random);

    /// <summary>A literal of the flag's type.</summary>
    public JsonNode Literal(Random random) => Type switch
    {
        "string" => random.Pick("one", "two", ""),
        "integer" => random.Next(-3, 3),
        "number" => random.Next(-3, 3) / 2.0,
        _ => new JsonObject { ["items"] = random.Next(3), ["label"] = random.Pick("small", "large") },
    };

    /// <summary>A percentage as fine as the algorithm has them.</summary>
    public double Percentage(Random random) =>
        Array.IndexOf(World.FineAlgorithms, Bucketing) >= 0 ? random.Next(100_001) / 1000.0 : random.Next(101);

    /// <summary>Weights of the variants that are 100 together.</summary>
    public JsonObject Split(Random random)
    {
        int rest = 100_000;
        JsonObject split = [];
        foreach (string variant in Variants)
        {
            bool isLast = string.Equals(variant, Variants[^1], StringComparison.Ordinal);
            int weight = isLast ? rest : random.Chance(0.2) ? 0 : random.Next(rest + 1);
            rest -= weight;
            split[variant] = weight / 1000.0;
        }

        return split;
    }
}
