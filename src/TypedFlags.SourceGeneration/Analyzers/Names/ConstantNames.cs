using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>The constants that an operation may have as its value, or its elements as theirs. What is not constant is never guessed at.</summary>
internal static class ConstantNames
{
    /// <summary>The texts and their operations, in order; empty ones are no names.</summary>
    public static IEnumerable<(string Name, IOperation Constant)> In(IOperation? value)
    {
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
            IConversionOperation { Type.SpecialType: SpecialType.System_Object, Operand: IFieldReferenceOperation { Field: var member } named }
                when IsOnlyName(member) => [(member.Name, named)],
            IConversionOperation conversion => In(conversion.Operand),
            IConditionalOperation choice => In(choice.WhenTrue).Concat(In(choice.WhenFalse)),
            ICoalesceOperation choice => In(choice.Value).Concat(In(choice.WhenNull)),
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(static arm => In(arm.Value)),
            ISimpleAssignmentOperation assignment => In(assignment.Value),
            IArrayCreationOperation { Initializer: { } elements } => elements.ElementValues.SelectMany(In),
            IArrayInitializerOperation elements => elements.ElementValues.SelectMany(In),
            ICollectionExpressionOperation collection => collection.Elements.SelectMany(In),
            ISpreadOperation spread => In(spread.Operand),
            IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.SelectMany(Added),
            _ => [],
        };
    }

    // `new List<string> { "new_checkout" }`
    private static IEnumerable<(string Name, IOperation Constant)> Added(IOperation initializer) =>
        initializer is IInvocationOperation { Arguments: { Length: 1 } arguments } ? In(arguments[0].Value) : [];

    // Libraries take the member's name of an enum's value; of two members with one value they may take either.
    private static bool IsOnlyName(IFieldSymbol member) =>
        member is { HasConstantValue: true, ContainingType.TypeKind: TypeKind.Enum }
        && member.ContainingType.GetMembers().OfType<IFieldSymbol>().Count(other => other.HasConstantValue && Equals(other.ConstantValue, member.ConstantValue)) == 1;
}
