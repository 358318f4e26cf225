using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>Conditions that give the same answer when they are asked twice in a row: not what time it is, what another thread sets, or a getter of which nobody sees what it does.</summary>
internal static class SameAnswers
{
    private const int MostDepth = 3;

    private static readonly HashSet<string> OfTheMoment = new(StringComparer.Ordinal) { "Now", "UtcNow", "Today", "IsCancellationRequested" };

    public static bool Has(ExpressionSyntax condition, SemanticModel model) =>
        !condition.DescendantNodes().Any(static node => node is SingleVariableDesignationSyntax) && Has(condition, model, MostDepth);

    private static bool Has(ExpressionSyntax expression, SemanticModel model, int depth) => depth > 0 && Effects.IsTheSameAgain(expression, model)
        && expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>().All(part =>
            !(part is SimpleNameSyntax name && OfTheMoment.Contains(name.Identifier.ValueText))
            && model.GetTypeInfo(part).Type is not { TypeKind: TypeKind.Dynamic }
            && IsTheSame(model.GetSymbolInfo(part).Symbol, model, depth));

    private static bool IsTheSame(ISymbol? symbol, SemanticModel model, int depth) => symbol switch
    {
        IFieldSymbol field => !field.IsVolatile,
        IPropertySymbol { DeclaringSyntaxReferences.IsEmpty: true } property => !property.IsStatic && !IsShared(property.ContainingNamespace),
        IPropertySymbol { GetMethod: { } getter } => IsTheSame(getter, model, depth),
        IMethodSymbol method => method.DeclaringSyntaxReferences.All(reference => IsTheSame(reference.GetSyntax(), model, depth)),
        _ => true,
    };

    // Of types that several threads, or others outside the program, have to do with.
    private static bool IsShared(INamespaceSymbol? space) => space?.ToDisplayString() is { } name
        && (name.StartsWith("System.Threading", StringComparison.Ordinal) || name.StartsWith("System.Net", StringComparison.Ordinal) || name is "System.Collections.Concurrent" or "System.Diagnostics" or "System.IO");

    // What is kept, or worked out in one expression; what is not written here is taken to be so.
    private static bool IsTheSame(SyntaxNode declaration, SemanticModel model, int depth) => declaration switch
    {
        AccessorDeclarationSyntax accessor => IsTheSame(accessor.Body, accessor.ExpressionBody, isAuto: true, model, depth),
        ArrowExpressionClauseSyntax arrow => IsTheSame(body: null, arrow, isAuto: false, model, depth),
        BaseMethodDeclarationSyntax method => IsTheSame(method.Body, method.ExpressionBody, isAuto: false, model, depth),
        LocalFunctionStatementSyntax function => IsTheSame(function.Body, function.ExpressionBody, isAuto: false, model, depth),
        _ => true,
    };

    private static bool IsTheSame(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, bool isAuto, SemanticModel model, int depth)
    {
        ExpressionSyntax? answer = arrow?.Expression ?? (body is { Statements: { Count: 1 } statements } ? (statements[0] as ReturnStatementSyntax)?.Expression : null);
        return answer is null ? isAuto && body is null : IsTheSameIn(answer, model, depth);
    }

    private static bool IsTheSameIn(ExpressionSyntax answer, SemanticModel model, int depth) =>
        (answer.SyntaxTree == model.SyntaxTree ? model : DeclaringModels.Of(answer.SyntaxTree, model.Compilation)) is { } there && Has(answer, there, depth - 1);
}
