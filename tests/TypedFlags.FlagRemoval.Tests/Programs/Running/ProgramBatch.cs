using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.FlagRemoval.Tests.Programs.World;

namespace TypedFlags.FlagRemoval.Tests.Programs.Running;

/// <summary>
/// Programs that share a pin, held to the proof together: run as they are with the flag pinned, rewritten, compiled and run again, rewritten again.
/// </summary>
internal static class ProgramBatch
{
    public static BatchResult Check(IReadOnlyList<RandomProgram> programs)
    {
        Pin pin = programs[0].Pin;
        FlagRemovalRequest request = new(pin.Flag) { Methods = FlagWorld.Methods };
        BatchResult result = new();

        List<RandomProgram> sound = [.. programs];
        CSharpCompilation original = FlagWorld.Compilation.AddSyntaxTrees(sound.Select(static program => program.Tree));
        LoadedPrograms before = LoadedPrograms.Compile(original);
        HashSet<string> broken = Paths(before.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        if (broken.Count > 0)
        {
            result.NotCompiled.AddRange(sound.Where(program => broken.Contains(program.Tree.FilePath)).Select(program => (program, DiagnosticsOf(before.Diagnostics, program))));
            sound.RemoveAll(program => broken.Contains(program.Tree.FilePath));
            original = FlagWorld.Compilation.AddSyntaxTrees(sound.Select(static program => program.Tree));
            before = LoadedPrograms.Compile(original);
        }

        FlagRemovalResult removed = FlagRemover.Remove(original, request);
        using LoadedPrograms loadedBefore = before;
        using LoadedPrograms loadedAfter = LoadedPrograms.Compile(removed.Compilation);
        FlagRemovalResult again = FlagRemover.Remove(removed.Compilation, request);
        HashSet<string> changedAgain = [.. again.Changes.Select(static change => change.Before.FilePath)];
        ILookup<string, FlagRemovalNote> notes = removed.Notes.ToLookup(static note => note.Location.GetLineSpan().Path, StringComparer.Ordinal);
        Dictionary<string, SyntaxTree> trees = removed.Compilation.SyntaxTrees.ToDictionary(static tree => tree.FilePath, StringComparer.Ordinal);
        using IDisposable scope = FlagWorld.Override(pin.Flag.Value);
        foreach (RandomProgram program in sound)
        {
            ImmutableArray<FlagRemovalNote> own = [.. notes[program.Tree.FilePath]];
            SyntaxTree tree = trees[program.Tree.FilePath];
            string? difference = Difference(program, tree, own, changedAgain, loadedBefore, loadedAfter);
            result.Add(program, tree, own, difference);
        }

        return result;
    }

    private static string? Difference(
        RandomProgram program, SyntaxTree after, ImmutableArray<FlagRemovalNote> notes, HashSet<string> changedAgain, LoadedPrograms before, LoadedPrograms now)
    {
        string? diagnostic = NewDiagnostic(program, before.Diagnostics, now.Diagnostics);
        if (diagnostic is not null)
        {
            return "A diagnostic that was not there: " + diagnostic;
        }

        if (changedAgain.Contains(program.Tree.FilePath))
        {
            return "A second run changes it again.";
        }

        string text = after.ToString();
        string? mention = program.Pin.Mentions.FirstOrDefault(mention => text.Contains(mention, StringComparison.Ordinal));
        if (mention is not null && notes.IsEmpty)
        {
            return "It still says '" + mention + "', and no note says so.";
        }

        if (now.Diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            return null;
        }

        string expected = before.TraceOf(program.Name);
        string actual = now.TraceOf(program.Name);
        return expected == actual ? null : "It does something else.\n--- before\n" + FirstDifference(expected, actual);
    }

    private static string? NewDiagnostic(RandomProgram program, ImmutableArray<Diagnostic> before, ImmutableArray<Diagnostic> now)
    {
        List<string> known = [.. before.Where(diagnostic => IsIn(diagnostic, program)).Select(static diagnostic => diagnostic.Id)];
        return now.Where(diagnostic => IsIn(diagnostic, program)).FirstOrDefault(diagnostic => !known.Remove(diagnostic.Id))?.ToString();
    }

    private static string DiagnosticsOf(ImmutableArray<Diagnostic> diagnostics, RandomProgram program) =>
        string.Join('\n', diagnostics.Where(diagnostic => IsIn(diagnostic, program) && diagnostic.Severity == DiagnosticSeverity.Error));

    private static bool IsIn(Diagnostic diagnostic, RandomProgram program) => diagnostic.Location.SourceTree?.FilePath == program.Tree.FilePath;

    private static HashSet<string> Paths(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(static diagnostic => diagnostic.Location.SourceTree?.FilePath ?? "")];

    private static string FirstDifference(string expected, string actual)
    {
        string[] left = expected.Split('\n');
        string[] right = actual.Split('\n');
        int at = 0;
        while (at < left.Length && at < right.Length && left[at] == right[at])
        {
            at++;
        }

        return string.Join('\n', left.Skip(at - 3).Take(6)) + "\n--- after\n" + string.Join('\n', right.Skip(at - 3).Take(6));
    }
}
