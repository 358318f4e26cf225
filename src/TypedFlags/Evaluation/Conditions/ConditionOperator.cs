namespace TypedFlags;

/// <summary>The operators of the language; <c>ne</c>, <c>not_in</c> and <c>not_contains</c> are negations of these.</summary>
internal enum ConditionOperator
{
    Eq,
    In,
    Contains,
    StartsWith,
    EndsWith,
    Matches,
    Lt,
    Lte,
    Gt,
    Gte,
    Before,
    After,
    Exists,
}

/// <summary>An operator as it is written, and the types it is for.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Operator">What it does.</param>
/// <param name="IsNegated">True for the negation of it.</param>
/// <param name="IsVersion">True where text is compared as versions.</param>
/// <param name="Types">The attribute types that have it.</param>
internal sealed record OperatorDeclaration(
    string Name, ConditionOperator Operator, bool IsNegated, bool IsVersion, params AttributeType[] Types)
{
    /// <summary>All operators.</summary>
    public static OperatorDeclaration[] All { get; } =
    [
        new("eq", ConditionOperator.Eq, false, false, AttributeType.String, AttributeType.Number, AttributeType.Semver, AttributeType.Boolean),
        new("ne", ConditionOperator.Eq, true, false, AttributeType.String, AttributeType.Number, AttributeType.Semver, AttributeType.Boolean),
        new("in", ConditionOperator.In, false, false, AttributeType.String, AttributeType.Number, AttributeType.Semver),
        new("not_in", ConditionOperator.In, true, false, AttributeType.String, AttributeType.Number, AttributeType.Semver),
        new("contains", ConditionOperator.Contains, false, false, AttributeType.String, AttributeType.List),
        new("not_contains", ConditionOperator.Contains, true, false, AttributeType.String, AttributeType.List),
        new("starts_with", ConditionOperator.StartsWith, false, false, AttributeType.String),
        new("ends_with", ConditionOperator.EndsWith, false, false, AttributeType.String),
        new("matches", ConditionOperator.Matches, false, false, AttributeType.String),
        new("semver_eq", ConditionOperator.Eq, false, true, AttributeType.String),
        new("semver_lt", ConditionOperator.Lt, false, true, AttributeType.String),
        new("semver_lte", ConditionOperator.Lte, false, true, AttributeType.String),
        new("semver_gt", ConditionOperator.Gt, false, true, AttributeType.String),
        new("semver_gte", ConditionOperator.Gte, false, true, AttributeType.String),
        new("lt", ConditionOperator.Lt, false, false, AttributeType.Number, AttributeType.Semver),
        new("lte", ConditionOperator.Lte, false, false, AttributeType.Number, AttributeType.Semver),
        new("gt", ConditionOperator.Gt, false, false, AttributeType.Number, AttributeType.Semver),
        new("gte", ConditionOperator.Gte, false, false, AttributeType.Number, AttributeType.Semver),
        new("before", ConditionOperator.Before, false, false, AttributeType.DateTime),
        new("after", ConditionOperator.After, false, false, AttributeType.DateTime),
        new("exists", ConditionOperator.Exists, false, false, AttributeType.String, AttributeType.Number, AttributeType.Boolean, AttributeType.DateTime, AttributeType.Semver, AttributeType.List),
    ];

    /// <summary>True where the operator takes a list and means one of it, beside <c>in</c> and <c>not_in</c>, which take nothing else.</summary>
    public bool TakesLists => Operator is ConditionOperator.Contains or ConditionOperator.StartsWith or ConditionOperator.EndsWith;

    public static OperatorDeclaration? Find(string name)
    {
        foreach (OperatorDeclaration declaration in All)
        {
            if (string.Equals(declaration.Name, name, StringComparison.Ordinal))
            {
                return declaration;
            }
        }

        return null;
    }
}
