using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Calls of methods whose answer follows from known values: <c>string.Equals("full", layout, StringComparison.OrdinalIgnoreCase)</c>. Nothing that depends on a culture.</summary>
internal sealed class KnownCalls : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            if (CallWith(known) is { } call && Of(call, view.Model, view.CancellationToken) is { } answer)
            {
                edits.Replace(call, answer.WithTriviaFrom(call));
            }
        }
    }

    /// <summary>What a call comes to, one of whose operands is known; null where that can't be said.</summary>
    internal static ExpressionSyntax? Of(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(call, cancellationToken) is not IInvocationOperation operation
            || Operands(operation, model) is not { } operands
            || !operands.Exists(static operand => operand is { Value: not bool } or { Member: not null }))
        {
            return null;
        }

        return Answer(operation.TargetMethod, operands) switch
        {
            bool outcome => Known.Boolean(outcome),
            string text => Known.Literal(text),
            int number => Known.Literal((long)number),
            _ => null,
        };
    }

    /// <summary>The call that something is an operand of; null where it is none.</summary>
    internal static InvocationExpressionSyntax? CallWith(ExpressionSyntax operand)
    {
        SyntaxNode place = operand;
        while (place.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            place = place.Parent;
        }

        return place.Parent switch
        {
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == place && call.Expression == access => call,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => call,
            _ => null,
        };
    }

    // The instance and the arguments, in the order of the parameters; null where one of them isn't a constant.
    private static List<KnownValue>? Operands(IInvocationOperation operation, SemanticModel model)
    {
        List<KnownValue> operands = [];
        IEnumerable<IOperation> values = operation.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal ?? 0).Select(static argument => argument.Value);
        foreach (IOperation value in operation.Instance is null ? values : values.Prepend(operation.Instance))
        {
            IOperation plain = value;
            while (plain is IConversionOperation { Conversion.IsUserDefined: false } conversion)
            {
                plain = conversion.Operand;
            }

            if (plain.Syntax is not ExpressionSyntax expression)
            {
                return null;
            }

            if (KnownValue.Of(expression, model) is { } known)
            {
                operands.Add(known);
            }
            else if (Constants.Of(expression, model) is { HasValue: true } constant)
            {
                operands.Add(new KnownValue(constant.Value, plain.Type, Member: null));
            }
            else
            {
                return null;
            }
        }

        return operands;
    }

    private static object? Answer(IMethodSymbol method, List<KnownValue> operands)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (type.SpecialType == SpecialType.System_String)
        {
            return TextMethods.Answer(method.Name, [.. operands.Select(static operand => operand.Value)], operands[operands.Count - 1].Type);
        }

        return method.Name switch
        {
            "ToString" when operands.Count == 1 => operands[0].Member,
            "Equals" when operands.Count == 2 && (type.SpecialType is SpecialType.System_Object or SpecialType.System_Enum or SpecialType.System_ValueType
                || type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_Double || type.TypeKind == TypeKind.Enum) => AreEqual(operands[0], operands[1]),
            _ => null,
        };
    }

    // As boxed values are: those of two types never.
    private static bool? AreEqual(KnownValue left, KnownValue right) =>
        left.Type is null || right.Type is null ? null : SymbolEqualityComparer.Default.Equals(left.Type, right.Type) && Equals(left.Value, right.Value);
}
