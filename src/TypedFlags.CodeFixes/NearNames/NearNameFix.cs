using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.CodeFixes.NearNames;

/// <summary>Writes the near name in the place of the unknown one, where that is written out.</summary>
internal sealed class NearNameFix : SourceFix
{
    public override string EquivalenceKey => "TypedFlags.NearName";

    public override string? TitleOf(Diagnostic diagnostic, Compilation compilation) =>
        diagnostic.Properties.TryGetValue(DiagnosticProperties.Suggestion, out string? name) && name is { Length: > 0 } ? $"Change to '{name}'" : null;

    public override Task<Document?> ApplyAsync(SourceFile file, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        Dictionary<SyntaxToken, SyntaxToken> tokens = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (StringTokens.Find(file.NodeAt(diagnostic)) is { } token
                && StringTokens.Replace(token, diagnostic.Properties[DiagnosticProperties.Suggestion]!) is { } replacement)
            {
                tokens[token] = replacement;
            }
        }

        return Task.FromResult(tokens.Count == 0
            ? null
            : file.Document.WithSyntaxRoot(file.Root.ReplaceTokens(tokens.Keys, (token, _) => tokens[token])));
    }
}
