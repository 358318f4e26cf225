using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>
/// What evaluating an expression does beside giving a value: the one definition that all else asks, of dead operands as of locals that nobody reads and of what a question was given. Reading a
/// field or a property, comparing and computing do nothing (that a null or a cast on the way would throw does not count: no code relies on that); calls do something unless they are known not to.
/// </summary>
internal static class Effects
{
    /// <summary>How far calls and creations are followed into what they run.</summary>
    private const int MostDepth = 4;

    /// <summary>Whether evaluating an expression, whose value nobody wants, may do something.</summary>
    public static bool MayHave(ExpressionSyntax? expression, SemanticModel model) => expression is not null && MayHave(expression, model, MostDepth);

    /// <summary>The same within something that is followed already. What its place makes of it, it does as well.</summary>
    public static bool MayHave(ExpressionSyntax expression, SemanticModel model, int depth) =>
        Conversions.DoMore(expression, model, depth) || IsOne(expression, model, depth) || Operands.Of(expression).Any(operand => MayHave(operand, model, depth));

    /// <summary>Whether an expression may do something of its own, beside what its operands do.</summary>
    public static bool IsOne(ExpressionSyntax expression, SemanticModel model) => IsOne(expression, model, MostDepth);

    /// <summary>Whether asking a pattern may do something.</summary>
    public static bool MayHave(PatternSyntax pattern, SemanticModel model) => Matching.DoesMore(pattern, model, MostDepth);

    /// <summary>Whether the place of an expression makes something else of it, and that may do something: taken out of there, it would do less.</summary>
    public static bool IsConverted(ExpressionSyntax expression, SemanticModel model) => Conversions.DoMore(expression, model, MostDepth);

    /// <summary>Whether what is evaluated gives the same when it is evaluated once more, or later: not a new object, which is another one each time.</summary>
    public static bool IsTheSameAgain(ExpressionSyntax expression, SemanticModel model) => !MayHave(expression, model)
        && expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>().All(part => part switch
        {
            BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or AnonymousObjectCreationExpressionSyntax or CollectionExpressionSyntax
                or WithExpressionSyntax or QueryExpressionSyntax => false,
            InvocationExpressionSyntax => model.GetTypeInfo(part).Type is null or { SpecialType: not SpecialType.None } or { TypeKind: TypeKind.Enum },
            _ => true,
        });

    // An operand is converted where it stands: the whole does that.
    private static bool IsOne(ExpressionSyntax expression, SemanticModel model, int depth) =>
        DoesMore(expression, model, depth) || Operands.Of(expression).Any(operand => Conversions.DoMore(operand, model, depth));

    private static bool DoesMore(ExpressionSyntax expression, SemanticModel model, int depth)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax or TypeOfExpressionSyntax or SizeOfExpressionSyntax or DefaultExpressionSyntax
                or TypeSyntax or AnonymousFunctionExpressionSyntax or FieldExpressionSyntax or ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax
                or TupleExpressionSyntax or AnonymousObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax
                or OmittedArraySizeExpressionSyntax or InitializerExpressionSyntax or RangeExpressionSyntax or CheckedExpressionSyntax:
                return false;
            case MemberAccessExpressionSyntax access:
                return access.IsKind(SyntaxKind.PointerMemberAccessExpression) || IsWait(access, model);
            case MemberBindingExpressionSyntax binding:
                return IsWait(binding.Name, Recognition.Receivers.Of(binding), model);

            // Of a text an indexer only looks.
            case ElementAccessExpressionSyntax access:
                return model.GetTypeInfo(access.Expression).Type is not { SpecialType: SpecialType.System_String };
            case CastExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or BinaryExpressionSyntax:
                return Operators.DoMore(expression, model, depth);
            case InterpolatedStringExpressionSyntax text:
                return text.Contents.OfType<InterpolationSyntax>().Any(hole => Texts.DoesMore(hole.Expression, model, depth));

            case IsPatternExpressionSyntax match:
                return Matching.DoesMore(match.Pattern, model, depth);

            // One that fits nothing throws.
            case SwitchExpressionSyntax selection:
                return !selection.Arms.Any(static arm => arm.WhenClause is null && PatternMatch.IsForAll(arm.Pattern)) || selection.Arms.Any(arm => Matching.DoesMore(arm.Pattern, model, depth));
            case InvocationExpressionSyntax call:
                return !StandIns.AreCreatedBy(call, model) && !PureCalls.Has(call, model, depth);
            case BaseObjectCreationExpressionSyntax creation:
                return !StandIns.AreCreatedBy(creation, model) && !PlainCreation.Is(creation, model, depth);
            case CollectionExpressionSyntax list:
                return !PlainCreation.Is(list, model, depth);
            case WithExpressionSyntax copy:
                return !PlainCreation.Is(copy, model);

            // Only the clauses' first list is asked for here; the rest runs when somebody goes through it.
            case QueryExpressionSyntax query:
                return !Sequences.AreDeferred(query, model);
            default:
                return true;
        }
    }

    /// <summary>Whether an expression waits for a task: <c>task.Result</c>, unlike other properties, goes on only when something else has happened.</summary>
    public static bool IsWait(MemberAccessExpressionSyntax access, SemanticModel model) => IsWait(access.Name, access.Expression, model);

    private static bool IsWait(SimpleNameSyntax member, ExpressionSyntax? receiver, SemanticModel model) => member.Identifier.ValueText == "Result" && receiver is not null
        && model.GetTypeInfo(receiver).Type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };

    /// <summary>Whether an operator or a conversion is one that somebody wrote.</summary>
    public static bool IsUserDefined(ExpressionSyntax operation, SemanticModel model) => Operators.WrittenFor(operation, model) is not null;
}
