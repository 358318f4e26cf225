using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval.Tests.Programs.World;

namespace TypedFlags.FlagRemoval.Tests.Programs.Running;

/// <summary>
/// Programs that share a pin, held to the proof together: run as they are with the flag pinned, rewritten, compiled and run again, rewritten again.
/// </summary>
internal static class ProgramBatch
{
    /// <param name="programs">The programs.</param>
    /// <param name="isComplete">True where it is a difference that something was left.</param>
    public static BatchResult Check(IReadOnlyList<RandomProgram> programs, bool isComplete = false)
    {
        Pin pin = programs[0].Pin;
        FlagRemovalRequest request = new(pin.Flag) { Methods = FlagWorld.Methods };
        BatchResult result = new();

        List<RandomProgram> sound = [.. programs];
        using LoadedPrograms before = LoadedPrograms.Compile(FlagWorld.Compilation.AddSyntaxTrees(sound.Select(static program => program.Tree)));
        if (before.Broken.Count > 0)
        {
            result.NotCompiled.AddRange(sound.Where(program => before.Broken.Contains(program.Tree.FilePath)).Select(program => (program, DiagnosticsOf(before.Diagnostics, program))));
            sound.RemoveAll(program => before.Broken.Contains(program.Tree.FilePath));
        }

        // Each program goes through the removal by itself, as what is left of one has nothing to do with the others; the compiler sees them together.
        Dictionary<RandomProgram, FlagRemovalResult> removed = [];
        foreach (RandomProgram program in sound)
        {
            try
            {
                removed.Add(program, Remove(program.Tree, request));
            }
            catch (Exception exception)
            {
                result.Add(program, program.Tree, [], new Difference(exception.GetType().Name, exception.ToString()));
            }
        }

        sound.RemoveAll(program => !removed.ContainsKey(program));
        using LoadedPrograms after = LoadedPrograms.Compile(FlagWorld.Compilation.AddSyntaxTrees(sound.Select(program => TreeOf(removed[program]))));
        using IDisposable scope = FlagWorld.Override(pin.Flag.Value);
        foreach (RandomProgram program in sound)
        {
            ImmutableArray<FlagRemovalNote> own = removed[program].Notes;
            SyntaxTree tree = TreeOf(removed[program]);
            SyntaxTree again = TreeOf(Remove(tree, request));
            Difference? difference = Compare(program, tree, own, again, before, after);
            if (isComplete && difference is null && own.Length > 0)
            {
                difference = new Difference("Left " + own[0].Reason + Regex.Match(own[0].Message, " CS[0-9]+", RegexOptions.None, TimeSpan.FromSeconds(1)), own[0].ToString());
            }

            result.Add(program, tree, own, difference);
        }

        return result;
    }

    private static FlagRemovalResult Remove(SyntaxTree program, FlagRemovalRequest request) => FlagRemover.Remove(FlagWorld.Compilation.AddSyntaxTrees(program), request);

    private static SyntaxTree TreeOf(FlagRemovalResult result) => result.Compilation.SyntaxTrees.Single();

    private static Difference? Compare(
        RandomProgram program, SyntaxTree after, ImmutableArray<FlagRemovalNote> notes, SyntaxTree again, LoadedPrograms before, LoadedPrograms now)
    {
        Diagnostic? diagnostic = NewDiagnostic(program, before.Diagnostics, now.Diagnostics);
        if (diagnostic is not null)
        {
            return new Difference("New " + diagnostic.Id, diagnostic.ToString());
        }

        if (notes.FirstOrDefault(static note => note.Message.Contains("mistake of this tool", StringComparison.Ordinal)) is { } failure)
        {
            return new Difference("Failed", failure.ToString());
        }

        if (again != after)
        {
            return new Difference("Again", "A second run changes it again.\n--- first\n" + FirstDifference(after.ToString(), again.ToString(), "second"));
        }

        string expected = before.TraceOf(program.Name);
        string actual = now.TraceOf(program.Name);
        if (expected != actual)
        {
            return new Difference("Trace", "It does something else.\n--- before\n" + FirstDifference(expected, actual, "after"));
        }

        string text = after.ToString();
        string? mention = program.Pin.Mentions.FirstOrDefault(mention => text.Contains(mention, StringComparison.Ordinal));
        return mention is not null && notes.IsEmpty ? new Difference("Mention", $"It still says '{mention}', and no note says so.") : null;
    }

    private static Diagnostic? NewDiagnostic(RandomProgram program, ImmutableArray<Diagnostic> before, ImmutableArray<Diagnostic> now)
    {
        List<string> known = [.. before.Where(diagnostic => IsIn(diagnostic, program)).Select(static diagnostic => diagnostic.Id)];
        return now.Where(diagnostic => IsIn(diagnostic, program) && diagnostic.Severity >= DiagnosticSeverity.Info).FirstOrDefault(diagnostic => !known.Remove(diagnostic.Id));
    }

    private static string DiagnosticsOf(ImmutableArray<Diagnostic> diagnostics, RandomProgram program) =>
        string.Join('\n', diagnostics.Where(diagnostic => IsIn(diagnostic, program) && diagnostic.Severity == DiagnosticSeverity.Error));

    private static bool IsIn(Diagnostic diagnostic, RandomProgram program) => diagnostic.Location.SourceTree?.FilePath == program.Tree.FilePath;

    private static string FirstDifference(string expected, string actual, string name)
    {
        string[] left = expected.Split('\n');
        string[] right = actual.Split('\n');
        int at = 0;
        while (at < left.Length && at < right.Length && left[at] == right[at])
        {
            at++;
        }

        at = Math.Max(at, 3);
        return string.Join('\n', left.Skip(at - 3).Take(6)) + $"\n--- {name}\n" + string.Join('\n', right.Skip(at - 3).Take(6));
    }
}
