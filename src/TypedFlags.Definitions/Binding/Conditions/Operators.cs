namespace TypedFlags.Definitions.Binding;

/// <summary>The operators' names, and which attribute types have them.</summary>
internal static class Operators
{
    /// <summary>The option beside an operator that compares text without case.</summary>
    public const string IgnoreCase = "ignore_case";

    // By the enum's order.
    private static readonly string[] s_names =
    [
        "eq", "ne", "in", "not_in", "contains", "not_contains", "starts_with", "ends_with", "matches",
        "semver_eq", "semver_lt", "semver_lte", "semver_gt", "semver_gte", "lt", "lte", "gt", "gte", "before", "after", "exists",
    ];

    private static readonly Dictionary<string, ConditionOperator> s_byName =
        s_names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => (ConditionOperator)pair.index, StringComparer.Ordinal);

    private static readonly HashSet<ConditionOperator> s_string =
    [
        ConditionOperator.Eq, ConditionOperator.Ne, ConditionOperator.In, ConditionOperator.NotIn, ConditionOperator.Contains,
        ConditionOperator.NotContains, ConditionOperator.StartsWith, ConditionOperator.EndsWith, ConditionOperator.Matches,
        ConditionOperator.SemverEq, ConditionOperator.SemverLt, ConditionOperator.SemverLte, ConditionOperator.SemverGt,
        ConditionOperator.SemverGte, ConditionOperator.Exists,
    ];

    private static readonly HashSet<ConditionOperator> s_ordered =
    [
        ConditionOperator.Eq, ConditionOperator.Ne, ConditionOperator.In, ConditionOperator.NotIn, ConditionOperator.Lt,
        ConditionOperator.Lte, ConditionOperator.Gt, ConditionOperator.Gte, ConditionOperator.Exists,
    ];

    private static readonly HashSet<ConditionOperator> s_dateTime = [ConditionOperator.Before, ConditionOperator.After, ConditionOperator.Exists];

    private static readonly HashSet<ConditionOperator> s_boolean = [ConditionOperator.Eq, ConditionOperator.Ne, ConditionOperator.Exists];

    private static readonly HashSet<ConditionOperator> s_list = [ConditionOperator.Contains, ConditionOperator.NotContains, ConditionOperator.Exists];

    /// <summary>The operators' names and <c>ignore_case</c>: what a comparison's mapping may hold.</summary>
    public static IEnumerable<string> Words => s_names.Concat([IgnoreCase]);

    /// <summary>The operator's name in the file.</summary>
    public static string NameOf(this ConditionOperator comparison) => s_names[(int)comparison];

    /// <summary>Finds an operator by its name in the file.</summary>
    public static bool TryFind(string name, out ConditionOperator comparison) => s_byName.TryGetValue(name, out comparison);

    /// <summary>True where the type has the operator.</summary>
    public static bool Has(this AttributeType type, ConditionOperator comparison) => OperatorsOf(type).Contains(comparison);

    /// <summary>The names of a type's operators.</summary>
    public static IEnumerable<string> NamesOf(AttributeType type) => OperatorsOf(type).Select(NameOf);

    /// <summary>True where the operator takes a list and means one of it, beside <c>in</c> and <c>not_in</c>, which take nothing else.</summary>
    public static bool TakesLists(this ConditionOperator comparison) =>
        comparison is ConditionOperator.Contains or ConditionOperator.NotContains or ConditionOperator.StartsWith or ConditionOperator.EndsWith;

    /// <summary>True where the operator compares text as text, so that <c>ignore_case</c> makes sense.</summary>
    public static bool ComparesText(this ConditionOperator comparison) => comparison <= ConditionOperator.Matches;

    private static HashSet<ConditionOperator> OperatorsOf(AttributeType type) => type switch
    {
        AttributeType.String => s_string,
        AttributeType.Number or AttributeType.Semver => s_ordered,
        AttributeType.DateTime => s_dateTime,
        AttributeType.Boolean => s_boolean,
        _ => s_list,
    };
}
