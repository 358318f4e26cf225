using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Assignments to what nobody reads.</summary>
internal static class DroppedWrite
{
    /// <summary>The assignment at a place, as the node that goes: a statement, or a constructor that is nothing else; null where it can't go.</summary>
    public static SyntaxNode? Of(Reference reference, SemanticModel model)
    {
        if (reference.IsSure && reference.Whole.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == reference.Whole
            && !(reference.Whole is MemberAccessExpressionSyntax access && Effects.MayHave(access.Expression, model)))
        {
            return assignment.Parent switch
            {
                ExpressionStatementSyntax statement when KeptEffects.CanKeep(assignment.Right, model) => statement,
                ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax constructor } when !Effects.MayHave(assignment.Right, model) => constructor,
                _ => null,
            };
        }

        return null;
    }

    /// <summary>Takes the assignment out; the effects of what was assigned stay.</summary>
    public static void Drop(SyntaxNode write, TreeEdits edits, SemanticModel model)
    {
        if (write is ConstructorDeclarationSyntax constructor)
        {
            BlockSyntax body = SyntaxFactory.Block()
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space))
                .WithTriviaFrom(constructor.ExpressionBody!)
                .WithTrailingTrivia(constructor.GetTrailingTrivia());
            edits.Replace(constructor, constructor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body));
            return;
        }

        ExpressionStatementSyntax statement = (ExpressionStatementSyntax)write;
        StatementSyntax? kept = KeptEffects.Of(((AssignmentExpressionSyntax)statement.Expression).Right, model);
        if (kept is null)
        {
            Deletion.Delete(statement, edits);
        }
        else
        {
            edits.Replace(statement, kept.WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(statement.GetTrailingTrivia()));
        }
    }
}
