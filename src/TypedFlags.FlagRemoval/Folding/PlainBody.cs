using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Bodies of several statements that only come to an answer: they ask, keep something in a local, and return.</summary>
internal static class PlainBody
{
    public static bool Is(BlockSyntax body, SemanticModel model, int depth) => body.Statements.All(statement => Is(statement, model, depth));

    /// <summary>Whether a method does nothing but give what it has to its <c>out</c> parameters, as <c>Deconstruct</c> does.</summary>
    public static bool OnlyGivesOut(SyntaxNode declaration, SemanticModel model, int depth) => declaration is BaseMethodDeclarationSyntax method
        && (method.ExpressionBody is { Expression: var only }
            ? GivesOut(only, model, depth)
            : method.Body is { } body && body.Statements.All(statement => statement is ExpressionStatementSyntax { Expression: var each } && GivesOut(each, model, depth)));

    private static bool GivesOut(ExpressionSyntax expression, SemanticModel model, int depth) =>
        expression is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
        && (assignment.Left is TupleExpressionSyntax several ? several.Arguments.All(static argument => argument.Expression is IdentifierNameSyntax) && assignment.Right is TupleExpressionSyntax : assignment.Left is IdentifierNameSyntax)
        && !Effects.MayHave(assignment.Right, model, depth - 1)
        && !(assignment.Left is TupleExpressionSyntax && Conversions.AreOfParts(assignment, model, depth - 1));

    private static bool Is(StatementSyntax statement, SemanticModel model, int depth) => statement switch
    {
        BlockSyntax block => Is(block, model, depth),
        CheckedStatementSyntax { RawKind: (int)SyntaxKind.UncheckedStatement } inner => Is(inner.Block, model, depth),
        ReturnStatementSyntax answer => answer.Expression is null || !Effects.MayHave(answer.Expression, model, depth - 1),
        IfStatementSyntax choice => !Effects.MayHave(choice.Condition, model, depth - 1) && Is(choice.Statement, model, depth) && (choice.Else is not { } otherwise || Is(otherwise.Statement, model, depth)),
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } local => local.Declaration.Variables.All(variable => variable.Initializer is not { } value || !Effects.MayHave(value.Value, model, depth - 1)),
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } =>
            IsLocal(assignment.Left, model) && (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || IsOfNumbers(assignment, model)) && !Effects.MayHave(assignment.Right, model, depth - 1),

        // hash.Add(Total)
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } access } call } =>
            IsLocal(access.Expression, model) && model.GetTypeInfo(access.Expression).Type is { Name: "HashCode", DeclaringSyntaxReferences.IsEmpty: true }
            && call.ArgumentList.Arguments.All(argument => !Effects.MayHave(argument.Expression, model, depth - 1)),
        _ => false,
    };

    // hash = hash * 31 + Total; hash ^= Id.GetHashCode();
    private static bool IsOfNumbers(AssignmentExpressionSyntax assignment, SemanticModel model) =>
        assignment.Kind() is SyntaxKind.AddAssignmentExpression or SyntaxKind.MultiplyAssignmentExpression or SyntaxKind.ExclusiveOrAssignmentExpression or SyntaxKind.OrAssignmentExpression or SyntaxKind.AndAssignmentExpression
        && model.GetTypeInfo(assignment.Left).Type is { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_Double };

    private static bool IsLocal(ExpressionSyntax expression, SemanticModel model) => model.GetSymbolInfo(expression).Symbol is ILocalSymbol { IsRef: false };
}
