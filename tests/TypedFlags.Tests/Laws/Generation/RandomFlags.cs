using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlags.Tests.Evaluation;

namespace TypedFlags.Tests.Laws.Generation;

/// <summary>A generated set of flags: every type, every state property, every bucketing, prerequisites on the flags before.</summary>
/// <param name="Flags">The flags, in ordinal order of their keys.</param>
/// <param name="Lines">Their lines of the compiled definitions.</param>
internal sealed record RandomFlags(IReadOnlyList<FlagShape> Flags, string[] Lines)
{
    private static readonly JsonSerializerOptions PlainText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RandomFlags Next(Random random, int count)
    {
        List<FlagShape> flags = [];
        string[] lines = new string[count];
        for (int index = 0; index < count; index++)
        {
            FlagShape flag = NextShape(random, string.Create(CultureInfo.InvariantCulture, $"flag_{index:00}"));
            lines[index] = Define(random, flag, flags).ToJsonString(PlainText);
            flags.Add(flag);
        }

        return new RandomFlags(flags, lines);
    }

    /// <summary>The flags, ready to evaluate in the world's time and one of its environments.</summary>
    public FlagsUnderTest ToFlagsUnderTest(string environment = "Production") =>
        FlagsUnderTest.WithHeader(World.Header, environment, World.Now, Lines);

    /// <summary>The compiled definitions as one text, as a generator writes them.</summary>
    public string ToText() => string.Join('\n', [World.Header, .. Lines]);

    /// <summary>State as a provider gives it, for one of the flags.</summary>
    public string NextState(Random random, FlagShape flag) =>
        RandomStates.Next(random, flag, [.. Flags.TakeWhile(other => other != flag)]).ToJsonString(PlainText);

    private static FlagShape NextShape(Random random, string key)
    {
        string type = random.Chance(0.5) ? "boolean" : random.Pick("string", "integer", "number", "object");
        bool hasVariants = type is not "boolean" && random.Chance(0.7);
        string[] variants = hasVariants ? [.. Enumerable.Range(0, random.Next(1, 5)).Select(static index => ((char)('a' + index)).ToString())] : [];
        return new FlagShape(key, type, variants, random.Pick(World.Algorithms));
    }

    private static JsonObject Define(Random random, FlagShape flag, IReadOnlyList<FlagShape> earlier)
    {
        JsonObject line = new() { ["key"] = flag.Key, ["type"] = flag.Type, ["bucketing"] = flag.Bucketing };
        if (flag.Variants.Length > 0)
        {
            JsonObject variants = [];
            foreach (string variant in flag.Variants)
            {
                variants[variant] = flag.Literal(random);
            }

            line["variants"] = variants;
            if (random.Chance(0.3))
            {
                line["off_variant"] = random.Pick(flag.Variants);
            }
        }

        if (flag.Distributes && random.Chance(0.3))
        {
            line["bucket_by"] = random.Pick("user", "tenant", "plan", "age", "version", "since", "beta");
        }

        if (flag.Distributes && random.Chance(0.3))
        {
            line["salt"] = random.Pick("salt", "Šalt", "");
        }

        JsonObject state = RandomStates.Next(random, flag, earlier);
        foreach (KeyValuePair<string, JsonNode?> property in state)
        {
            line[property.Key] = property.Value?.DeepClone();
        }

        // A boolean that is on by default has no rollout: the file refuses it.
        line["default"] = flag.IsBoolean ? random.Chance(0.3) && !state.ContainsKey("rollout")
            : flag.Variants.Length > 0 ? random.Pick(flag.Variants)
            : flag.Literal(random);
        return line;
    }
}
