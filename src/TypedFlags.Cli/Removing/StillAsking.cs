using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;
using TypedFlags.FlagRemoval.TestCode;

namespace TypedFlags.Cli.Removing;

/// <summary>Types that still ask for a flag after it was removed, and all that lead to them, in all projects.</summary>
internal static class StillAsking
{
    /// <summary>The documentation ids of the types; none where no test was changed.</summary>
    public static IReadOnlyCollection<string> Find(CodeBase code, RemovalPass pass)
    {
        if (!TestsIn(code, pass.ChangedPaths))
        {
            return [];
        }

        AskingTypes types = new([.. code.Projects.Select(static project => project.Compilation).OfType<CSharpCompilation>()]);
        foreach (CodeProject project in code.Projects.Where(static project => project.Compilation is not null))
        {
            foreach (RemovalNote note in pass.NotesOf(project).Where(static note => note.IsUse && note.Reason is not (FlagRemovalReason.OutOfSight or FlagRemovalReason.TestOfDeadSide)))
            {
                if (PlaceOf(note, project.Compilation!) is { } place && !TestMethods.AreAround(place))
                {
                    types.Add(place, project.Compilation!);
                }
            }
        }

        types.AddUsers();
        return types.Ids;
    }

    private static bool TestsIn(CodeBase code, IReadOnlyCollection<string> paths) =>
        code.Projects.Where(static project => project.Compilation is not null).SelectMany(static project => project.Compilation!.SyntaxTrees)
            .Where(tree => paths.Contains(tree.FilePath))
            .Any(static tree => tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<TypeDeclarationSyntax>().Any(TestMethods.AreAround));

    private static SyntaxNode? PlaceOf(RemovalNote note, CSharpCompilation compilation) =>
        compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == note.Path) is { } tree
        && tree.GetText().Lines is var lines && note.Line <= lines.Count
            ? tree.GetRoot().FindToken(Math.Min(lines[note.Line - 1].Start + note.Column - 1, tree.Length)).Parent
            : null;
}
