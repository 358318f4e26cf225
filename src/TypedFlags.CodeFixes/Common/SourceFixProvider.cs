using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TypedFlags.CodeFixes;

/// <summary>
/// Offers <see cref="SourceFix"/>es, each one tried before it is offered: what is shown compiles as the code before it did. "Fix all" works
/// in a document, a project and a solution.
/// </summary>
public abstract class SourceFixProvider : CodeFixProvider
{
    private readonly ImmutableArray<SourceFix> _fixes;

    // In the order in which they are offered.
    private protected SourceFixProvider(params ImmutableArray<SourceFix> fixes) => _fixes = fixes;

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(FixAllAsync);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await SourceFile.ReadAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is not { } file)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (SourceFix fix in _fixes)
            {
                if (fix.TitleOf(diagnostic, file.Model.Compilation) is { } title
                    && await SoundFix.ApplyAsync(fix, file, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } changed)
                {
                    context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), fix.EquivalenceKey), diagnostic);
                }
            }
        }
    }

    private async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        SourceFix? fix = _fixes.FirstOrDefault(fix => fix.EquivalenceKey == context.CodeActionEquivalenceKey);
        if (fix is null || await SourceFile.ReadAsync(document, context.CancellationToken).ConfigureAwait(false) is not { } file)
        {
            return null;
        }

        ImmutableArray<Diagnostic> ours = diagnostics.RemoveAll(diagnostic => fix.TitleOf(diagnostic, file.Model.Compilation) is null);
        return await SoundFix.ApplyAsync(fix, file, ours, context.CancellationToken).ConfigureAwait(false);
    }
}
