using TypedFlags.SourceGeneration.Analyzers.Catalog;

namespace TypedFlags.SourceGeneration.Analyzers.Uses;

/// <summary>Words what is found: what is the matter, since when, whose it is, what to do. What is not known is left out.</summary>
internal static class FlagMessage
{
    public static string Of(FlagFinding finding, FlagCatalog catalog) => finding.Rule.Id switch
    {
        "TF1002" => Deprecated(finding.Flag, catalog),
        "TF1003" => Stale(finding, catalog),
        "TF1004" => Soon(finding, catalog),
        _ => OneOutcome(finding.Flag, catalog),
    };

    private static string Deprecated(FlagInfo flag, FlagCatalog catalog)
    {
        string message = Sentence.Ended(flag.DeprecationMessage);
        string replacement = Replacement(flag, catalog);
        string rest = (message, replacement) switch
        {
            ("", "") => ": it should no longer be used.",
            ("", _) => "." + replacement,
            _ => ": " + message + replacement,
        };
        return $"The flag {Sentence.Quoted(flag.Key)} is deprecated{rest}{Sentence.Owner(flag.Owner)}";
    }

    private static string Stale(FlagFinding finding, FlagCatalog catalog) =>
        $"The flag {Sentence.Quoted(finding.Flag.Key)} expired on {Sentence.Day(finding.Flag.LastDay!.Value)}, {Sentence.Days(finding.Days)} ago."
        + Sentence.Owner(finding.Flag.Owner)
        + $" Remove it and keep the side that is wanted, or set a later 'expires' in {FileOf(finding.Flag, catalog)}.";

    private static string Soon(FlagFinding finding, FlagCatalog catalog)
    {
        string when = finding.Days switch
        {
            0 => "today",
            1 => "tomorrow",
            _ => "in " + Sentence.Days(finding.Days),
        };
        return $"The flag {Sentence.Quoted(finding.Flag.Key)} expires on {Sentence.Day(finding.Flag.LastDay!.Value)}, {when}."
            + Sentence.Owner(finding.Flag.Owner)
            + $" Plan its removal, or set a later 'expires' in {FileOf(finding.Flag, catalog)}.";
    }

    private static string OneOutcome(FlagInfo flag, FlagCatalog catalog)
    {
        string outcome = Sentence.Quoted(flag.Outcome!);
        string age = flag.CreatedOn is { } created
            ? $"and was created on {Sentence.Day(created)}, {Sentence.Days((catalog.Today - created).Days)} ago"
            : "which does not say when it was created";
        return $"The flag {Sentence.Quoted(flag.Key)} is {outcome} for everyone in {FileOf(flag, catalog)}, {age}."
            + Sentence.Owner(flag.Owner)
            + $" If nothing changes it at run time, remove it and keep what {outcome} does.";
    }

    private static string Replacement(FlagInfo flag, FlagCatalog catalog)
    {
        if (flag.ReplacedBy is not { } key)
        {
            return "";
        }

        string? accessor = flag.IsOwn
            ? AccessorOf(catalog.Find(key), catalog.Binding?.Definition.ClassName)
            : AccessorOf(FindBeside(flag, key, catalog), className: null);
        return accessor is null ? $" Use {Sentence.Quoted(key)} instead." : $" Use {Sentence.Quoted(accessor)} ({Sentence.Quoted(key)}) instead.";
    }

    // A library's replacement is one of its own flags, even where another assembly has the key as well.
    private static FlagInfo? FindBeside(FlagInfo flag, string key, FlagCatalog catalog) =>
        catalog.References.SelectMany(static reference => reference.Flags)
            .FirstOrDefault(candidate => candidate.Key == key && candidate.DeclaredIn == flag.DeclaredIn);

    private static string? AccessorOf(FlagInfo? flag, string? className) =>
        flag is not null && (className ?? flag.ClassName) is { } name ? $"{name}.{flag.MemberName}" : null;

    private static string FileOf(FlagInfo flag, FlagCatalog catalog)
    {
        if (!flag.IsOwn)
        {
            return flag.DeclaredIn is { } assembly ? $"flags.yaml of {assembly}" : "flags.yaml";
        }

        string path = catalog.Binding?.LocationOf(flag.Key)?.Path ?? "flags.yaml";
        return path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
    }
}
