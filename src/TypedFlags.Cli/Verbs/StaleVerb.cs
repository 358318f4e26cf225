using System.CommandLine;
using TypedFlags.Cli.Arguments;
using TypedFlags.Cli.Usage;

namespace TypedFlags.Cli.Verbs;

/// <summary><c>stale</c>: which flags should go.</summary>
internal static class StaleVerb
{
    public static Command Create(Surroundings surroundings)
    {
        Option<string> path = CodeOptions.Path();
        Option<bool> sourceOnly = CodeOptions.SourceOnly();
        Option<string> today = TodayOption.Create();
        Option<bool> json = Switch.Create("--json", "One JSON array: a flag, why it should go, and how.");
        Command verb = new("stale", "Says which flags should go, and how. Ends with 0 if none, and with 1 if there are some.") { path, sourceOnly, today, json };
        MistypedOptions.Refuse(verb);
        verb.SetAction(parsed => UsageRun.TellStale(
            new UsageOptions(Flag: null, parsed.GetValue(path), parsed.GetValue(json), !parsed.GetValue(sourceOnly), TodayOption.Read(parsed.GetValue(today), surroundings)),
            surroundings));
        return verb;
    }
}
