using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Tests.Programs.Shrinking;

/// <summary>All programs that are a program with one thing less. Many are no C#; the compiler tells.</summary>
internal static class Cuts
{
    public static IEnumerable<string> Of(SyntaxNode root)
    {
        string text = root.ToFullString();
        return root.DescendantNodes().SelectMany(node => Of(text, node)).Where(cut => cut.Length < text.Length);
    }

    private static IEnumerable<string> Of(string text, SyntaxNode node) => node switch
    {
        MemberDeclarationSyntax when node.Parent is TypeDeclarationSyntax => [Without(text, node)],
        ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax or SwitchSectionSyntax or UsingDirectiveSyntax => [Without(text, node)],
        SwitchExpressionArmSyntax => [text.Remove(node.FullSpan.Start, node.FullSpan.Length + 1)],
        StatementSyntax statement => OfStatement(text, statement),
        ExpressionSyntax expression => OfExpression(text, expression),
        _ => [],
    };

    private static IEnumerable<string> OfStatement(string text, StatementSyntax statement)
    {
        bool isInList = statement.Parent is BlockSyntax or SwitchSectionSyntax;
        if (isInList)
        {
            yield return Without(text, statement);
        }

        foreach (StatementSyntax inner in Inside(statement).Append(statement))
        {
            yield return With(text, statement, isInList && inner is BlockSyntax block ? block.Statements.ToFullString() : inner.ToString());
        }
    }

    private static IEnumerable<StatementSyntax> Inside(StatementSyntax statement) => statement switch
    {
        IfStatementSyntax branch => branch.Else is null ? [branch.Statement] : [branch.Statement, branch.Else.Statement],
        WhileStatementSyntax loop => [loop.Statement],
        DoStatementSyntax loop => [loop.Statement],
        ForStatementSyntax loop => [loop.Statement],
        CommonForEachStatementSyntax loop => [loop.Statement],
        UsingStatementSyntax holder => [holder.Statement],
        LockStatementSyntax holder => [holder.Statement],
        TryStatementSyntax holder => [holder.Block, .. holder.Catches.Select(static handler => handler.Block)],
        SwitchStatementSyntax choice => choice.Sections.SelectMany(static section => section.Statements),
        LocalFunctionStatementSyntax { Body: { } body } => [body],
        _ => [],
    };

    private static IEnumerable<string> OfExpression(string text, ExpressionSyntax expression)
    {
        foreach (ExpressionSyntax inner in expression.ChildNodes().SelectMany(Expressions))
        {
            yield return With(text, expression, inner.ToString());
        }

        if (expression is not (LiteralExpressionSyntax or IdentifierNameSyntax))
        {
            foreach (string plain in (string[])["1", "true", "\"\""])
            {
                yield return With(text, expression, plain);
            }
        }
    }

    private static IEnumerable<ExpressionSyntax> Expressions(SyntaxNode node) => node switch
    {
        ExpressionSyntax expression => [expression],
        ArgumentListSyntax list => list.Arguments.Select(static argument => argument.Expression),
        SwitchExpressionArmSyntax arm => [arm.Expression],
        ArgumentSyntax argument => [argument.Expression],
        _ => [],
    };

    private static string Without(string text, SyntaxNode node) => text.Remove(node.FullSpan.Start, node.FullSpan.Length);

    private static string With(string text, SyntaxNode node, string replacement) =>
        string.Concat(text.AsSpan(0, node.SpanStart), replacement, text.AsSpan(node.Span.End));
}
