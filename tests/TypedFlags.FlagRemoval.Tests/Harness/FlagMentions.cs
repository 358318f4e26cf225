using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Tests.Harness;

/// <summary>Everything in a tree that names a flag, looked for without the remover's own eyes.</summary>
internal static class FlagMentions
{
    /// <summary>Text equal to the key, comments and left-out code with the key or the accessor in it, and names that mean the flag.</summary>
    public static IEnumerable<Location> Find(SemanticModel model, PinnedFlag flag)
    {
        SyntaxTree tree = model.SyntaxTree;
        SyntaxNode root = tree.GetRoot();
        IEnumerable<Location> tokens = root.DescendantTokens(descendIntoTrivia: true)
            .Where(token => IsMention(token, model, flag))
            .Select(static token => token.GetLocation());
        Regex words = new($@"(?<![\w-]){Regex.Escape(flag.Key)}(?![\w-])|(?<!\w){Regex.Escape(flag.MemberName)}(?!\w)", RegexOptions.None, TimeSpan.FromSeconds(5));
        IEnumerable<Location> trivia = root.DescendantTrivia(descendIntoTrivia: true)
            .Where(static trivia => !trivia.HasStructure)
            .SelectMany(trivia => words.Matches(trivia.ToString()).Select(match => Location.Create(tree, new(trivia.SpanStart + match.Index, match.Length))));
        return tokens.Concat(trivia);
    }

    private static bool IsMention(SyntaxToken token, SemanticModel model, PinnedFlag flag) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.Utf8StringLiteralToken => token.ValueText == flag.Key,
        SyntaxKind.IdentifierToken => token.ValueText == flag.MemberName && token.Parent is SimpleNameSyntax name && MeansTheFlag(name, model, flag),
        SyntaxKind.XmlTextLiteralToken => token.ValueText.Contains(flag.Key, StringComparison.Ordinal),
        _ => false,
    };

    private static bool MeansTheFlag(SimpleNameSyntax name, SemanticModel model, PinnedFlag flag)
    {
        SymbolInfo info = model.GetSymbolInfo(name);
        ISymbol? symbol = info.Symbol ?? (info.CandidateSymbols.IsEmpty ? null : info.CandidateSymbols[0]);
        return symbol switch
        {
            null => name.Parent is MemberAccessExpressionSyntax { Expression: var owner } access && access.Name == name && owner.ToString().EndsWith("Flags", StringComparison.Ordinal),
            IFieldSymbol { HasConstantValue: true, ConstantValue: string value } => value == flag.Key,
            _ => symbol.DeclaringSyntaxReferences.Any(static reference => reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)),
        };
    }
}
