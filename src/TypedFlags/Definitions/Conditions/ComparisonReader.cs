using System.Text.Json;

namespace TypedFlags;

/// <summary>Reads what one attribute is compared with: <c>pro</c>, <c>[DE, FR]</c>, or a map of operators, all of which must hold.</summary>
internal sealed class ComparisonReader(AttributeDeclaration attribute, JsonScalars scalars, bool isCompiled)
{
    private const string IgnoreCase = "ignore_case";

    /// <summary>What is wrong, as the end of a sentence; null where nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>A condition, or null where there is a <see cref="Problem"/>.</summary>
    public Condition? Read(JsonElement json)
    {
        bool isList = attribute.Type == AttributeType.List;
        bool isMany = scalars.TryGetList(json, out _);
        if (isMany || json.ValueKind != JsonValueKind.Object)
        {
            OperatorDeclaration implied = OperatorDeclaration.Find(isList ? "contains" : isMany ? "in" : "eq")!;
            return implied.Types.AsSpan().Contains(attribute.Type)
                ? ReadOperator(implied, json, ignoreCase: false)
                : Fail($"'{attribute.Name}' needs an operator: one of {string.Join(", ", OperatorNames())}.");
        }

        bool ignoreCase = false;
        if (json.TryGetProperty(IgnoreCase, out JsonElement ignore) && !scalars.TryGetBoolean(ignore, out ignoreCase))
        {
            return Fail($"'{IgnoreCase}' should be true or false.");
        }

        if (!isCompiled && ignore.ValueKind != JsonValueKind.Undefined && attribute.Type is not (AttributeType.String or AttributeType.List))
        {
            return Fail($"'{IgnoreCase}' has a meaning only where text is compared, and '{attribute.Name}' is not text.");
        }

        List<Condition> conditions = [];
        foreach (JsonProperty entry in json.EnumerateObject())
        {
            if (entry.NameEquals(IgnoreCase))
            {
                continue;
            }

            OperatorDeclaration? found = OperatorDeclaration.Find(entry.Name);
            if (found is null || !found.Types.AsSpan().Contains(attribute.Type))
            {
                return Fail($"'{attribute.Name}' has no operator '{JsonScalars.Shorten(entry.Name)}'{DidYouMean.Hint(entry.Name, OperatorNames())}.");
            }

            if (ReadOperator(found, entry.Value, ignoreCase) is not { } condition)
            {
                return null;
            }

            conditions.Add(condition);
        }

        return conditions.Count switch
        {
            0 => Fail($"'{attribute.Name}' needs an operator."),
            1 => conditions[0],
            _ => new AllCondition([.. conditions]),
        };
    }

    private Condition? ReadOperator(OperatorDeclaration declaration, JsonElement operand, bool ignoreCase)
    {
        bool isNegated = declaration.IsNegated;
        ValueTest? test;
        if (declaration.Operator == ConditionOperator.Exists)
        {
            if (!scalars.TryGetBoolean(operand, out bool exists))
            {
                return Fail("'exists' should be true or false.");
            }

            test = new ExistsTest(attribute.Type);
            isNegated = !exists;
        }
        else
        {
            if (!TryGetOperands(declaration, operand, out JsonElement[] operands))
            {
                return null;
            }

            if (operands.Length == 0)
            {
                // 'not_in' of nothing is always true.
                return Condition.Always;
            }

            test = CreateTest(declaration, operands, ignoreCase);
            if (test is not null && FindImpossible(declaration, operands, ignoreCase) is { } impossible)
            {
                return Fail($"'{attribute.Name}' is never {JsonScalars.Describe(impossible)}; its values are {string.Join(", ", attribute.Values!)}.");
            }
        }

        if (test is null)
        {
            return Fail($"'{attribute.Name}' can't be compared by '{declaration.Name}' with {JsonScalars.Describe(operand)}.");
        }

        ComparisonCondition comparison = new(attribute, test);
        return isNegated ? new NotCondition(comparison) : comparison;
    }

    private bool TryGetOperands(OperatorDeclaration declaration, JsonElement operand, out JsonElement[] operands)
    {
        bool isMany = scalars.TryGetList(operand, out operands);
        bool wantsMany = declaration.Operator == ConditionOperator.In;
        bool fits = isMany ? wantsMany || declaration.TakesLists : !wantsMany;
        if (!isCompiled && !fits)
        {
            Fail($"'{declaration.Name}' is {(wantsMany ? "a list" : "one value")}, not {JsonScalars.Describe(operand)}.");
            return false;
        }

        if (!isMany)
        {
            operands = [operand];
        }

        if (operands.Length == 0 && !(wantsMany && declaration.IsNegated))
        {
            Fail($"'{declaration.Name}' may not be empty.");
            return false;
        }

        return true;
    }

    /// <summary>
    /// A literal that no value of the attribute can be; null where there is none. Only where whole values are compared: the part of
    /// one after <c>starts_with</c> need not be one.
    /// </summary>
    private JsonElement? FindImpossible(OperatorDeclaration declaration, JsonElement[] operands, bool ignoreCase)
    {
        bool isWhole = declaration.Operator is ConditionOperator.Eq or ConditionOperator.In || attribute.Type == AttributeType.List;
        if (isCompiled || attribute.Values is not { } values || !isWhole || declaration.IsVersion)
        {
            return null;
        }

        foreach (JsonElement operand in operands)
        {
            ValueTest? test = CreateTest(declaration, [operand], ignoreCase);
            if (test is not null && !Array.Exists(values, value => test.Matches(ToAttributeValue(value))))
            {
                return operand;
            }
        }

        return null;
    }

    private AttributeValue ToAttributeValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when attribute.Type == AttributeType.List => (string[])[value.GetString()!],
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => AttributeValue.None,
    };

    private ValueTest? CreateTest(OperatorDeclaration declaration, JsonElement[] operands, bool ignoreCase)
    {
        if (attribute.Type == AttributeType.Number)
        {
            double[] numbers = new double[operands.Length];
            for (int index = 0; index < numbers.Length; index++)
            {
                if (!scalars.TryGetNumber(operands[index], out numbers[index]))
                {
                    return null;
                }
            }

            return new NumberTest(declaration.Operator, numbers);
        }

        if (attribute.Type == AttributeType.Boolean)
        {
            return operands.Length == 1 && scalars.TryGetBoolean(operands[0], out bool boolean) ? new BooleanTest(boolean) : null;
        }

        string[] texts = new string[operands.Length];
        for (int index = 0; index < texts.Length; index++)
        {
            if (!JsonScalars.TryGetText(operands[index], out texts[index]))
            {
                return null;
            }
        }

        return CreateTextTest(declaration, texts, ignoreCase);
    }

    private ValueTest? CreateTextTest(OperatorDeclaration declaration, string[] texts, bool ignoreCase)
    {
        switch (attribute.Type)
        {
            case AttributeType.DateTime:
                return texts.Length == 1 && Rfc3339.TryParse(texts[0], out long ticks) ? new InstantTest(declaration.Operator, ticks) : null;
            case AttributeType.List:
                return new ListContainsTest(texts, ignoreCase);
            case AttributeType.Semver:
            case AttributeType.String when declaration.IsVersion:
                return Array.TrueForAll(texts, static text => SemanticVersion.TryParse(text, out _))
                    ? new VersionTest(declaration.Operator, texts, declaration.IsVersion)
                    : null;
        }

        switch (declaration.Operator)
        {
            case ConditionOperator.Eq or ConditionOperator.In:
                return new TextEqualsTest(texts, ignoreCase);
            case ConditionOperator.Matches:
                TextPatternTest pattern = new(texts, ignoreCase);
                if (!isCompiled && pattern.FindProblem() is { } problem)
                {
                    Fail($"'{attribute.Name}' has a pattern that can't be used: {problem}");
                }

                return Problem is null ? pattern : null;
            default:
                return new TextPartTest(declaration.Operator, texts, ignoreCase);
        }
    }

    private IEnumerable<string> OperatorNames()
    {
        foreach (OperatorDeclaration declaration in OperatorDeclaration.All)
        {
            if (declaration.Types.AsSpan().Contains(attribute.Type))
            {
                yield return declaration.Name;
            }
        }
    }

    private Condition? Fail(string problem)
    {
        Problem ??= problem;
        return null;
    }
}
