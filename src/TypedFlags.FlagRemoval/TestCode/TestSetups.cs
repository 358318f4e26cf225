using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>Finds the set-ups of the flag.</summary>
internal static class TestSetups
{
    /// <summary>The set-ups of the flag in a file.</summary>
    public static IReadOnlyList<TestSetup> In(RemovalFile file, Removal removal)
    {
        SyntaxNode root = file.Tree.GetRoot(removal.CancellationToken);
        if (!removal.Recognition.MayFind(file))
        {
            return [];
        }

        FlagMeanings meanings = removal.Recognition.MeaningsIn(file);
        SemanticModel model = removal.ModelOf(file);
        Dictionary<SyntaxNode, TestSetup> found = [];
        foreach (SyntaxToken word in removal.Recognition.Words.TokensIn(root).Concat(root.DescendantTokens().Where(token => EntrySetups.IsSetting(token, removal.Flag))))
        {
            if (word.Parent is ExpressionSyntax expression && !LeftAlone.Is(expression)
                && (Of(expression, word, removal.Flag, meanings, model) ?? StandInSetups.Of(expression, removal.Recognition.Contracts, model)) is { } setup && !found.ContainsKey(setup.Place))
            {
                found.Add(setup.Place, setup with { IsOfContract = IsContract(expression, removal.Recognition.Contracts, model) });
            }
        }

        return [.. found.Values];
    }

    /// <summary>Whether a use of the flag belongs to a set-up: it is no question.</summary>
    public static bool Has(SyntaxNode word, FlagMeanings meanings, SemanticModel model) =>
        MockSetups.Of(word, meanings, model) is not null || OverrideSetups.Of(word, meanings, model) is not null;

    private static bool IsContract(ExpressionSyntax name, AskingContracts contracts, SemanticModel model) =>
        contracts.Names.Contains((name as SimpleNameSyntax)?.Identifier.ValueText ?? "")
        && model.GetSymbolInfo(name).Symbol is { } symbol && (contracts.Has(symbol) || (symbol is IPropertySymbol property && contracts.AreImplementedBy(property)));

    private static TestSetup? Of(ExpressionSyntax expression, SyntaxToken word, PinnedFlag flag, FlagMeanings meanings, SemanticModel model)
    {
        if ((MockSetups.Of(expression, meanings, model) ?? OverrideSetups.Of(expression, meanings, model)) is { } setup)
        {
            return setup;
        }

        // A name of a constant may be dotted.
        ExpressionSyntax key = expression is SimpleNameSyntax && expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression ? access : expression;
        bool isKey = key is LiteralExpressionSyntax ? word.IsKind(SyntaxKind.StringLiteralToken) && (word.ValueText == flag.Key || EntrySetups.IsSetting(word, flag)) : meanings.Of(key) is { Kind: MeaningKind.Key };
        return isKey && TestMethods.AreAround(key) && EntrySetups.Of(key, model) is { } entry ? OverrideSetups.OfOnlyEntry(entry) ?? entry : null;
    }
}
