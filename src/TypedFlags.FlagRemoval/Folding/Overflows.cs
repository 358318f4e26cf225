using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>
/// <c>(byte)(isNew ? 1 : 300)</c> went round when the program ran; of <c>(byte)300</c> the compiler wants to hear that it may: <c>unchecked((byte)300)</c>. What was checked has thrown, and is left.
/// </summary>
internal sealed class Overflows : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (view.File.Tree == view.File.Original || view.Removal.Compilation.Options.CheckOverflow)
        {
            return;
        }

        List<ExpressionSyntax> overflowing = [.. In(view.Root, view.Removal.Now.ProblemsOfChange(view.File.Original, view.File.Tree, view.CancellationToken))];
        if (overflowing.Count == 0)
        {
            return;
        }

        HashSet<string> before = [.. In(view.File.Original.GetRoot(view.CancellationToken), view.Removal.Before.ProblemsOf(view.File.Original, view.CancellationToken)).Select(static expression => expression.ToString())];
        foreach (ExpressionSyntax expression in overflowing.Where(expression => !before.Contains(expression.ToString()) && !IsChecked(expression) && AreWhole(expression, view.Model)))
        {
            edits.Replace(expression, SyntaxFactory.CheckedExpression(SyntaxKind.UncheckedExpression, expression.WithoutTrivia()).WithTriviaFrom(expression));
        }
    }

    // CS0221 of a conversion, CS0220 of what is computed.
    private static IEnumerable<ExpressionSyntax> In(SyntaxNode root, IEnumerable<Diagnostic> problems) => problems
        .Where(static problem => problem.Id is "CS0220" or "CS0221")
        .Select(problem => root.FindNode(problem.Location.SourceSpan, getInnermostNodeForTie: true))
        .OfType<ExpressionSyntax>();

    private static bool IsChecked(ExpressionSyntax expression) =>
        expression.Ancestors().FirstOrDefault(static node => node is CheckedExpressionSyntax or CheckedStatementSyntax) is { } around && around.Kind() is SyntaxKind.CheckedExpression or SyntaxKind.CheckedStatement;

    // What a fraction comes to that is too large, the processor says.
    private static bool AreWhole(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        CastExpressionSyntax cast => IsWhole(model.GetTypeInfo(cast.Expression).Type),
        BinaryExpressionSyntax binary => IsWhole(model.GetTypeInfo(binary.Left).Type) && IsWhole(model.GetTypeInfo(binary.Right).Type),
        PrefixUnaryExpressionSyntax unary => IsWhole(model.GetTypeInfo(unary.Operand).Type),
        _ => false,
    };

    // From `char` to `ulong`, as they are numbered.
    private static bool IsWhole(ITypeSymbol? type) => type is { TypeKind: TypeKind.Enum } or { SpecialType: >= SpecialType.System_Char and <= SpecialType.System_UInt64 };
}
