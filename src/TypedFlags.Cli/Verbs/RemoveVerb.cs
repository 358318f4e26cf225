using System.CommandLine;
using TypedFlags.Cli.Arguments;
using TypedFlags.Cli.Removing;

namespace TypedFlags.Cli.Verbs;

/// <summary><c>remove</c>: a flag leaves the code and its flags file.</summary>
internal static class RemoveVerb
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string> flag = new("flag") { Description = "The flag to remove: its key." };
        Option<string> keep = new("--keep", "-k") { Description = "What everybody gets from now on: on, off, or a variant.", HelpName = "on|off|variant" };
        Option<string> path = CodeOptions.Path();
        Option<string[]> methods = new("--method", "-m")
        {
            Description = "A method of yours whose first text is a flag's name, such as IFeatureService.IsEnabled; may be repeated.",
            HelpName = "Type.Method",
        };
        Option<bool> dryRun = Switch.Create("--dry-run", "Changes nothing; shows the changes as a diff that 'git apply' takes.");
        Option<bool> sourceOnly = CodeOptions.SourceOnly();
        Option<bool> json = Switch.Create("--json", "One JSON object: what changed, and what was left.");
        Command verb = new("remove", "Removes a flag from C# and from flags.yaml. Ends with 0, with 1 if uses of it are left or it can't go, and with 2 if there is no such flag or side.")
        {
            flag, keep, path, methods, dryRun, sourceOnly, json,
        };
        MistypedOptions.Refuse(verb);
        verb.SetAction(parsed => RemovalRun.Run(
            new RemovalOptions(
                parsed.GetRequiredValue(flag),
                parsed.GetValue(keep) ?? throw Refusal.Usage("Which side stays? Give --keep on, --keep off, or --keep and a variant."),
                parsed.GetValue(path),
                CheckMethods(parsed.GetValue(methods) ?? []),
                parsed.GetValue(dryRun),
                parsed.GetValue(json),
                IsBuildAsked: !parsed.GetValue(sourceOnly)),
            surroundings));
        return verb;
    }

    private static string[] CheckMethods(string[] methods) =>
        methods.FirstOrDefault(static method => method.IndexOf('.', StringComparison.Ordinal) is var dot && (dot < 1 || method.EndsWith('.'))) is { } wrong
            ? throw Refusal.Usage($"--method: '{wrong}' is no type and method. Write it as IFeatureService.IsEnabled.")
            : methods;
}
