using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.FlagRemoval.Branching;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Unused;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>What the compiler says of a program that it did not say of the one before.</summary>
internal static class Problems
{
    private const string Unread = "CS9113";

    /// <summary>The new errors and warnings in files that changed; by text and not by place, which moves.</summary>
    public static List<(RemovalFile File, Diagnostic Problem)> NewIn(Removal removal)
    {
        List<RemovalFile> changed = [.. removal.Files.Where(static file => file.Tree != file.Original)];
        List<(RemovalFile File, Diagnostic Problem)> added = [];

        // Tree by tree: a program of a thousand files is not compiled for the sake of a few. What is said of a whole program only, that nothing reads a private field any more, is looked for apart.
        FlagRemovalChange[] changes = [.. changed.Select(static file => new FlagRemovalChange(file.Original, file.Tree, file.Uses))];
        added.AddRange(FieldWarnings.NewIn(changes, removal.Before, removal.Now, removal.CancellationToken).Select(problem => (removal.FileOf(problem.Location.SourceTree)!, problem)));
        added.AddRange(changed.SelectMany(TornIn));
        added.AddRange(changed.SelectMany(file => DeadElsewhere.BehindIn(file, removal.ModelOf(file)).Select(statement => (file, UnreachedBehind(statement)))));
        added.AddRange(changed.SelectMany(file => UnreadFrom(file, removal)));
        removal.Now.DiagnoseChanges(changed.ToDictionary(static file => file.Tree, static file => file.Original), removal.CancellationToken);
        List<(RemovalFile File, List<Diagnostic> Problems)> spoken = WithProblems(changed.Select(file => (file, InTree(removal.Now, removal.Now.ProblemsOfChange(file.Original, file.Tree, removal.CancellationToken)))));

        // Where packages are missing, most is said of usings and declarations: what was said of these before is known without binding a body.
        removal.Before.DiagnoseDeclarations(spoken.Select(static file => file.File.Original), removal.CancellationToken);
        List<(RemovalFile File, List<Diagnostic> Problems)> unknown = WithProblems(spoken.Where(file => Added(file.Problems, InTree(removal.Before, removal.Before.DeclarationProblemsOf(file.File.Original, removal.CancellationToken))).Count > 0));
        removal.Now.Diagnose(unknown.Select(static file => file.File.Tree), removal.CancellationToken);
        removal.Before.Diagnose(unknown.Select(static file => file.File.Original), removal.CancellationToken);
        foreach ((RemovalFile file, _) in unknown)
        {
            List<Diagnostic> now = InTree(removal.Now, removal.Now.ProblemsOf(file.Tree, removal.CancellationToken));
            added.AddRange(Added(now, InTree(removal.Before, removal.Before.ProblemsOf(file.Original, removal.CancellationToken))).Select(problem => (file, problem)));
        }

        return added;
    }

    private static List<(RemovalFile File, List<Diagnostic> Problems)> WithProblems(IEnumerable<(RemovalFile File, List<Diagnostic> Problems)> files) =>
        [.. files.Where(static file => file.Problems.Count > 0)];

    // What is said now and was not said before, or not as often.
    private static List<Diagnostic> Added(List<Diagnostic> now, List<Diagnostic> before)
    {
        Dictionary<string, int> known = before.GroupBy(KeyOf, StringComparer.Ordinal).ToDictionary(static same => same.Key, static same => same.Count(), StringComparer.Ordinal);
        return [.. now.GroupBy(KeyOf, StringComparer.Ordinal).SelectMany(same => same.Skip(known.TryGetValue(same.Key, out int count) ? count : 0))];
    }

    // Whether directives still belong together shows only when the text is read anew.
    private static IEnumerable<(RemovalFile File, Diagnostic Problem)> TornIn(RemovalFile file)
    {
        if (!file.Tree.GetRoot().ContainsDirectives || HasErrors(file.Original))
        {
            return [];
        }

        SyntaxTree anew = CSharpSyntaxTree.ParseText(file.Tree.GetText(), (CSharpParseOptions)file.Tree.Options);
        return anew.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => (file, Diagnostic.Create(diagnostic.Descriptor, Location.Create(file.Tree, diagnostic.Location.SourceSpan))));
    }

    // The compiler of the other build would say it.
    private static Diagnostic UnreachedBehind(SyntaxNode statement) => Diagnostic.Create(
        "CS0162", "Compiler", "Unreachable code detected", DiagnosticSeverity.Warning, DiagnosticSeverity.Warning, isEnabledByDefault: true, warningLevel: 1, location: statement.GetLocation());

    // CS9113 is said where a primary constructor stands, which may be another part of the type, in a file that did not change.
    private static IEnumerable<(RemovalFile File, Diagnostic Problem)> UnreadFrom(RemovalFile file, Removal removal)
    {
        foreach (ClassDeclarationSyntax type in file.Tree.GetRoot(removal.CancellationToken).DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).OfType<ClassDeclarationSyntax>()
            .Where(static type => type.ParameterList is null && type.Modifiers.Any(SyntaxKind.PartialKeyword)))
        {
            foreach (SyntaxTree part in removal.ModelOf(file).GetDeclaredSymbol(type)!.DeclaringSyntaxReferences.Where(static part => part.GetSyntax() is ClassDeclarationSyntax { ParameterList: not null }).Select(static part => part.SyntaxTree))
            {
                if (removal.FileOf(part) is { } other && other.Tree != other.Original)
                {
                    continue;
                }

                HashSet<TextSpan> known = [.. UnreadIn(removal.Before, part, removal.CancellationToken)];
                foreach (Diagnostic unread in removal.Now.ProblemsOf(part, removal.CancellationToken).Where(problem => problem.Id == Unread && !problem.IsSuppressed && !known.Contains(problem.Location.SourceSpan) && !IsReadByGenerated(problem, removal.Now)))
                {
                    yield return (file, Diagnostic.Create(unread.Descriptor, type.Identifier.GetLocation(), part.GetText().ToString(unread.Location.SourceSpan)));
                }
            }
        }
    }

    private static IEnumerable<TextSpan> UnreadIn(Code code, SyntaxTree tree, CancellationToken cancellationToken) =>
        code.ProblemsOf(tree, cancellationToken).Where(static problem => problem.Id == Unread).Select(static problem => problem.Location.SourceSpan);

    private static bool HasErrors(SyntaxTree tree) => tree.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static List<Diagnostic> InTree(Code code, IEnumerable<Diagnostic> problems) =>
        [.. problems
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed && diagnostic.Location.SourceTree is not null)
            .Where(diagnostic => !IsReadByGenerated(diagnostic, code))];

    // In the build, the code that is generated there does.
    private static bool IsReadByGenerated(Diagnostic problem, Code code) =>
        problem.Id == Unread && problem.Location.SourceTree is { } tree && tree.GetRoot().FindNode(problem.Location.SourceSpan).FirstAncestorOrSelf<ParameterSyntax>() is { } parameter
        && code.ModelOf(tree).GetDeclaredSymbol(parameter) is { } symbol && GeneratedUses.Use(symbol);

    // That a member has no comment is said with its parameters, of which one may be gone.
    private static string KeyOf(Diagnostic problem) => problem.Id == "CS1591" ? problem.Id : problem.Id + " " + problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
}
