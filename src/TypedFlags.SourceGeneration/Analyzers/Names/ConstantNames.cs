using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>The constants that an operation may have as its value, or its elements as theirs. What is not constant is never guessed at.</summary>
internal static class ConstantNames
{
    /// <summary>The texts and their operations, in order; empty ones are no names.</summary>
    /// <param name="value">What stands where a name goes.</param>
    /// <param name="enums">True where the member of an enum stands for its name.</param>
    public static IEnumerable<(string Name, IOperation Constant)> In(IOperation? value, bool enums)
    {
        // A cast is not the constant.
        while (value is IConversionOperation { Operand: { ConstantValue: { HasValue: true, Value: string } } inner })
        {
            value = inner;
        }

        if (value is null)
        {
            return [];
        }

        if (value.ConstantValue is { HasValue: true, Value: string text })
        {
            return text.Trim().Length == 0 ? [] : [(text, value)];
        }

        return value switch
        {
            IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum } member } =>
                enums && IsOnlyName(member) ? [(member.Name, value)] : [],
            IConversionOperation conversion => In(conversion.Operand, enums),
            IConditionalOperation choice => In(choice.WhenTrue, enums).Concat(In(choice.WhenFalse, enums)),
            ICoalesceOperation choice => In(choice.Value, enums).Concat(In(choice.WhenNull, enums)),
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => In(arm.Value, enums)),
            ISimpleAssignmentOperation assignment => In(assignment.Value, enums),
            IArrayCreationOperation { Initializer: { } elements } => elements.ElementValues.SelectMany(element => In(element, enums)),
            IArrayInitializerOperation elements => elements.ElementValues.SelectMany(element => In(element, enums)),
            ICollectionExpressionOperation collection => collection.Elements.SelectMany(element => In(element, enums)),
            ISpreadOperation spread => In(spread.Operand, enums),
            IObjectCreationOperation { Initializer: { } initializer } => In(initializer, enums),
            IObjectOrCollectionInitializerOperation initializer => initializer.Initializers.SelectMany(added => Added(added, enums)),
            _ => [],
        };
    }

    // `new List<string> { "new_checkout" }`
    private static IEnumerable<(string Name, IOperation Constant)> Added(IOperation initializer, bool enums) =>
        initializer is IInvocationOperation { Arguments: { Length: 1 } arguments } ? In(arguments[0].Value, enums) : [];

    // Libraries take the member's name of an enum's value; of two members with one value they may take either.
    private static bool IsOnlyName(IFieldSymbol member) =>
        member.HasConstantValue
        && member.ContainingType.GetMembers().OfType<IFieldSymbol>().Count(other => other.HasConstantValue && Equals(other.ConstantValue, member.ConstantValue)) == 1;
}
