using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>What asking a pattern does: <c>is (1, _)</c> calls <c>Deconstruct</c>, and <c>is [1, ..]</c> an indexer. Reading properties does nothing, there as elsewhere.</summary>
internal static class Matching
{
    public static bool DoesMore(PatternSyntax pattern, SemanticModel model, int depth) => TakesApart(pattern) && Of(pattern, model)?.DescendantsAndSelf().Any(part => part switch
    {
        IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol method } => DoesMore(method, pattern, model, depth),
        IListPatternOperation { InputType: { } type } => !Sequences.IsList(type) && !type.DeclaringSyntaxReferences.IsEmpty,
        _ => false,
    }) == true;

    // Only of these more is asked.
    private static bool TakesApart(PatternSyntax pattern) =>
        pattern.DescendantNodesAndSelf(static node => node is not ExpressionSyntax).Any(static part => part is PositionalPatternClauseSyntax or ParenthesizedVariableDesignationSyntax or ListPatternSyntax);

    private static IPatternOperation? Of(PatternSyntax pattern, SemanticModel model) => pattern.Parent is null ? null : model.GetOperation(pattern.Parent) switch
    {
        IIsPatternOperation match => match.Pattern,
        ISwitchExpressionArmOperation arm => arm.Pattern,
        IPatternCaseClauseOperation label => label.Pattern,
        _ => null,
    };

    // What the compiler writes for a record only reads, and of what nobody sees here nobody is known to do more.
    private static bool DoesMore(IMethodSymbol method, SyntaxNode place, SemanticModel model, int depth)
    {
        IMethodSymbol declared = method.ReducedFrom ?? method;
        return !declared.IsImplicitlyDeclared && !declared.DeclaringSyntaxReferences.IsEmpty
            && (declared.IsVirtual || declared.IsAbstract || declared.IsOverride || depth == 0 || TypeStarts.DoMore(declared, place, model, depth)
                || !declared.DeclaringSyntaxReferences.All(reference => DeclaringModels.Of(reference.SyntaxTree, model.Compilation) is { } there && PlainBody.OnlyGivesOut(reference.GetSyntax(), there, depth)));
    }
}
