using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.CodeFixes.NearNames;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.CodeFixes.Replacements;

/// <summary>
/// Writes the flag that takes a deprecated one's place: the accessor, the constant or the text. Only where both give values of one type;
/// and where variants are named, only where the new flag has all of them.
/// </summary>
internal sealed class UseReplacementFix : SourceFix
{
    public override string EquivalenceKey => "TypedFlags.UseReplacement";

    public override string? TitleOf(Diagnostic diagnostic, Compilation compilation) =>
        KeysOf(diagnostic) is var (_, replacement) ? $"Use '{replacement}'" : null;

    public override Task<Document?> ApplyAsync(SourceFile file, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        Dictionary<SyntaxToken, SyntaxToken> tokens = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (KeysOf(diagnostic) is var (key, replacement) && AreAlike(file.Model.Compilation, key, replacement))
            {
                Plan(file, diagnostic, replacement, tokens, cancellationToken);
            }
        }

        return Task.FromResult(tokens.Count == 0
            ? null
            : file.Document.WithSyntaxRoot(file.Root.ReplaceTokens(tokens.Keys, (token, _) => tokens[token])));
    }

    private static void Plan(
        SourceFile file, Diagnostic diagnostic, string replacement, Dictionary<SyntaxToken, SyntaxToken> tokens, CancellationToken cancellationToken)
    {
        SyntaxToken word = file.WordAt(diagnostic);
        if (word.Parent is IdentifierNameSyntax name)
        {
            ISymbol? symbol = file.Model.GetSymbolInfo(name, cancellationToken).Symbol;
            if (MemberFor(symbol, replacement, file.Model.Compilation) is { } member)
            {
                tokens[word] = Names.OfMember(member.Name).WithTriviaFrom(word);
                VariantNames.Plan(file, word, symbol!, member, tokens, cancellationToken);
            }
        }
        else if (StringTokens.Find(file.NodeAt(diagnostic)) is { } text && StringTokens.Replace(text, replacement) is { } written)
        {
            tokens[text] = written;
        }
    }

    private static ISymbol? MemberFor(ISymbol? symbol, string key, Compilation compilation) => symbol switch
    {
        IPropertySymbol property => FlagMembers.Find<IPropertySymbol>(compilation, property.ContainingType, key),
        IFieldSymbol field => FlagMembers.Find<IFieldSymbol>(compilation, field.ContainingType, key),
        _ => null,
    };

    private static bool AreAlike(Compilation compilation, string key, string replacement) =>
        FlagMembers.Find(compilation, key) is { } old
        && FlagMembers.Find(compilation, replacement) is { } now
        && SymbolEqualityComparer.Default.Equals(FlagMembers.ValueTypeOf(old.Accessor), FlagMembers.ValueTypeOf(now.Accessor));

    private static (string Key, string Replacement)? KeysOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(DiagnosticProperties.FlagKey, out string? key) && key is not null
        && diagnostic.Properties.TryGetValue(DiagnosticProperties.ReplacedBy, out string? replacement) && replacement is not null
            ? (key, replacement)
            : null;
}
