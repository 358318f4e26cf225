using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.Cli.Code;
using TypedFlags.Cli.Code.Loading;
using TypedFlags.FlagRemoval;

namespace TypedFlags.Cli.Removing;

/// <summary>The generated class goes with its last flag: what still names it (<c>Flags.All</c>) would not compile then.</summary>
internal static class LastFlag
{
    /// <summary>What would not; nothing where other flags are left.</summary>
    /// <param name="code">The code after the removal, with the accessors as they were.</param>
    /// <param name="flag">The flag.</param>
    /// <param name="entry">The flags files as they are to be.</param>
    public static IEnumerable<RemovalNote> Find(CodeBase code, FlagToRemove flag, IReadOnlyList<FileChange> entry)
    {
        HashSet<string> emptied = [.. flag.DeclaredIn.Where(static set => set.Binding.DeclaredKeys.Count == 1).SelectMany(static set => set.Files).Select(static file => file.Path)];
        foreach (CodeProject project in code.Projects.Where(project => project.Compilation is not null && project.Source.FlagFiles.Any(emptied.Contains)))
        {
            CSharpCompilation without = GeneratedAccessors.AddTo(
                project.Compilation!.RemoveSyntaxTrees(project.Compilation.SyntaxTrees.Where(project.Generated.Contains)), project.Source, project.Source.FlagFiles.Select(path => (path, TextOf(path, entry))), out _);
            foreach (RemovalNote note in NotesOf(project, without))
            {
                yield return note;
            }

            foreach (CodeProject consumer in code.Projects.Where(other => other.Compilation is not null && other.Dependencies.Contains(project)))
            {
                CSharpCompilation compilation = consumer.Compilation!;
                foreach (CompilationReference reference in compilation.References.OfType<CompilationReference>().Where(reference => reference.Compilation.AssemblyName == without.AssemblyName).ToList())
                {
                    compilation = compilation.ReplaceReference(reference, without.ToMetadataReference());
                }

                foreach (RemovalNote note in NotesOf(consumer, compilation))
                {
                    yield return note;
                }
            }
        }
    }

    private static IEnumerable<RemovalNote> NotesOf(CodeProject project, CSharpCompilation without)
    {
        HashSet<(string Id, Location Place)> known = [.. ErrorsOf(project.Compilation!)];
        foreach (Location place in ErrorsOf(without).Where(error => !known.Contains(error)).Select(static error => error.Place).Where(place => place.SourceTree is { } tree && project.Files.ContainsKey(tree.FilePath)))
        {
            FileLinePositionSpan span = place.GetLineSpan();
            yield return new RemovalNote(
                span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, FlagRemovalReason.UnknownUse, "This goes with the last flag of its flags file, and would not compile without: replace it by hand, then run the same again.");
        }
    }

    private static IEnumerable<(string Id, Location Place)> ErrorsOf(CSharpCompilation compilation) =>
        compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => (diagnostic.Id, diagnostic.Location));

    private static SourceText TextOf(string path, IReadOnlyList<FileChange> entry) =>
        SourceFile.Decode(path, entry.FirstOrDefault(change => change.Path == path)?.After ?? File.ReadAllBytes(path)).Text;
}
