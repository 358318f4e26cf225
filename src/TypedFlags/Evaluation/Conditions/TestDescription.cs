namespace TypedFlags;

/// <summary>What a <see cref="ValueTest"/> compares with, for explanations.</summary>
/// <param name="Operator">The operator's name in the file.</param>
/// <param name="Negation">The name of the negated operator; null where there is none but <c>not</c>.</param>
/// <param name="Operands">The first few operands.</param>
/// <param name="Count">How many operands there are.</param>
/// <param name="IgnoresCase">True where upper and lower case are the same.</param>
internal sealed record TestDescription(string Operator, string? Negation, AttributeValue[] Operands, int Count, bool IgnoresCase = false)
{
    /// <summary>An operator that takes one operand or, under the same name, several.</summary>
    public static TestDescription Of<T>(string name, string? negation, T[] operands, Func<T, AttributeValue> toValue, bool ignoresCase = false) =>
        new(name, negation, First(operands, toValue), operands.Length, ignoresCase);

    /// <summary><c>eq</c>, and <c>in</c> where there are several operands.</summary>
    public static TestDescription OfEquality<T>(T[] operands, Func<T, AttributeValue> toValue, bool ignoresCase = false) => operands.Length == 1
        ? Of("eq", "ne", operands, toValue, ignoresCase)
        : Of("in", "not_in", operands, toValue, ignoresCase);

    /// <summary>The name of an operator that is not an equality.</summary>
    public static string NameOf(ConditionOperator @operator) => @operator switch
    {
        ConditionOperator.StartsWith => "starts_with",
        ConditionOperator.EndsWith => "ends_with",
        ConditionOperator.Contains => "contains",
        ConditionOperator.Matches => "matches",
        ConditionOperator.Lt => "lt",
        ConditionOperator.Lte => "lte",
        ConditionOperator.Gt => "gt",
        ConditionOperator.Gte => "gte",
        ConditionOperator.Before => "before",
        ConditionOperator.After => "after",
        ConditionOperator.Exists => "exists",
        ConditionOperator.In => "in",
        _ => "eq",
    };

    private static AttributeValue[] First<T>(T[] operands, Func<T, AttributeValue> toValue)
    {
        AttributeValue[] first = new AttributeValue[Math.Min(operands.Length, ExplanationLimits.Items)];
        for (int index = 0; index < first.Length; index++)
        {
            first[index] = ExplanationLimits.Shorten(toValue(operands[index]));
        }

        return first;
    }
}
