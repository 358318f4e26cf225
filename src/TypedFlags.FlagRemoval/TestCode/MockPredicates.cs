using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>Stand-ins of Moq that are described by what holds of them: <c>Mock.Of&lt;IFeatures&gt;(f =&gt; f.IsEnabled("x") == true &amp;&amp; f.IsEnabled("y"))</c>.</summary>
internal static class MockPredicates
{
    /// <summary>The part of the predicate that sets the flag, from the question on; null where it stands in none.</summary>
    public static TestSetup? Of(ExpressionSyntax question, SemanticModel model)
    {
        ExpressionSyntax part = Outermost(question);
        SetupValue? value = new(Constant: true, Parameter: null);
        switch (part.Parent)
        {
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation:
                part = Outermost(negation);
                value = new SetupValue(Constant: false, Parameter: null);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } comparison:
                value = SetupValue.Of(comparison.Left == part ? comparison.Right : comparison.Left, model);
                part = Outermost(comparison);
                break;
        }

        ExpressionSyntax whole = part;
        while (whole.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } or ParenthesizedExpressionSyntax)
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        return whole.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } lambda && lambda.Body == whole && IsMockOf(call)
            ? new TestSetup(part, TestSetupKind.Predicate, value)
            : null;
    }

    /// <summary>Takes a part out: what it is joined to stays, and without any part the whole predicate goes.</summary>
    public static void Remove(TestSetup setup, TreeEdits edits)
    {
        ExpressionSyntax part = Outermost((ExpressionSyntax)setup.Place);
        if (part.Parent is BinaryExpressionSyntax both)
        {
            ExpressionSyntax other = both.Left == part ? both.Right : both.Left;
            edits.Replace(both, other.WithLeadingTrivia(both.GetLeadingTrivia()).WithTrailingTrivia(both.GetTrailingTrivia()));
        }
        else if (part.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax argument })
        {
            edits.Delete(argument);
        }
    }

    private static ExpressionSyntax Outermost(ExpressionSyntax expression)
    {
        ExpressionSyntax outermost = expression;
        while (outermost.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            outermost = parenthesized;
        }

        return outermost;
    }

    private static bool IsMockOf(InvocationExpressionSyntax call) =>
        Receivers.NameOf(call) == "Of" && call.Expression is MemberAccessExpressionSyntax { Expression: var type } && KnownValue.LastNameOf(type) is "Mock" or "Mocks";
}
