using System.Runtime.CompilerServices;
using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;

namespace TypedFlags.Cli.Removing;

/// <summary>What a command line asks of <c>remove</c>.</summary>
internal sealed record RemovalOptions(string Flag, string Keep, string? Path, IReadOnlyList<string> Methods, bool IsDryRun, bool IsJson, bool IsBuildAsked);

/// <summary>One <c>remove</c>, from the files to the files.</summary>
internal static class RemovalRun
{
    // Apart from the verb, so that the other verbs do not load the compiler.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Run(RemovalOptions options, Surroundings surroundings)
    {
        CodePlace place = CodePlace.Of(options.Path, surroundings);
        CodePaths paths = new(place, surroundings);
        RemovalOutcome outcome = Find(options, place, paths, surroundings);
        surroundings.ClearProgress();
        if (!options.IsDryRun)
        {
            ChangeWriter.Write(outcome.Changes, paths.Of);
        }

        RemovalReport report = new(outcome, paths, surroundings);
        if (options.IsJson)
        {
            report.WriteJson(options.IsDryRun);
        }
        else if (options.IsDryRun)
        {
            report.WriteDiff();
        }
        else
        {
            report.WriteText();
        }

        return outcome.IsWhole ? ExitCode.Success : ExitCode.Findings;
    }

    private static RemovalOutcome Find(RemovalOptions options, CodePlace place, CodePaths paths, Surroundings surroundings)
    {
        DateTime today = surroundings.TimeProvider.GetUtcNow().UtcDateTime.Date;
        CodeLayout layout = CodeLayout.Find(place, options.IsBuildAsked, surroundings);
        FlagToRemove flag = FlagToRemove.Choose(options.Flag, options.Keep, layout.ReadFlags(today));

        // Before the long work: a flag that can't go is told of at once.
        IReadOnlyList<FileChange> entry = EntryRemoval.Find(flag, options.Keep, layout, today, paths);
        IEnumerable<string> constants = ReferencedConstants.NamesOf(flag.Pinned.Key, ReferencedConstants.AssembliesOf(layout.Projects.SelectMany(static project => project.References)));
        CodeBase code = CodeBase.Read(layout, [.. flag.Words, .. constants, .. ComposedKeys.BeginningsOf(flag.Pinned.Key)], surroundings);
        TellOfPlainProjects(code, options, paths, surroundings);
        CodeRemoval removal = new(code, flag, options.Methods);
        removal.Run(surroundings);
        IReadOnlyList<FileChange> changes = removal.Changes;
        List<RemovalNote> mentions = FindMentions(code, flag, changes, entry, surroundings);
        if (flag.DeclaredIn.Count == 0 && changes.Count == 0 && removal.Notes.Count == 0 && mentions.Count == 0)
        {
            throw Refusal.Usage($"There is no flag '{flag.Pinned.Key}': no flags file declares it, and no code mentions it.");
        }

        HashSet<RemovalNote> notes = [.. removal.Notes, .. mentions, .. LargeFiles.Find(code, flag), .. UnreadableFiles.Find(code)];
        HashSet<(string Path, int Line)> told = [.. notes.Where(static note => note.IsUse).Select(static note => (note.Path, note.Line))];
        notes.UnionWith(LeftAccessors.Find(code, flag).Where(note => !told.Contains((note.Path, note.Line))));
        if (!notes.Any(static note => note.IsUse))
        {
            notes.UnionWith(LastFlag.Find(code, flag, entry));
        }

        bool isUsed = notes.Any(static note => note.IsUse);
        return new RemovalOutcome(
            flag,
            options.Keep,
            [.. changes, .. isUsed ? [] : entry],
            [.. notes.OrderBy(static note => note.Path, StringComparer.Ordinal).ThenBy(static note => note.Line).ThenBy(static note => note.Column)],
            flag.DeclaredIn.Count > 0 && (isUsed || entry.Count == 0));
    }

    private static List<RemovalNote> FindMentions(
        CodeBase code, FlagToRemove flag, IReadOnlyList<FileChange> changes, IReadOnlyList<FileChange> entry, Surroundings surroundings)
    {
        surroundings.WorkProgress.Report(code.Layout.Files.Count, "files: looking for mentions");
        TextMentions mentions = new(flag);
        HashSet<string> seen = [.. code.Files.Keys, .. changes.Select(static change => change.Path), .. flag.DeclaredIn.SelectMany(static set => set.Files).Select(static file => file.Path)];
        List<RemovalNote> notes = [.. mentions.Find(code.Layout.Files.Select(FileLinks.TargetOf).Distinct(StringComparer.Ordinal).Where(file => !seen.Contains(file)))];

        // Of flags files what is left: comments of others, names of rules.
        foreach (FileChange change in entry)
        {
            notes.AddRange(mentions.Find(change.Path, SourceFile.Decode(change.Path, change.After!).Text.ToString()).Select(static note => note with { Reason = FlagRemovalReason.Mention }));
        }

        return notes;
    }

    /// <summary>What is seen without the packages is less than the compiler sees: people should know.</summary>
    private static void TellOfPlainProjects(CodeBase code, RemovalOptions options, CodePaths paths, Surroundings surroundings)
    {
        if (!options.IsBuildAsked)
        {
            return;
        }

        string[] plain = [.. code.Projects.Where(static project => project is { IsConcerned: true, IsMeant: true, Source.IsFromBuild: false } && File.Exists(project.Source.Path)).Select(project => paths.Of(project.Source.Path))];
        if (plain.Length > 0)
        {
            surroundings.Tell($"typedflags: Read by the files alone, because the build can't be asked (are the packages restored?): {string.Join(", ", plain.Take(5))}{(plain.Length > 5 ? $" and {plain.Length - 5} more" : "")}.");
        }
    }
}
