using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>Reads from a comparison's operation the constant texts that an answer is compared with.</summary>
internal static class ComparedTexts
{
    public static IEnumerable<ComparedText> Of(SemanticModel model, AnswerUse use, CancellationToken cancellationToken) =>
        model.GetOperation(use.Comparison, cancellationToken) switch
        {
            IBinaryOperation binary => OfOperator(binary, use),
            IInvocationOperation call => OfCall(call, use),
            IIsPatternOperation test => PatternTexts.Of(test.Pattern, use),
            ISwitchExpressionOperation test => test.Arms.SelectMany(arm => PatternTexts.Of(arm.Pattern, use)),
            ISwitchOperation test => test.Cases.SelectMany(static section => section.Clauses).SelectMany(clause => OfClause(clause, use)),
            _ => [],
        };

    private static IEnumerable<ComparedText> OfOperator(IBinaryOperation binary, AnswerUse use) =>
        binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            ? Text(IsSubject(binary.LeftOperand, use) ? binary.RightOperand : binary.LeftOperand, use, StringComparison.Ordinal)
            : [];

    // string.Equals, static or not, and StringComparer.Equals; with the subject on either side.
    private static IEnumerable<ComparedText> OfCall(IInvocationOperation call, AnswerUse use)
    {
        bool isComparer = call.TargetMethod.ContainingType is { Name: "StringComparer" };
        if (!isComparer && call.TargetMethod.ContainingType.SpecialType is not (SpecialType.System_String or SpecialType.System_Object))
        {
            return [];
        }

        List<IOperation> sides = [];
        if (!isComparer && call.Instance is { } instance)
        {
            sides.Add(instance);
        }

        sides.AddRange(call.Arguments.Select(static argument => argument.Value));
        return sides.Count >= 2
            ? Text(IsSubject(sides[0], use) ? sides[1] : sides[0], use, isComparer ? ComparisonOf(call.Instance) : ComparisonOf(sides.Skip(2).FirstOrDefault()))
            : [];
    }

    private static IEnumerable<ComparedText> OfClause(ICaseClauseOperation clause, AnswerUse use) => clause switch
    {
        ISingleValueCaseClauseOperation single when use.Place < 0 && use.Kind != AnswerKind.Evaluation => Text(single.Value, use, StringComparison.Ordinal),
        IPatternCaseClauseOperation pattern => PatternTexts.Of(pattern.Pattern, use),
        _ => [],
    };

    private static IEnumerable<ComparedText> Text(IOperation operation, AnswerUse use, StringComparison comparison)
    {
        if (!IsSubject(operation, use) && Unconverted(operation) is { ConstantValue: { HasValue: true, Value: string text } } constant)
        {
            yield return new ComparedText(constant.Syntax, text, use.Kind, comparison);
        }
    }

    private static bool IsSubject(IOperation operation, AnswerUse use) => Unconverted(operation).Syntax.Span.Contains(use.Subject.Span)
        || use.Subject.Span.Contains(Unconverted(operation).Syntax.Span);

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true } conversion ? Unconverted(conversion.Operand) : operation;

    // Whatever is not known to be ordinal may find texts equal that differ in case.
    private static StringComparison ComparisonOf(IOperation? how) => how switch
    {
        null => StringComparison.Ordinal,
        { ConstantValue: { HasValue: true, Value: (int)StringComparison.Ordinal } } => StringComparison.Ordinal,
        IPropertyReferenceOperation { Property.Name: "Ordinal" } => StringComparison.Ordinal,
        _ => StringComparison.OrdinalIgnoreCase,
    };
}
