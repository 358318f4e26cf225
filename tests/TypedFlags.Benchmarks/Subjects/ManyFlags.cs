using System.Globalization;
using System.Text;

namespace TypedFlags.Benchmarks.Subjects;

/// <summary>
/// 10,000 flags in one set, as if generated from a very large file: the same registration and the same accessors as the
/// generator writes. A fifth is of each kind; the flags measured stand in the middle.
/// </summary>
internal static class ManyFlags
{
    public const int Count = 10_000;

    private const int Middle = 5_000;

    public static readonly FlagDefinitionSet All = Register();

    private static readonly FlagAccessors Accessors = All.Accessors;

    public static BooleanFlag Constant => Accessors.Boolean(Middle);

    public static BooleanFlag AttributeRule => Accessors.Boolean(Middle + 1);

    public static BooleanFlag AllowList => Accessors.Boolean(Middle + 2);

    public static BooleanFlag Percentage => Accessors.Boolean(Middle + 3);

    public static VariantFlag<string, Flags.VariantSplitVariant> VariantSplit =>
        Accessors.StringVariant<Flags.VariantSplitVariant>(Middle + 4);

    /// <summary>The flag that changes where snapshots are swapped.</summary>
    public static string ChangingKey { get; } = Key(Middle - 1_000 + 3);

    /// <summary>Every boolean flag, in an order that no cache likes.</summary>
    public static BooleanFlag[] Shuffled()
    {
        BooleanFlag[] flags = [.. Enumerable.Range(0, Count).Where(static index => index % 5 != 4).Select(Accessors.Boolean)];
        new Random(20261121).Shuffle(flags);
        return flags;
    }

    /// <summary>A set of the same text that nobody has read yet, in a world of its own.</summary>
    public static FlagDefinitionSet CreateUnread() =>
        FlagDefinitionSet.Register<object>(new FlagRegistry(), "Benchmarks.Unread", Count, static () => Text.Value, static accessors => accessors);

    private static readonly Lazy<byte[]> Text = new(Write);

    private static FlagDefinitionSet Register() =>
        FlagDefinitionSet.Register<ManyFlagsAccessors>("Benchmarks.ManyFlags", Count, static () => Text.Value, static accessors => new ManyFlagsAccessors(accessors));

    private static byte[] Write()
    {
        string users = string.Join(',', Enumerable.Range(10_001, 20).Select(static number => number == 10_010 ? $"\"{Users.Key}\"" : $"\"user-{number}\""));
        string[] kinds =
        [
            "\"type\":\"boolean\",\"kind\":\"operational\",\"default\":true",
            "\"type\":\"boolean\",\"kind\":\"operational\",\"rules\":[{\"when\":{\"plan\":{\"eq\":\"pro\"}},\"serve\":true}],\"default\":false",
            "\"type\":\"boolean\",\"kind\":\"operational\",\"users\":[" + users + "],\"default\":false",
            "\"type\":\"boolean\",\"kind\":\"operational\",\"rollout\":50,\"default\":false",
            "\"type\":\"string\",\"kind\":\"experiment\",\"variants\":{\"control\":\"one-column\",\"compact\":\"compact\",\"full\":\"full\"},\"default\":\"control\",\"split\":{\"control\":50,\"compact\":25,\"full\":25}",
        ];
        StringBuilder text = new("""{"format":1,"context":{"plan":{"type":"string","values":["free","starter","pro"]},"country":{"type":"string"}}}""");
        for (int index = 0; index < Count; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{{\"key\":\"{Key(index)}\",{kinds[index % kinds.Length]}}}");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Key(int index) => string.Create(CultureInfo.InvariantCulture, $"flag_{index:00000}");
}

/// <summary>Stands where the generated <c>IFlags</c> would.</summary>
internal sealed class ManyFlagsAccessors(FlagAccessors accessors)
{
    public BooleanFlag Constant => accessors.Boolean(ManyFlags.Count / 2);
}
