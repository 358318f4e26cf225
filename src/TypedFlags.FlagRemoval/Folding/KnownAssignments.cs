using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary><c>isValid &amp;= true</c> changes nothing and goes, and <c>isValid &amp;= false</c> is <c>isValid = false</c>; the same for <c>|=</c> and <c>^=</c>, and <c>isValid ^= true</c> is <c>isValid = !isValid</c>.</summary>
internal sealed class KnownAssignments : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            if (Known.BooleanOf(known) is { } value
                && known.Parent is AssignmentExpressionSyntax assignment && assignment.Right == known
                && view.Model.GetTypeInfo(assignment.Left).Type is { SpecialType: SpecialType.System_Boolean })
            {
                Fold(assignment, value, view, edits);
            }
        }
    }

    private static void Fold(AssignmentExpressionSyntax assignment, bool value, FileView view, TreeEdits edits)
    {
        switch (assignment.Kind(), value)
        {
            case (SyntaxKind.AndAssignmentExpression, true) or (SyntaxKind.OrAssignmentExpression, false) or (SyntaxKind.ExclusiveOrAssignmentExpression, false):
                if (assignment.Parent is ExpressionStatementSyntax statement && Statements.IsInList(statement) && SelfAssignments.IsPlain(assignment.Left, view.Model))
                {
                    Deletion.Delete(statement, edits);
                }

                break;
            case (SyntaxKind.AndAssignmentExpression, false) or (SyntaxKind.OrAssignmentExpression, true):
                SyntaxToken equals = SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTriviaFrom(assignment.OperatorToken);
                edits.Replace(assignment, SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, assignment.Left, equals, assignment.Right));
                break;
            case (SyntaxKind.ExclusiveOrAssignmentExpression, true) when !Effects.MayHave(assignment.Left, view.Model):
                SyntaxToken sign = SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTriviaFrom(assignment.OperatorToken);
                ExpressionSyntax other = SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, assignment.Left.WithoutTrivia()).WithTriviaFrom(assignment.Right);
                edits.Replace(assignment, SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, assignment.Left, sign, other));
                break;
        }
    }
}
