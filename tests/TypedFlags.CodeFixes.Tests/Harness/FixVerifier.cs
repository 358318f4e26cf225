using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.Harness;

/// <summary>
/// Applies a code action to what our analyzers report in a project, and compares every document. What comes out must compile without
/// a new error or warning and need no formatting, and the diagnostic must be gone.
/// </summary>
internal static class FixVerifier
{
    /// <summary>Applies the action with that title to the diagnostic at the mark <c>[|…|]</c>, or else to the first.</summary>
    /// <param name="before">The project.</param>
    /// <param name="title">The action's title.</param>
    /// <param name="after">The documents that change, by path.</param>
    public static async Task VerifyAsync<TProvider>(FlagsProject before, string title, params (string Path, string Text)[] after)
        where TProvider : CodeFixProvider, new()
    {
        Offer offer = await OfferAsync<TProvider>([before], []);
        Solution changed = await ApplyAsync(Choose(offer, title));
        await CheckAsync(offer.Document.Project.Solution, changed, after);
        ImmutableArray<Diagnostic> left = await FixSolution.AnalyzeAsync(changed.GetProject(offer.Document.Project.Id)!, CancellationToken.None);
        Assert.True(
            left.Count(diagnostic => diagnostic.Id == offer.Diagnostic.Id) < offer.All.Count(diagnostic => diagnostic.Id == offer.Diagnostic.Id),
            $"Still there: {offer.Diagnostic}");
    }

    /// <summary>The same with several projects, the diagnostic being in the first one, and references from one project to another, by name.</summary>
    public static async Task VerifyInAsync<TProvider>(
        IReadOnlyList<FlagsProject> before, (string From, string To)[] references, string title, params (string Path, string Text)[] after)
        where TProvider : CodeFixProvider, new()
    {
        Offer offer = await OfferAsync<TProvider>(before, references);
        await CheckAsync(offer.Document.Project.Solution, await ApplyAsync(Choose(offer, title)), after);
    }

    /// <summary>The solution after the action with that title.</summary>
    public static async Task<Solution> ChangedAsync<TProvider>(FlagsProject before, string title)
        where TProvider : CodeFixProvider, new() => await ApplyAsync(Choose(await OfferAsync<TProvider>([before], []), title));

    /// <summary>Applies the action everywhere in a scope that starts at the first project; nothing fixable may be left there.</summary>
    public static Task VerifyAllAsync<TProvider>(
        IReadOnlyList<FlagsProject> before, string title, FixAllScope scope, params (string Path, string Text)[] after)
        where TProvider : CodeFixProvider, new() => VerifyAllAsync<TProvider>(before, [], title, scope, after);

    /// <summary>The same with references from one project to another, by name.</summary>
    public static async Task VerifyAllAsync<TProvider>(
        IReadOnlyList<FlagsProject> before, (string From, string To)[] references, string title, FixAllScope scope, params (string Path, string Text)[] after)
        where TProvider : CodeFixProvider, new()
    {
        Offer offer = await OfferAsync<TProvider>(before, references);
        CodeAction action = Choose(offer, title);
        Project project = offer.Document.Project;
        Diagnostics diagnostics = new(offer.Diagnostic.Id);
        FixAllContext context = offer.Document is Document document
            ? new FixAllContext(document, offer.Provider, scope, action.EquivalenceKey, [offer.Diagnostic.Id], diagnostics, CancellationToken.None)
            : new FixAllContext(project, offer.Provider, scope, action.EquivalenceKey, [offer.Diagnostic.Id], diagnostics, CancellationToken.None);
        Assert.Contains(scope, offer.Provider.GetFixAllProvider()!.GetSupportedFixAllScopes());
        CodeAction all = (await offer.Provider.GetFixAllProvider()!.GetFixAsync(context))!;
        await CheckAsync(project.Solution, await ApplyAsync(all), after);
    }

    /// <summary>Fails where the provider offers anything for the mark, or else the first diagnostic.</summary>
    public static async Task VerifyNoneAsync<TProvider>(FlagsProject before)
        where TProvider : CodeFixProvider, new() => Assert.Empty(await TitlesAsync<TProvider>(before));

    /// <summary>The titles of what is offered for the mark, or else the first diagnostic.</summary>
    public static async Task<IEnumerable<string>> TitlesAsync<TProvider>(FlagsProject before, params FlagsProject[] others)
        where TProvider : CodeFixProvider, new() => (await OfferAsync<TProvider>([before, .. others], [])).Actions.Select(static action => action.Title);

    private static async Task<Offer> OfferAsync<TProvider>(IReadOnlyList<FlagsProject> marked, (string From, string To)[] references)
        where TProvider : CodeFixProvider, new()
    {
        List<(string Path, TextSpan Span)> marks = [];
        Solution solution = FixSolution.Create([.. marked.Select(project => Unmark(project, marks))], references);
        Project first = solution.Projects.First(project => project.Name == marked[0].AssemblyName);
        TProvider provider = new();
        Diagnostic[] all =
        [
            .. (await FixSolution.AnalyzeAsync(first, CancellationToken.None)).Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id)),
        ];
        Assert.True(all.Length > 0, "Nothing is reported that this could fix.");
        Diagnostic diagnostic = marks.Count == 0
            ? all[0]
            : all.First(candidate => candidate.Location.SourceSpan.IntersectsWith(marks[0].Span) && candidate.Location.GetLineSpan().Path == marks[0].Path);
        TextDocument document = FixSolution.DocumentOf(first, diagnostic);
        List<CodeAction> actions = [];
        CodeFixContext context = new(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
        await provider.RegisterCodeFixesAsync(context);
        return new Offer(provider, document, diagnostic, all, actions);
    }

    private static CodeAction Choose(Offer offer, string title)
    {
        CodeAction? action = offer.Actions.Find(candidate => candidate.Title == title);
        Assert.True(action is not null, $"'{title}' is not offered for {offer.Diagnostic}, but: {string.Join(", ", offer.Actions.Select(static candidate => candidate.Title))}");
        return action;
    }

    private static async Task<Solution> ApplyAsync(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task CheckAsync(Solution before, Solution changed, (string Path, string Text)[] after)
    {
        SortedDictionary<string, string> expected = await FixSolution.TextsOfAsync(before);
        foreach ((string path, string text) in after)
        {
            Assert.True(expected.ContainsKey(path), $"There is no {path}.");
            expected[path] = text;
        }

        SortedDictionary<string, string> actual = await FixSolution.TextsOfAsync(changed);
        foreach ((string path, string text) in expected)
        {
            Assert.Equal(text, actual[path]);
        }

        foreach (Project project in changed.Projects)
        {
            List<string> known = await FixSolution.CompileAsync(before.GetProject(project.Id)!);
            Assert.DoesNotContain(await FixSolution.CompileAsync(project), problem => !known.Remove(problem));
            foreach (Document document in project.Documents.Where(document => after.Any(change => change.Path == document.FilePath)))
            {
                Assert.Equal((await before.GetDocument(document.Id)!.GetTextAsync()).Encoding, (await document.GetTextAsync()).Encoding);
                Document formatted = await Formatter.FormatAsync(document, await OptionsAsync(document, actual[document.FilePath!]));
                Assert.Equal(actual[document.FilePath!], (await formatted.GetTextAsync()).ToString());
            }
        }
    }

    // Where no configuration says it, a file is in order as it is indented.
    private static async Task<OptionSet> OptionsAsync(Document document, string text)
    {
        OptionSet options = await document.GetOptionsAsync();
        options = options.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");
        int spaces = text.Split('\n').Select(static line => line.Length - line.TrimStart(' ').Length).Where(static count => count > 0).DefaultIfEmpty(4).Min();
        return options
            .WithChangedOption(FormattingOptions.UseTabs, LanguageNames.CSharp, text.Contains("\n\t", StringComparison.Ordinal))
            .WithChangedOption(FormattingOptions.IndentationSize, LanguageNames.CSharp, spaces);
    }

    private static FlagsProject Unmark(FlagsProject project, List<(string Path, TextSpan Span)> marks)
    {
        FlagsProject plain = project;
        foreach ((string path, string text) in project.Sources)
        {
            plain = plain.WithSource(path, Unmark(path, text, marks));
        }

        foreach ((string path, string text) in project.Files)
        {
            plain = plain.WithFile(path, Unmark(path, text, marks));
        }

        return plain;
    }

    private static string Unmark(string path, string text, List<(string Path, TextSpan Span)> marks)
    {
        if (!text.Contains("[|", StringComparison.Ordinal))
        {
            return text;
        }

        Markup markup = Markup.Parse(text);
        marks.AddRange(markup.Spans.Select(span => (path, span.Span)));
        return markup.Text;
    }

    private sealed record Offer(CodeFixProvider Provider, TextDocument Document, Diagnostic Diagnostic, Diagnostic[] All, List<CodeAction> Actions);

    // What an editor knows when somebody asks to fix all.
    private sealed class Diagnostics(string id) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await FixSolution.AnalyzeAsync(project, cancellationToken)).Where(diagnostic => diagnostic.Id == id);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await GetAllDiagnosticsAsync(document.Project, cancellationToken))
                .Where(diagnostic => document.Project.GetDocument(diagnostic.Location.SourceTree)?.Id == document.Id);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await GetAllDiagnosticsAsync(project, cancellationToken)).Where(static diagnostic => !diagnostic.Location.IsInSource);
    }
}
