using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>A local that holds for all its life what it was declared with.</summary>
internal static class SteadyLocal
{
    /// <summary>
    /// Where the local is read, by its name (a parameter of a lambda may have it too); null where it is no such local.
    /// </summary>
    public static List<IdentifierNameSyntax>? Of(VariableDeclaratorSyntax declarator)
    {
        if (declarator.Parent is not VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax declaration, Type: not RefTypeSyntax }
            || ScopeOf(declaration) is not { } scope)
        {
            return null;
        }

        List<IdentifierNameSyntax> reads = [];
        string name = declarator.Identifier.ValueText;
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax read || read.Identifier.ValueText != name || read.SpanStart < declarator.Span.End)
            {
                continue;
            }

            if (IsWritten(read))
            {
                return null;
            }

            reads.Add(read);
        }

        return reads;
    }

    private static SyntaxNode? ScopeOf(LocalDeclarationStatementSyntax declaration) => declaration.Parent switch
    {
        BlockSyntax or SwitchSectionSyntax => declaration.Parent,
        GlobalStatementSyntax statement => statement.Parent,
        _ => null,
    };

    private static bool IsWritten(ExpressionSyntax read) => read.Parent switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsWritten(parenthesized),
        AssignmentExpressionSyntax assignment => assignment.Left == read,
        ArgumentSyntax argument => !argument.RefOrOutKeyword.IsKind(SyntaxKind.None) || (argument.Parent is TupleExpressionSyntax tuple && IsWritten(tuple)),
        PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.AddressOfExpression),
        RefExpressionSyntax => true,
        _ => false,
    };
}
