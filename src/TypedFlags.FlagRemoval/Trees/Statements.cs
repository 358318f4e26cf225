using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>Statements where a list of them, or only one, may stand.</summary>
internal static class Statements
{
    /// <summary>True where several statements may stand in the place of one.</summary>
    public static bool IsInList(StatementSyntax statement) => statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax;

    /// <summary>A block of the statements, in the place of one that stands alone: the body of an <c>if</c> or of a loop.</summary>
    public static BlockSyntax AsOne(SyntaxNode place, IReadOnlyList<SyntaxNode> statements)
    {
        BlockSyntax block = SyntaxFactory.Block(statements.Cast<StatementSyntax>());
        return statements.Count == 0
            ? block.WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space)).WithTriviaFrom(place)
            : block;
    }
}
