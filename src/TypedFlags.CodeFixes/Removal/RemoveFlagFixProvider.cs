using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.CodeFixes.Removal;

/// <summary>"Remove 'new_checkout', keep on", or off, or one of its variants, where a flag is stale (TF1003) or has one outcome (TF1008).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveFlagFixProvider)), Shared]
public sealed class RemoveFlagFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["TF1003", "TF1008"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => RemoveFlagFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await SourceFile.ReadAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is null)
        {
            return;
        }

        // A flag may be stale and have one outcome: the same actions, once.
        Project project = context.Document.Project;
        foreach (IGrouping<string?, Diagnostic> group in context.Diagnostics.GroupBy(static diagnostic => diagnostic.Properties.GetValueOrDefault(DiagnosticProperties.FlagKey)))
        {
            if (await FlagInSolution.FindAsync(project.Solution, project.Id, group.First(), context.CancellationToken).ConfigureAwait(false) is not { } flag)
            {
                continue;
            }

            foreach (FlagChoice choice in flag.Choices)
            {
                if (await RemovedFlags.GetAsync(project.Solution, flag, choice, context.CancellationToken).ConfigureAwait(false) is { } removed)
                {
                    string title = removed.IsLeft ? choice.Title + ", where it can be" : choice.Title;
                    context.RegisterCodeFix(
                        CodeAction.Create(title, _ => Task.FromResult(removed.Solution), choice.EquivalenceKey, CodeActionPriority.Low), [.. group]);
                }
            }
        }
    }
}
