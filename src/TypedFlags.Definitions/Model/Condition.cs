namespace TypedFlags.Definitions;

/// <summary>A condition on the evaluation context, already checked against the declared attributes.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>True where all are; true where empty (a map without entries).</summary>
    public sealed record All(EquatableArray<Condition> Conditions) : Condition;

    /// <summary>True where at least one is.</summary>
    public sealed record Any(EquatableArray<Condition> Conditions) : Condition;

    /// <summary>The negation.</summary>
    public sealed record Not(Condition Inner) : Condition;

    /// <summary>The named segment's condition.</summary>
    public sealed record Segment(string Name) : Condition;

    /// <summary>A comparison of one attribute.</summary>
    /// <param name="Name">The attribute's name, declared or reserved.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="Operator">The operator.</param>
    /// <param name="Operands">One or more; more than one means one of them.</param>
    /// <param name="IgnoreCase">True where text is compared without case.</param>
    public sealed record Comparison(
        string Name,
        AttributeType Type,
        ConditionOperator Operator,
        EquatableArray<ConstantValue> Operands,
        bool IgnoreCase) : Condition;
}

/// <summary>The operators of the language; the name in the file is the snake_case form.</summary>
public enum ConditionOperator
{
    /// <summary><c>eq</c>.</summary>
    Eq,

    /// <summary><c>ne</c>, the negation of <c>eq</c>.</summary>
    Ne,

    /// <summary><c>in</c>.</summary>
    In,

    /// <summary><c>not_in</c>, the negation of <c>in</c>.</summary>
    NotIn,

    /// <summary><c>contains</c>: of text a part, of a list an element.</summary>
    Contains,

    /// <summary><c>not_contains</c>, the negation of <c>contains</c>.</summary>
    NotContains,

    /// <summary><c>starts_with</c>.</summary>
    StartsWith,

    /// <summary><c>ends_with</c>.</summary>
    EndsWith,

    /// <summary><c>matches</c>: a .NET NonBacktracking regular expression, unanchored.</summary>
    Matches,

    /// <summary><c>semver_eq</c>.</summary>
    SemverEq,

    /// <summary><c>semver_lt</c>.</summary>
    SemverLt,

    /// <summary><c>semver_lte</c>.</summary>
    SemverLte,

    /// <summary><c>semver_gt</c>.</summary>
    SemverGt,

    /// <summary><c>semver_gte</c>.</summary>
    SemverGte,

    /// <summary><c>lt</c>.</summary>
    Lt,

    /// <summary><c>lte</c>.</summary>
    Lte,

    /// <summary><c>gt</c>.</summary>
    Gt,

    /// <summary><c>gte</c>.</summary>
    Gte,

    /// <summary><c>before</c>, strict.</summary>
    Before,

    /// <summary><c>after</c>, strict.</summary>
    After,

    /// <summary><c>exists</c>.</summary>
    Exists,
}
