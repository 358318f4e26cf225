using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Finds the uses of the flag in a file: from each word outwards, as long as what stands around it is something to the flag.</summary>
internal static class FlagUses
{
    public static IEnumerable<FlagUse> In(SyntaxNode root, FlagWords words, FlagMeanings meanings)
    {
        HashSet<ExpressionSyntax> found = [];
        foreach (SyntaxToken word in words.TokensIn(root))
        {
            if ((word.Parent as ExpressionSyntax is { } own && meanings.Of(own) is not null ? own : ComposedText.Around(word) ?? CallOf(word)) is { } first && meanings.Of(first) is { } meaning)
            {
                FlagUse use = Widest(new FlagUse(first, meaning, word), meanings);
                if (found.Add(use.Expression))
                {
                    yield return use;
                }
            }
        }
    }

    // `features.IsCheckoutNewAsync(user)`, where the method's name alone is nothing to the flag.
    private static InvocationExpressionSyntax? CallOf(SyntaxToken word) =>
        word.Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax } name && name.Parent is { Parent: InvocationExpressionSyntax call } called && call.Expression == called ? call : null;

    private static FlagUse Widest(FlagUse use, FlagMeanings meanings)
    {
        while (Around(use.Expression) is { } around && meanings.Of(around) is { } meaning)
        {
            use = use with { Expression = around, Meaning = meaning };
        }

        return use;
    }

    /// <summary>The next expression that may be something to the flag where its part is.</summary>
    private static ExpressionSyntax? Around(ExpressionSyntax part) => part.Parent switch
    {
        ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax => (ExpressionSyntax)part.Parent,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when call.Expression == access => access.Name == part ? access : call,
        MemberAccessExpressionSyntax access => access,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } binding when call.Expression == binding => binding.Name == part ? binding : call,
        MemberBindingExpressionSyntax binding => binding,
        ConditionalAccessExpressionSyntax access => access,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce when coalesce.Left == part => coalesce,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression or (int)SyntaxKind.AddExpression } binary => binary,
        InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } => text,
        IsPatternExpressionSyntax match when match.Expression == part => match,
        InvocationExpressionSyntax call when call.Expression == part => call,
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } => call,
        _ => null,
    };
}
