using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>What the compiler says of a program that it did not say of the one before.</summary>
internal static class Problems
{
    /// <summary>The new errors and warnings in trees that changed; by text and not by place, which moves.</summary>
    /// <param name="before">The program as it was.</param>
    /// <param name="result">What became of it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static List<(FlagRemovalChange Change, Diagnostic Problem)> NewIn(CSharpCompilation before, FlagRemovalResult result, CancellationToken cancellationToken)
    {
        if (result.Changes.IsEmpty)
        {
            return [];
        }

        Dictionary<SyntaxTree, FlagRemovalChange> changes = result.Changes.ToDictionary(static change => change.After);

        // Tree by tree: a program of a thousand files is not compiled for the sake of a few. What is said of a whole program only, that nothing reads a private field any more, is looked for apart.
        List<Diagnostic> now = InTrees(result.Compilation, changes.Keys, cancellationToken);
        List<Diagnostic> fields = [.. FieldWarnings.NewIn(result.Changes, before, result.Compilation, cancellationToken)];
        List<(FlagRemovalChange Change, Diagnostic Problem)> torn = [.. result.Changes.SelectMany(TornIn)];
        if (now.Count == 0 && fields.Count == 0)
        {
            return torn;
        }

        Dictionary<(string Path, string Text), int> known = [];
        foreach (Diagnostic problem in InTrees(before, result.Changes.Select(static change => change.Before), cancellationToken))
        {
            (string Path, string Text) key = KeyOf(problem);
            known[key] = known.TryGetValue(key, out int count) ? count + 1 : 1;
        }

        List<(FlagRemovalChange Change, Diagnostic Problem)> added = [.. torn, .. fields.Select(problem => (changes[problem.Location.SourceTree!], problem))];
        foreach (Diagnostic problem in now)
        {
            (string Path, string Text) key = KeyOf(problem);
            if (known.TryGetValue(key, out int count) && count > 0)
            {
                known[key] = count - 1;
            }
            else
            {
                added.Add((changes[problem.Location.SourceTree!], problem));
            }
        }

        return added;
    }

    // Whether directives still belong together shows only when the text is read anew.
    private static IEnumerable<(FlagRemovalChange Change, Diagnostic Problem)> TornIn(FlagRemovalChange change)
    {
        if (!change.After.GetRoot().ContainsDirectives || HasErrors(change.Before))
        {
            return [];
        }

        SyntaxTree anew = CSharpSyntaxTree.ParseText(change.After.GetText(), (CSharpParseOptions)change.After.Options);
        return anew.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => (change, Diagnostic.Create(diagnostic.Descriptor, Location.Create(change.After, diagnostic.Location.SourceSpan))));
    }

    private static bool HasErrors(SyntaxTree tree) => tree.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static List<Diagnostic> InTrees(CSharpCompilation compilation, IEnumerable<SyntaxTree> trees, CancellationToken cancellationToken) =>
    [
        .. trees.AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .SelectMany(tree => compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellationToken))
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed && diagnostic.Location.SourceTree is not null),
    ];

    // That a member has no comment is said with its parameters, of which one may be gone.
    private static (string Path, string Text) KeyOf(Diagnostic problem) =>
        (problem.Location.SourceTree!.FilePath, problem.Id == "CS1591" ? problem.Id : problem.Id + " " + problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
}
