using TypedFlags.Cli.Code;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Analyzers.Uses;

namespace TypedFlags.Cli.Usage;

/// <summary>A flag that should go, and why.</summary>
/// <param name="Flag">The flag.</param>
/// <param name="File">The full path of the file that declares it.</param>
/// <param name="Line">The line of its key.</param>
/// <param name="Reasons">One or more, the weightiest first.</param>
/// <param name="AgeInDays">Since it was created; null where that is not said.</param>
/// <param name="Uses">How often it is used.</param>
/// <param name="Keep">What should be kept: the only outcome, the replacement's absence aside; null where that is for people to say.</param>
internal sealed record AgingFlag(DeclaredFlag Flag, string File, int Line, IReadOnlyList<string> Reasons, int? AgeInDays, int Uses, string? Keep)
{
    /// <summary>The flags of a set that should go.</summary>
    /// <param name="set">The flags.</param>
    /// <param name="today">The UTC date.</param>
    /// <param name="usesOf">How often a flag is used.</param>
    public static IEnumerable<AgingFlag> In(FlagSet set, DateTime today, Func<DeclaredFlag, int> usesOf)
    {
        IReadOnlyList<FlagReach> reaches = FlagReaches.Of(set.Binding.Definition);
        for (int index = 0; index < reaches.Count; index++)
        {
            DeclaredFlag flag = set.Binding.Definition.Flags[index];
            FlagInfo info = FlagInfoReader.Of(flag, reaches[index]);
            int uses = usesOf(flag);
            List<string> reasons = [.. FlagFinding.Of(info, today).Select(static finding => ReasonOf(finding)).OfType<string>()];
            if (uses == 0 && !info.IsPermanent)
            {
                reasons.Add("unused");
            }

            if (reasons.Count > 0 && set.Binding.LocationOf(flag.Key) is { } place)
            {
                yield return new AgingFlag(
                    flag,
                    place.Path,
                    place.File.Lines.GetPosition(place.Range.Start).Line,
                    reasons,
                    info.CreatedOn is { } created ? (today - created).Days : null,
                    uses,
                    reaches[index].OnlyOutcome);
            }
        }
    }

    // The rules of TF1002, TF1003 and TF1008; that a flag will expire soon is no reason yet.
    private static string? ReasonOf(FlagFinding finding) => finding.Rule.Id switch
    {
        "TF1002" => "deprecated",
        "TF1003" => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"expired {finding.Days} {(finding.Days == 1 ? "day" : "days")} ago"),
        "TF1008" => $"everybody gets '{finding.Flag.Outcome}'",
        _ => null,
    };
}
