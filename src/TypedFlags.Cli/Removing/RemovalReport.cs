using System.Globalization;
using System.Text.Json;
using TypedFlags.Cli.Code;
using TypedFlags.Cli.Diffs;
using TypedFlags.Cli.Output;

namespace TypedFlags.Cli.Removing;

/// <summary>Says what was, or would be, changed, and what was left.</summary>
internal sealed class RemovalReport(RemovalOutcome outcome, CodePaths paths, Surroundings surroundings)
{
    private readonly ResultOutput _output = surroundings.Output;

    /// <summary>After writing: all of it is the result.</summary>
    public void WriteText()
    {
        foreach (string line in Lines(isDryRun: false))
        {
            _output.Write(line);
            _output.EndLine();
        }
    }

    /// <summary>The diff is the result; the rest is said beside it, so that the diff can be led into <c>git apply</c>.</summary>
    public void WriteDiff()
    {
        foreach (FileChange change in outcome.Changes)
        {
            if (IsShowable(change))
            {
                UnifiedDiff.Write(paths.Of(change.Path), change.Before, change.After, _output);
            }
            else
            {
                surroundings.Tell($"{paths.Of(change.Path)}: would change too, and has an encoding (UTF-16) that no diff can show.");
            }
        }

        _output.Flush();
        foreach (string line in Lines(isDryRun: true))
        {
            surroundings.Tell(line);
        }
    }

    /// <summary>One object.</summary>
    public void WriteJson(bool isDryRun)
    {
        using Utf8JsonWriter json = new(_output, ToolJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("flag"u8, outcome.Flag.Pinned.Key);
        json.WriteString("kept"u8, outcome.Keep);
        json.WriteBoolean("dryRun"u8, isDryRun);
        json.WriteBoolean("isGone"u8, outcome.IsWhole);
        json.WriteNumber("uses"u8, outcome.Uses);
        json.WriteStartArray("files"u8);
        foreach (FileChange change in outcome.Changes)
        {
            json.WriteStartObject();
            json.WriteString("file"u8, paths.Of(change.Path));
            json.WriteString("change"u8, change.After is null ? "deleted"u8 : "changed"u8);
            json.WriteNumber("uses"u8, change.Uses);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("left"u8);
        foreach (RemovalNote note in outcome.Notes)
        {
            json.WriteStartObject();
            json.WriteString("file"u8, paths.Of(note.Path));
            json.WriteNumber("line"u8, note.Line);
            json.WriteNumber("column"u8, note.Column);
            json.WriteString("reason"u8, note.ReasonName);
            json.WriteBoolean("isUse"u8, note.IsUse);
            json.WriteString("message"u8, note.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        _output.EndLine();
    }

    private static bool IsShowable(FileChange change) => SourceFile.Decode(change.Path, change.Before).HasPlainLines;

    private IEnumerable<string> Lines(bool isDryRun)
    {
        string key = outcome.Flag.Pinned.Key;
        if (outcome.Changes.Count == 0 && outcome.Notes.Count == 0)
        {
            yield return $"{key}: there is nothing to do.";
            yield break;
        }

        string verb = isDryRun ? "would change" : "changed";
        yield return string.Create(
            CultureInfo.InvariantCulture, $"{key}, kept {Printable.Line(outcome.Keep, 80)}: {outcome.Uses} {(outcome.Uses == 1 ? "use" : "uses")} removed, {outcome.Changes.Count} {(outcome.Changes.Count == 1 ? "file" : "files")} {verb}.");
        if (!isDryRun)
        {
            foreach (FileChange change in outcome.Changes)
            {
                yield return $"  {(change.After is null ? "deleted" : "changed")} {Printable.Line(paths.Of(change.Path))}";
            }
        }

        if (outcome.Notes.Count > 0)
        {
            yield return "Left for you to look at:";
        }

        foreach (RemovalNote note in outcome.Notes)
        {
            yield return Printable.Line(string.Create(CultureInfo.InvariantCulture, $"{paths.Of(note.Path)}({note.Line},{note.Column}): {note.ReasonName}: {note.Message}"));
        }

        if (outcome.IsEntryLeft)
        {
            yield return outcome.Notes.Any(static note => note.IsUse)
                ? $"'{key}' stays in its flags file until no code uses it: settle what is left, then run the same again."
                : $"'{key}' is declared outside of this path, and stays there.";
        }
        else if (outcome.Flag.DeclaredIn.Count == 0)
        {
            yield return $"'{key}' is in no flags.yaml here: if another system declares it, archive it there.";
        }
    }
}
