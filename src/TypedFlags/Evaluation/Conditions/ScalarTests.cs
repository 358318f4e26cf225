namespace TypedFlags;

/// <summary>Comparisons that are one of equal, less and greater.</summary>
internal static class Comparison
{
    public static bool Holds(ConditionOperator @operator, int compared) => @operator switch
    {
        ConditionOperator.Lt => compared < 0,
        ConditionOperator.Lte => compared <= 0,
        ConditionOperator.Gt => compared > 0,
        ConditionOperator.Gte => compared >= 0,
        _ => compared == 0,
    };
}

/// <summary><c>eq in lt lte gt gte</c> of numbers, which are doubles.</summary>
internal sealed class NumberTest(ConditionOperator @operator, double[] operands) : ValueTest
{
    public override bool Matches(in AttributeValue value)
    {
        if (!value.TryGetNumber(out double number))
        {
            return false;
        }

        foreach (double operand in operands)
        {
            if (Comparison.Holds(@operator, number.CompareTo(operand)))
            {
                return true;
            }
        }

        return false;
    }

    public override TestDescription Describe() => @operator is ConditionOperator.Eq or ConditionOperator.In
        ? TestDescription.OfEquality(operands, static operand => operand)
        : TestDescription.Of(TestDescription.NameOf(@operator), negation: null, operands, static operand => operand);
}

/// <summary><c>eq</c> of booleans.</summary>
internal sealed class BooleanTest(bool operand) : ValueTest
{
    public override bool Matches(in AttributeValue value) => value.TryGetBoolean(out bool boolean) && boolean == operand;

    public override TestDescription Describe() => new("eq", "ne", [operand], 1);
}

/// <summary><c>before</c> and <c>after</c>, both strict, of points in time or RFC 3339 text.</summary>
internal sealed class InstantTest(ConditionOperator @operator, long operandTicks) : ValueTest
{
    public override bool Matches(in AttributeValue value) =>
        TryGetTicks(value, out long ticks) && (@operator == ConditionOperator.Before ? ticks < operandTicks : ticks > operandTicks);

    public override TestDescription Describe() =>
        new(TestDescription.NameOf(@operator), Negation: null, [new DateTime(operandTicks, DateTimeKind.Utc)], 1);

    public static bool TryGetTicks(in AttributeValue value, out long ticks)
    {
        if (value.TryGetTicks(out ticks))
        {
            return true;
        }

        Span<char> buffer = stackalloc char[AttributeValue.KeyTextLength];
        return value.TryGetText(buffer, out ReadOnlySpan<char> text) && Rfc3339.TryParse(text, out ticks);
    }
}

/// <summary>Comparisons of versions: of semver attributes, and <c>semver_…</c> of text.</summary>
/// <param name="operator">How to compare.</param>
/// <param name="operands">Versions.</param>
/// <param name="isText">True of a text attribute: for explanations only.</param>
internal sealed class VersionTest(ConditionOperator @operator, string[] operands, bool isText) : ValueTest
{
    public override bool Matches(in AttributeValue value)
    {
        Span<char> buffer = stackalloc char[AttributeValue.KeyTextLength];
        if (!TryGetVersion(value, buffer, out SemanticVersion version))
        {
            return false;
        }

        foreach (string operand in operands)
        {
            if (SemanticVersion.TryParse(operand, out SemanticVersion other) && Comparison.Holds(@operator, version.ComparePrecedence(other)))
            {
                return true;
            }
        }

        return false;
    }

    public override bool Matches(in AttributeValue value, out string? remark)
    {
        Span<char> buffer = stackalloc char[AttributeValue.KeyTextLength];
        remark = value.Kind == AttributeValueKind.String && !TryGetVersion(value, buffer, out _) ? "the text is not a version" : null;
        return Matches(in value);
    }

    public override TestDescription Describe()
    {
        if (@operator is ConditionOperator.Eq or ConditionOperator.In && !isText)
        {
            return TestDescription.OfEquality(operands, static operand => operand);
        }

        string name = TestDescription.NameOf(@operator);
        return TestDescription.Of(isText ? "semver_" + name : name, negation: null, operands, static operand => operand);
    }

    public static bool TryGetVersion(in AttributeValue value, Span<char> buffer, out SemanticVersion version)
    {
        if (value.GetVersion() is { } given)
        {
            // A part that is absent here counts as 0 there; a revision is no part of a semantic version. An interpolated text would box each
            // part until the compiler has optimised it.
            given.TryFormat(buffer, fieldCount: given.Build < 0 ? 2 : 3, out int written);
            return SemanticVersion.TryParse(buffer[..written], out version);
        }

        version = default;
        return value.TryGetText(buffer, out ReadOnlySpan<char> text) && SemanticVersion.TryParse(text, out version);
    }
}

/// <summary><c>exists: true</c>: there is a value, and it is of the attribute's type.</summary>
internal sealed class ExistsTest(AttributeType type) : ValueTest
{
    public override bool Matches(in AttributeValue value)
    {
        Span<char> buffer = stackalloc char[AttributeValue.KeyTextLength];
        return type switch
        {
            AttributeType.Number => value.TryGetNumber(out _),
            AttributeType.Boolean => value.TryGetBoolean(out _),
            AttributeType.DateTime => InstantTest.TryGetTicks(value, out _),
            AttributeType.Semver => VersionTest.TryGetVersion(value, buffer, out _),
            AttributeType.List => value.Kind == AttributeValueKind.List || value.Storage == AttributeStorage.UntypedText,
            _ => value.TryGetText(buffer, out _),
        };
    }
    /// <summary><c>exists</c> is written with true or false: the negation is the other one.</summary>
    public override TestDescription Describe() => new("exists", Negation: null, [true], 1);
}
