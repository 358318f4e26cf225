using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TypedFlags.CodeFixes;

/// <summary>"Fix all" that changes more than the documents it is asked for, such as flag files: all at once, as one change of the solution.</summary>
/// <param name="title">What it does, as the editor shows it.</param>
internal abstract class SolutionFixAll(string title) : FixAllProvider
{
    public sealed override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public sealed override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(CodeAction.Create(
            title,
            async token => await FixAsync(fixAllContext.WithCancellationToken(token)).ConfigureAwait(false),
            fixAllContext.CodeActionEquivalenceKey));

    /// <summary>The solution with everything fixed that the context asks for.</summary>
    protected abstract Task<Solution> FixAsync(FixAllContext context);
}
