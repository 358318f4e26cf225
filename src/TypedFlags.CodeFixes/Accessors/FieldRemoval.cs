using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.CodeFixes.Accessors;

/// <summary>Removes a field that nothing reads, where nothing else is lost with it: no computing, no comment, no attribute.</summary>
internal static class FieldRemoval
{
    /// <summary>The declaration and the assignments in constructors, which keep their parameters; null where the field has to stay.</summary>
    public static IEnumerable<SyntaxNode>? NodesOf(SourceFile file, IFieldSymbol field, Mentions mentions, CancellationToken cancellationToken)
    {
        if (mentions.IsNamed
            || field.ContainingType is not { TypeKind: TypeKind.Class, IsRecord: false, IsSerializable: false }
            || field.DeclaringSyntaxReferences is not { Length: 1 } places
            || places[0].SyntaxTree != file.Root.SyntaxTree
            || places[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax
            {
                Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax { AttributeLists.Count: 0 } declaration },
            } declarator
            || (declarator.Initializer is { } initializer && !Mentions.IsConstant(initializer.Value, file.Model, cancellationToken)))
        {
            return null;
        }

        SyntaxNode[] nodes = [declaration, .. mentions.Assignments.Select(static assignment => assignment.Parent!)];
        return nodes.All(IsBare) && mentions.Assignments.All(assignment => IsOfConstructor(assignment, file, cancellationToken)) ? nodes : null;
    }

    /// <summary>The tree without the nodes that are marked; empty lines stay between what is left, and only there.</summary>
    public static SyntaxNode Remove(SyntaxNode root, SyntaxAnnotation mark)
    {
        SyntaxNode result = root;
        while (result.GetAnnotatedNodes(mark).FirstOrDefault() is { } node)
        {
            SyntaxToken following = node.GetLastToken().GetNextToken();
            bool isLast = following.IsKind(SyntaxKind.CloseBraceToken);
            bool isFirst = node.GetFirstToken().GetPreviousToken().IsKind(SyntaxKind.OpenBraceToken);
            SyntaxTriviaList leading = following.LeadingTrivia;
            SyntaxTriviaList blank = BlankLines(node.GetLeadingTrivia());
            SyntaxTriviaList next = isFirst || isLast ? [.. leading.Skip(BlankLines(leading).Count)]
                : BlankLines(leading).Count > 0 ? leading : leading.InsertRange(0, blank);
            result = result.ReplaceToken(following, following.WithLeadingTrivia(next));
            result = result.RemoveNode(result.GetAnnotatedNodes(mark).First(), SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        return result;
    }

    // What leaves with it besides the blanks around it.
    private static bool IsBare(SyntaxNode node) =>
        node.DescendantTrivia().All(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    private static bool IsOfConstructor(AssignmentExpressionSyntax assignment, SourceFile file, CancellationToken cancellationToken) =>
        assignment.SyntaxTree == file.Root.SyntaxTree
        && assignment.Parent is ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax } }
        // Whose field it is may have to be computed.
        && assignment.Left is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
        && (Mentions.IsConstant(assignment.Right, file.Model, cancellationToken)
            || (assignment.Right is IdentifierNameSyntax && file.Model.GetSymbolInfo(assignment.Right, cancellationToken).Symbol is IParameterSymbol));

    private static SyntaxTriviaList BlankLines(SyntaxTriviaList trivia)
    {
        int count = 0;
        for (int index = 0; index < trivia.Count && !trivia[index].IsDirective; index++)
        {
            if (trivia[index].IsKind(SyntaxKind.EndOfLineTrivia))
            {
                count = index + 1;
            }
            else if (!trivia[index].IsKind(SyntaxKind.WhitespaceTrivia))
            {
                break;
            }
        }

        return [.. trivia.Take(count)];
    }
}
