using System.CommandLine;
using TypedFlags.Cli.Arguments;
using TypedFlags.Cli.Usage;

namespace TypedFlags.Cli.Verbs;

/// <summary><c>usages</c>: where flags are used.</summary>
internal static class UsagesVerb
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string?> flag = new("flag") { Description = "The flag to look for. Default: all flags of the flags files.", Arity = ArgumentArity.ZeroOrOne };
        Option<string> path = CodeOptions.Path();
        Option<bool> sourceOnly = CodeOptions.SourceOnly();
        Option<bool> json = Switch.Create("--json", "One JSON array: a flag and its uses.");
        Command verb = new("usages", "Says where flags are used. Ends with 0, and with 2 if there is no such flag.") { flag, path, sourceOnly, json };
        MistypedOptions.Refuse(verb);
        verb.SetAction(parsed => UsageRun.TellUsages(
            new UsageOptions(parsed.GetValue(flag), parsed.GetValue(path), parsed.GetValue(json), !parsed.GetValue(sourceOnly), surroundings.TimeProvider.GetUtcNow().UtcDateTime.Date),
            surroundings));
        return verb;
    }
}
