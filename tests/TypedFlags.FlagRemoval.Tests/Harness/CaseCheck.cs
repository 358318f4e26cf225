using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.FlagRemoval.Tests.Harness;

/// <summary>Everything that holds for every case: texts, notes, diagnostics, the second run, mentions.</summary>
internal sealed class CaseCheck(CaseFile file)
{
    private readonly PinnedFlag _flag = CaseFlags.Pin(file);
    private readonly List<string> _failures = [];

    /// <summary>What is not as it should be, for a person to read; empty where everything is.</summary>
    public static string Run(CaseFile file) => new CaseCheck(file).Run();

    private string Run()
    {
        CSharpCompilation before = CaseProject.Compile(file, file.Before, file.Flags);
        IEnumerable<Diagnostic> errors = CaseProject.ProblemsOf(before).Where(problem => problem.Severity == DiagnosticSeverity.Error);
        if (!file.IsSourceOnly)
        {
            Expect(!errors.Any(), "The code before does not compile:\n" + Lines(errors));
        }

        FlagRemovalResult result = Remove(before);
        Dictionary<string, string> texts = TextsOf(result);
        foreach ((string name, string expected) in file.After)
        {
            Expect(texts[name] == expected, $"{name} is not as expected (- expected, + actual):\n{TextDiff.Of(expected, texts[name])}");
        }

        CheckNotes(result);
        CheckDiagnostics(before, texts, result);
        CheckSecondRun(texts, result);
        CheckMentions(result);
        IEnumerable<string> untidy = texts.SelectMany(text => Tidiness.LineProblems(file.Before[text.Key], text.Value).Select(problem => $"{text.Key}: {problem}"));
        Expect(!untidy.Any(), "Untidy, and was not before:\n" + Lines(untidy));
        return string.Join('\n', _failures);
    }

    private void CheckNotes(FlagRemovalResult result)
    {
        List<CaseNote> told = [.. result.Notes.Select(CaseNote.From)];
        IEnumerable<CaseNote> missing = file.Notes.Where(expected => !told.Exists(expected.Matches));
        IEnumerable<CaseNote> other = told.Where(note => !file.Notes.Any(expected => expected.Matches(note)));
        Expect(!missing.Any(), "Notes that did not come:\n" + Lines(missing));
        Expect(!other.Any(), "Notes that nobody expected:\n" + Lines(other));
        Expect(told.Count == file.Notes.Length, $"{told.Count} notes came, {file.Notes.Length} are expected.");
    }

    // Once the flag is out of flags.yaml, what was left, and told of, has no accessor any more, and without any flag there is no class of them.
    private void CheckDiagnostics(CSharpCompilation before, Dictionary<string, string> texts, FlagRemovalResult result)
    {
        List<string> known = [.. CaseProject.ProblemsOf(before).Select(TextOf)];
        CSharpCompilation after = CaseProject.Compile(file, texts, CaseFlags.Without(file.Flags, _flag.Key));
        List<Diagnostic> added = [];
        foreach (Diagnostic problem in CaseProject.ProblemsOf(after))
        {
            if (!known.Remove(TextOf(problem)) && !(problem.Id is "CS0103" or "CS0117" or "CS0246" or "CS0426" or "CS1061" or "CS1574" && IsTold(problem.Location, result)))
            {
                added.Add(problem);
            }
        }

        Expect(added.Count == 0, "Diagnostics that were not there before:\n" + Lines(added));
        CheckUsings(before, after);
    }

    // The compiler only hints at these. Of what it says only with errors around, nothing is known.
    private void CheckUsings(CSharpCompilation before, CSharpCompilation after)
    {
        HashSet<string> known = [.. CaseProject.UnneededUsingsOf(before)];
        string[] unneeded = [.. CaseProject.UnneededUsingsOf(after).Where(use => !known.Contains(use))];
        Expect(unneeded.Length == 0, "Usings that nothing needs any more:\n" + Lines(unneeded));
    }

    private void CheckSecondRun(Dictionary<string, string> texts, FlagRemovalResult first)
    {
        FlagRemovalResult second = Remove(CaseProject.Compile(file, texts, file.Flags));
        foreach (FlagRemovalChange change in second.Changes)
        {
            Expect(condition: false, $"A second run changes {change.After.FilePath}:\n{TextDiff.Of(change.Before.ToString(), change.After.ToString())}");
        }

        IEnumerable<string> notes = second.Notes.Where(IsLasting).Select(note => CaseNote.From(note).ToString());
        Expect(
            second.Changes.Any() || notes.SequenceEqual(first.Notes.Where(IsLasting).Select(note => CaseNote.From(note).ToString()), StringComparer.Ordinal),
            "The notes of a second run are others:\n" + Lines(notes));

        HashSet<string> told = [.. first.Notes.Select(note => CaseNote.From(note).ToString())];
        IEnumerable<string> more = second.Notes.Where(static note => !IsLasting(note)).Select(note => CaseNote.From(note).ToString()).Where(note => !told.Contains(note));
        Expect(second.Changes.Any() || !more.Any(), "A second run tells what the first one did not:\n" + Lines(more));
    }

    // What a rewriting left behind is told of by the run that rewrote. Of what is still there for the flag's sake every run tells.
    private static bool IsLasting(FlagRemovalNote note) => note.Reason is not FlagRemovalReason.NowUnused;

    private void CheckMentions(FlagRemovalResult result)
    {
        IEnumerable<Location> untold = result.Compilation.SyntaxTrees
            .Where(tree => file.Before.ContainsKey(tree.FilePath))
            .SelectMany(tree => FlagMentions.Find(result.Compilation.GetSemanticModel(tree), _flag))
            .Where(place => !IsTold(place, result));
        Expect(!untold.Any(), "The flag is still mentioned, and no note says so:\n" + Lines(untold.Select(place => $"{place.GetLineSpan()} {place.SourceTree!.GetText().ToString(place.SourceSpan)}")));
    }

    private static bool IsTold(Location place, FlagRemovalResult result)
    {
        FileLinePositionSpan lines = place.GetLineSpan();
        return result.Notes.Select(static note => note.Location.GetLineSpan()).Any(told =>
            told.Path == lines.Path && told.StartLinePosition.Line <= lines.EndLinePosition.Line && lines.StartLinePosition.Line <= told.EndLinePosition.Line);
    }

    private FlagRemovalResult Remove(CSharpCompilation compilation) =>
        FlagRemover.Remove(compilation, new FlagRemovalRequest(_flag) { Methods = file.Methods, IsPublicApi = file.IsLibrary });

    private Dictionary<string, string> TextsOf(FlagRemovalResult result) =>
        result.Compilation.SyntaxTrees
            .Where(tree => file.Before.ContainsKey(tree.FilePath))
            .ToDictionary(static tree => tree.FilePath, static tree => tree.ToString(), StringComparer.Ordinal);

    private static string TextOf(Diagnostic problem) => problem.Id + " " + problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    private static string Lines(IEnumerable<object> items) => string.Concat(items.Select(static item => $"  {item}\n"));

    private void Expect(bool condition, string failure)
    {
        if (!condition)
        {
            _failures.Add(failure);
        }
    }
}
