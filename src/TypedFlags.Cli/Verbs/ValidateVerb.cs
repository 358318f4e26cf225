using System.CommandLine;
using System.Globalization;
using TypedFlags.Cli.Arguments;
using TypedFlags.Cli.Files;
using TypedFlags.Cli.Output;
using TypedFlags.Definitions;

namespace TypedFlags.Cli.Verbs;

/// <summary><c>validate</c>: every TF2xxx of the files, bound together as a build binds them.</summary>
internal static class ValidateVerb
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string[]> files = new("file")
        {
            Description = "The files of one project, or its folder. Default: flags.yaml and *.flags.yaml in the current folder.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<bool> strict = Switch.Create("--strict", "Warnings count as findings too.");
        Option<string> today = TodayOption.Create();
        Option<bool> json = Switch.Create("--json", "One JSON array of findings.");
        Command verb = new("validate", "Says what is wrong with flags files. Ends with 0, with 1 if there are errors, and with 2 if a file is not there.")
        {
            files, strict, today, json,
        };
        MistypedOptions.Refuse(verb);
        verb.SetAction(parsed =>
        {
            FlagsProject project = FlagsFileReader.Read(parsed.GetValue(files) ?? [], TodayOption.Read(parsed.GetValue(today), surroundings), surroundings);
            if (parsed.GetValue(json))
            {
                DiagnosticsJson.Write(project.Binding.Diagnostics, surroundings.Output);
            }
            else
            {
                WriteText(project, surroundings);
            }

            bool isBad = parsed.GetValue(strict) ? project.Binding.Diagnostics.Length > 0 : project.Errors.Any();
            return isBad ? ExitCode.Findings : ExitCode.Success;
        });
        return verb;
    }

    private static void WriteText(FlagsProject project, Surroundings surroundings)
    {
        foreach (FlagsDiagnostic diagnostic in project.Binding.Diagnostics)
        {
            surroundings.Output.Write(Printable.Line(diagnostic.ToString()));
            surroundings.Output.EndLine();
        }

        // On a terminal the findings come first.
        surroundings.Output.Flush();
        TellNotes(project, surroundings);
        int errors = project.Errors.Count();
        string where = project.Files.Count == 1 ? project.Files[0].Path : $"{Count(project.Files.Count, "file")}";
        string flags = Count(project.Binding.Definition.Flags.Count, "flag");
        surroundings.Tell(project.Binding.Diagnostics.IsEmpty
            ? $"{where}: {flags}, no mistakes."
            : $"{where}: {Count(errors, "error")}, {Count(project.Binding.Diagnostics.Length - errors, "warning")}.");
    }

    /// <summary>Comments that disable nothing: no mistakes of the flags, but whoever wrote one is surprised.</summary>
    private static void TellNotes(FlagsProject project, Surroundings surroundings)
    {
        foreach (FlagsFile file in project.Files)
        {
            foreach (FlagsFileNote note in file.Suppressions.Notes)
            {
                surroundings.Tell(string.Create(CultureInfo.InvariantCulture, $"{file.Path}({note.Line},{note.Column}): note: {note.Message}"));
            }
        }
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
