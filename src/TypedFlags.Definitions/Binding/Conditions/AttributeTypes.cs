using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>The types of attributes: their names in the file, and literals of each.</summary>
internal static class AttributeTypes
{
    private static readonly string[] s_names = ["string", "number", "boolean", "datetime", "semver", "list"];
    private static readonly ConstantValue s_true = new ConstantValue.Boolean(true);
    private static readonly ConstantValue s_false = new ConstantValue.Boolean(false);

    /// <summary>The name in the file.</summary>
    public static string NameOf(this AttributeType type) => type switch
    {
        AttributeType.String => s_names[0],
        AttributeType.Number => s_names[1],
        AttributeType.Boolean => s_names[2],
        AttributeType.DateTime => s_names[3],
        AttributeType.Semver => s_names[4],
        _ => s_names[5],
    };

    /// <summary>A type's name, or null after a diagnostic.</summary>
    public static AttributeType? Read(FileReport report, YamlNode node) => Scalars.Word(report, node, "type", s_names) switch
    {
        0 => AttributeType.String,
        1 => AttributeType.Number,
        2 => AttributeType.Boolean,
        3 => AttributeType.DateTime,
        4 => AttributeType.Semver,
        5 => AttributeType.List,
        _ => null,
    };

    /// <summary>A literal that an attribute of the type is compared with (of a list: an element), or null after a diagnostic.</summary>
    public static ConstantValue? Literal(FileReport report, YamlNode node, AttributeType type, string property) => type switch
    {
        AttributeType.Number => Scalars.Number(report, node, property) is { } number ? new ConstantValue.Number(number) : null,
        AttributeType.Boolean => Scalars.Boolean(report, node, property) is { } boolean ? (boolean ? s_true : s_false) : null,
        AttributeType.DateTime => Scalars.Date(report, node, property, out _, out _) is { } date ? new ConstantValue.Text(DateText.Write(date)) : null,
        AttributeType.Semver => Scalars.Semver(report, node, property) is { } version ? new ConstantValue.Text(version) : null,
        _ => Scalars.Text(report, node, property) is { } text ? new ConstantValue.Text(text) : null,
    };
}

/// <summary>The names that conditions know without a declaration.</summary>
internal static class ReservedAttributes
{
    private static readonly Dictionary<string, AttributeSymbol> s_symbols = Symbols(
        ("targetingKey", AttributeType.String), ("tenant", AttributeType.String), ("groups", AttributeType.List),
        ("staff", AttributeType.Boolean), ("environment", AttributeType.String), ("now", AttributeType.DateTime));

    /// <summary>What combines conditions.</summary>
    public static string[] Combinators { get; } = ["all", "any", "not", "segment"];

    /// <summary>The reserved attributes' names.</summary>
    public static IEnumerable<string> Names => s_symbols.Keys;

    /// <summary>The reserved attribute, or null.</summary>
    public static AttributeSymbol? Find(string name) => s_symbols.TryGetValue(name, out AttributeSymbol? symbol) ? symbol : null;

    /// <summary>True where no attribute can have the name.</summary>
    public static bool IsReserved(string name) => s_symbols.ContainsKey(name) || Array.IndexOf(Combinators, name) >= 0;

    private static Dictionary<string, AttributeSymbol> Symbols(params (string Name, AttributeType Type)[] symbols) =>
        symbols.ToDictionary(symbol => symbol.Name, symbol => new AttributeSymbol(symbol.Name, symbol.Type, default), StringComparer.Ordinal);
}
