using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Usings that the compiler needed before and does not need any more. Those that nothing needed before stay, and so do those of the whole project.</summary>
internal sealed class UnusedUsings : FileStep
{
    private const string Unnecessary = "CS8019";

    // Of libraries for flags, as far as nothing that they bring can be seen where packages were not restored.
    private static readonly string[] FlagLibraries = ["Microsoft.FeatureManagement", "OpenFeature", "LaunchDarkly", "Unleash", "TypedFlags"];

    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (view.File.Tree == view.File.Original)
        {
            return;
        }

        // The compiler is only asked about those that the code which went may have needed: its answer takes the understanding of a whole file.
        LostNames lost = LostNames.Of(view.File);
        List<UsingDirectiveSyntax> possible = [.. view.Root.DescendantNodes(IsAround).OfType<UsingDirectiveSyntax>().Where(directive => lost.MayNeed(directive, view.Model))];
        if (possible.Exists(directive => IsMissingFlagLibrary(directive, view.Model)) && lost.WereFound(view.Removal.Before.ModelOf(view.File.Original)))
        {
            possible.RemoveAll(directive => IsMissingFlagLibrary(directive, view.Model));
        }

        if (possible.Count == 0)
        {
            return;
        }

        List<UsingDirectiveSyntax> now = [.. UnneededIn(view.Root, view.Removal.Now, view.CancellationToken).Where(possible.Contains)];
        if (now.Count == 0)
        {
            return;
        }

        HashSet<string> known = [.. UnneededIn(view.File.Original.GetRoot(view.CancellationToken), view.Removal.Before, view.CancellationToken).Select(static directive => directive.ToString())];
        HashSet<UsingDirectiveSyntax> unneeded =
            [.. now.Where(directive => !known.Contains(directive.ToString()) && directive.GlobalKeyword.IsKind(SyntaxKind.None) && !IsNamedInComments(directive, view) && !IsForLeftOut(directive, view))];
        foreach (UsingDirectiveSyntax directive in unneeded)
        {
            Delete(directive, unneeded, edits);
        }
    }

    private static void Delete(UsingDirectiveSyntax directive, HashSet<UsingDirectiveSyntax> unneeded, TreeEdits edits)
    {
        bool isFirst = directive.GetFirstToken().GetPreviousToken(includeZeroWidth: true).IsKind(SyntaxKind.None);
        if (directive.ContainsDirectives || !(isFirst ? edits.Delete(directive) : Deletion.Delete(directive, edits)) || !isFirst)
        {
            return;
        }

        // What stands at the top of the file is about the file; the blank line below the usings goes with the last of them.
        SyntaxToken next = directive.GetLastToken().GetNextToken(includeZeroWidth: true);
        while (next.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } following && unneeded.Contains(following))
        {
            next = following.GetLastToken().GetNextToken(includeZeroWidth: true);
        }

        SyntaxTriviaList leading = directive.GetLeadingTrivia();
        edits.Follow(next, leading.Any(Lines.IsComment) ? leading : default, isFirst: true);
    }

    private static IEnumerable<UsingDirectiveSyntax> UnneededIn(SyntaxNode root, Code code, CancellationToken cancellationToken)
    {
        List<Diagnostic> problems = [.. code.ProblemsOf(root.SyntaxTree, cancellationToken)];
        HashSet<UsingDirectiveSyntax> unneeded = [.. problems.Where(static problem => problem.Id == Unnecessary).Select(problem => root.FindNode(problem.Location.SourceSpan).FirstAncestorOrSelf<UsingDirectiveSyntax>()).OfType<UsingDirectiveSyntax>()];

        // Where a library is missing, nothing says that its namespace is not needed; but where every name resolves without it, it isn't.
        bool isResolved = problems.TrueForAll(problem => problem.Severity < DiagnosticSeverity.Error || root.FindNode(problem.Location.SourceSpan).FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null);
        return root.DescendantNodes(IsAround).OfType<UsingDirectiveSyntax>().Where(directive => unneeded.Contains(directive) || (isResolved && IsMissingFlagLibrary(directive, code.ModelOf(root.SyntaxTree))));
    }

    private static bool IsMissingFlagLibrary(UsingDirectiveSyntax directive, SemanticModel model) =>
        directive is { Alias: null, Name: { } name } && model.GetSymbolInfo(name).Symbol is null && Array.Exists(FlagLibraries, library => name.ToString().Split('.')[0] == library || name.ToString().StartsWith(library + ".", StringComparison.Ordinal) || name.ToString() == library);

    private static bool IsAround(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax;

    // Another build may need it: a type of the namespace, or a method that extends others.
    private static bool IsForLeftOut(UsingDirectiveSyntax directive, FileView view)
    {
        TokenTexts texts = TokenTexts.Of(view.Root.SyntaxTree);
        return view.Root.ContainsDirectives && directive.NamespaceOrType is { } name && view.Model.GetSymbolInfo(name, view.CancellationToken).Symbol is INamespaceOrTypeSymbol space
            && (directive.Alias is { } alias ? texts.IsLeftOut(alias.Name.Identifier.ValueText)
                : space is INamedTypeSymbol type ? type.MemberNames.Any(texts.IsLeftOut)
                : space.GetTypeMembers().Any(one => texts.IsLeftOut(one.Name) || (one.MightContainExtensionMethods && one.MemberNames.Any(texts.IsLeftOut))));
    }

    // Where documentation is not read, what it names is not seen by the compiler.
    private static bool IsNamedInComments(UsingDirectiveSyntax directive, FileView view)
    {
        if (view.File.Tree.Options.DocumentationMode != DocumentationMode.None || directive.NamespaceOrType is not { } name || view.Model.GetSymbolInfo(name).Symbol is not INamespaceOrTypeSymbol space)
        {
            return false;
        }

        return view.Root.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && trivia.ToString() is var text && text.Contains("cref=")
            && space.GetTypeMembers().Any(type => text.Contains(type.Name)));
    }
}
