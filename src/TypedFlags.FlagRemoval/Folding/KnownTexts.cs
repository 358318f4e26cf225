using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Other places where a known value comes to another one: a variant as text or as a number, the length of a text, <c>"full" ?? "none"</c>.</summary>
internal sealed class KnownTexts : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            ExpressionSyntax value = known;
            while (value.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            {
                value = (ExpressionSyntax)value.Parent;
            }

            if (value.Parent is BinaryExpressionSyntax or CastExpressionSyntax or InterpolationSyntax or MemberAccessExpressionSyntax && value.Parent is { } place && KnownValue.Of(value, view.Model) is { } of && InPlace(place, value, of, view.Model) is { } replacement)
            {
                edits.Replace(place, replacement);
            }
        }
    }

    /// <summary>What stands in a place where a known value is; null where nothing else does.</summary>
    internal static SyntaxNode? InPlace(SyntaxNode place, ExpressionSyntax part, KnownValue value, SemanticModel model) => place switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce when coalesce.Left == part && value.Value is string => part.WithTriviaFrom(coalesce),
        CastExpressionSyntax cast when value.Member is not null && KnownValue.Of(cast, model)?.ToLiteral() is { } number => number.WithTriviaFrom(cast),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } concatenation
            when value.Member is not null && model.GetTypeInfo(concatenation).Type?.SpecialType == SpecialType.System_String =>
            concatenation.ReplaceNode(part, Known.Literal(value.Member).WithTriviaFrom(part)),
        InterpolationSyntax { FormatClause: null, AlignmentClause: null } hole when value.Member is not null => AsText(value.Member, hole),
        InterpolationSyntax { FormatClause: null, AlignmentClause: null } hole when value.Value is string content && IsPlain(content) && IsText(hole, model) => AsText(content, hole),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" } length when length.Expression == part && value.Value is string text && length.Parent is not InvocationExpressionSyntax =>
            Known.Literal((long)text.Length).WithTriviaFrom(length),
        _ => null,
    };

    /// <summary>Whether a hole is one of a text: a query or a log takes the parts of a text for itself, and not as text.</summary>
    internal static bool IsText(InterpolationSyntax hole, SemanticModel model) =>
        model.GetTypeInfo((ExpressionSyntax)hole.Parent!).ConvertedType is { } type && (type.SpecialType == SpecialType.System_String || IsOfBuilder(type));

    private static bool IsOfBuilder(ITypeSymbol type) => type is { Name: "AppendInterpolatedStringHandler", ContainingType: { Name: "StringBuilder", DeclaringSyntaxReferences.IsEmpty: true } };

    /// <summary>Whether something is written the same in every kind of text.</summary>
    internal static bool IsPlain(string content) => content.Length > 0 && content.All(static character => character is >= ' ' and < (char)127 and not ('"' or '\\' or '{' or '}'));

    // A name needs no escapes.
    private static InterpolatedStringTextSyntax AsText(string name, InterpolationSyntax hole) => SyntaxFactory.InterpolatedStringText(SyntaxFactory.Token(
        hole.GetLeadingTrivia(), SyntaxKind.InterpolatedStringTextToken, name, name, hole.GetTrailingTrivia()));
}
