using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Conversions that nobody writes: <c>Email email = text;</c> calls an operator, which may well throw for a text that is none. So do <c>if (result)</c> and <c>true</c> and <c>false</c> of its type.</summary>
internal static class Conversions
{
    // Their implicit conversions only wrap what they are given; those of others may look at it, as `PathString` does.
    private static readonly HashSet<string> Wrapping = new(StringComparer.Ordinal)
    {
        "System.Numerics", "System.Buffers", "System.Text.Json.Nodes", "System.Runtime.Intrinsics", "System.Threading.Tasks", "Microsoft.Extensions.Primitives", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Http.HttpResults",
    };

    /// <summary>Whether what an expression gives is made something else in its place, and that may do something.</summary>
    public static bool DoMore(ExpressionSyntax expression, SemanticModel model, int depth)
    {
        if (expression.Parent is null || expression is TypeSyntax and not SimpleNameSyntax)
        {
            return false;
        }

        Conversion conversion = model.GetConversion(expression);
        return conversion switch
        {
            { IsUserDefined: true } => conversion.MethodSymbol is { } method && DoesMore(method, expression, model, depth),

            // The text is written into an object of the program.
            { IsInterpolatedStringHandler: true } => model.GetTypeInfo(expression).ConvertedType is { DeclaringSyntaxReferences.IsEmpty: false },
            { IsTupleLiteralConversion: true } => expression is TupleExpressionSyntax tuple && tuple.Arguments.Any(argument => DoMore(argument.Expression, model, depth)),
            { IsTupleConversion: true } => model.GetTypeInfo(expression) is var type && AreElements(type.Type, type.ConvertedType, expression, model, depth),
            _ => AsksTruth(expression) && model.GetTypeInfo(expression).Type is { SpecialType: not SpecialType.System_Boolean } type && Truth(type).Any(method => DoesMore(method, expression, model, depth)),
        };
    }

    /// <summary>The same of each element that a list takes over from another, <c>[.. texts]</c>.</summary>
    public static bool DoMore(SpreadElementSyntax spread, SemanticModel model, int depth) =>
        model.GetOperation(spread) is ISpreadOperation { ElementConversion: { IsUserDefined: true, MethodSymbol: { } method } } && DoesMore(method, spread, model, depth);

    /// <summary>The same of what is before <c>??</c>: <c>text ?? email</c>.</summary>
    public static bool AreOfLeft(BinaryExpressionSyntax coalesce, SemanticModel model, int depth) =>
        model.GetOperation(coalesce) is ICoalesceOperation { ValueConversion: { IsUserDefined: true, MethodSymbol: { } method } } && DoesMore(method, coalesce.Left, model, depth);

    /// <summary>The same of what goes to each of several places: <c>(To, Total) = (to, total)</c>.</summary>
    public static bool AreOfParts(AssignmentExpressionSyntax assignment, SemanticModel model, int depth) => AreOfParts(model.GetDeconstructionInfo(assignment), assignment, model, depth);

    /// <summary>Whether a cast from one tuple to another converts an element in such a way.</summary>
    public static bool AreOfElements(CastExpressionSyntax cast, SemanticModel model, int depth) => AreElements(model.GetTypeInfo(cast.Expression).Type, model.GetTypeInfo(cast).Type, cast, model, depth);

    /// <summary>The operators that are asked whether something counts as true.</summary>
    public static IEnumerable<IMethodSymbol> Truth(ITypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>().Where(static method => method.Name is WellKnownMemberNames.TrueOperatorName or WellKnownMemberNames.FalseOperatorName);

    /// <summary>An expression as the type that its place makes of it, written down; null where it stays what it is, or that can't be written.</summary>
    public static ExpressionSyntax? Written(ExpressionSyntax expression, SemanticModel model) => expression is ImplicitObjectCreationExpressionSyntax creation
        ? WithType(creation, model)
        : model.GetConversion(expression) is { IsUserDefined: true } or { IsTupleConversion: true } or { IsTupleLiteralConversion: true } or { IsCollectionExpression: true }
        && model.GetTypeInfo(expression).ConvertedType is { TypeKind: not TypeKind.Error, IsAnonymousType: false } type
            ? SyntaxFactory.CastExpression(SyntaxFactory.ParseTypeName(type.ToMinimalDisplayString(model, expression.SpanStart)), Parentheses.AroundOperand(expression.WithoutTrivia()))
            : null;

    // DateTime from = new(year, 1, 1);
    private static ObjectCreationExpressionSyntax? WithType(ImplicitObjectCreationExpressionSyntax creation, SemanticModel model) => model.GetTypeInfo(creation).Type is { TypeKind: not TypeKind.Error } type
        ? SyntaxFactory.ObjectCreationExpression(creation.NewKeyword.WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.ParseTypeName(type.ToMinimalDisplayString(model, creation.SpanStart)), creation.ArgumentList, creation.Initializer).WithoutTrivia()
        : null;

    /// <summary>Whether a conversion does more than to wrap what it is given.</summary>
    public static bool DoesMore(IMethodSymbol method, SyntaxNode place, SemanticModel model, int depth)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (!method.DeclaringSyntaxReferences.IsEmpty || method.IsImplicitlyDeclared)
        {
            return !SourceMethods.AreOneExpression(method, model, depth) || TypeStarts.DoMore(method, place, model, depth);
        }

        // A library's own conversion of a constant always comes to the same.
        return !Operators.AreOfFramework(type) && !Wrapping.Contains(type.ContainingNamespace.ToDisplayString()) && !Recognition.FlagContexts.Are(type) && !(place is ExpressionSyntax given && model.GetConstantValue(given).HasValue);
    }

    private static bool AreElements(ITypeSymbol? from, ITypeSymbol? to, SyntaxNode place, SemanticModel model, int depth)
    {
        if (from is not INamedTypeSymbol { IsTupleType: true, TupleElements: var given } || to is not INamedTypeSymbol { IsTupleType: true, TupleElements: var wanted } || given.Length != wanted.Length)
        {
            return false;
        }

        return given.Zip(wanted, static (one, other) => (From: one.Type, To: other.Type)).Any(pair =>
            (model.Compilation.ClassifyCommonConversion(pair.From, pair.To) is { IsUserDefined: true, MethodSymbol: { } method } && DoesMore(method, place, model, depth))
            || AreElements(pair.From, pair.To, place, model, depth));
    }

    private static bool AreOfParts(DeconstructionInfo info, SyntaxNode place, SemanticModel model, int depth) =>
        (info.Conversion is { IsUserDefined: true, MethodSymbol: { } method } && DoesMore(method, place, model, depth)) || (!info.Nested.IsDefaultOrEmpty && info.Nested.Any(part => AreOfParts(part, place, model, depth)));

    private static bool AsksTruth(ExpressionSyntax expression)
    {
        ExpressionSyntax whole = Parentheses.WithAround(expression);
        return whole.Parent switch
        {
            IfStatementSyntax or DoStatementSyntax or WhileStatementSyntax => true,
            ForStatementSyntax loop => loop.Condition == whole,
            ConditionalExpressionSyntax conditional => conditional.Condition == whole,
            _ => false,
        };
    }
}
