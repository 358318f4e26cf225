using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TypedFlags.CodeFixes.FlagFiles;

/// <summary>"Change to 'rollout'" in a flags file: unknown properties and references (TF2002, TF2007).</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(NearNameInFileFixProvider),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml"]), Shared]
public sealed class NearNameInFileFixProvider : CodeFixProvider
{
    private const string Key = "TypedFlags.NearNameInFile";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["TF2002", "TF2007"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FlagFileFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TextDocument document = context.TextDocument;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (NearNamesInFile.NameOf(diagnostic) is { } name
                && await NearNamesInFile.ReplaceAsync(document.Project.Solution, document.Id, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(CodeAction.Create($"Change to '{name}'", _ => Task.FromResult(changed), Key), diagnostic);
            }
        }
    }
}
