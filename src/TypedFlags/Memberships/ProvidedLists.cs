namespace TypedFlags;

/// <summary>The lists of one flag that one source has.</summary>
/// <param name="source">The source.</param>
/// <param name="lists">In order; no two the same.</param>
internal sealed class ProvidedLists(FlagMembershipSource source, FlagUserList[] lists)
{
    private const string OnVariant = "on";

    public FlagMembershipSource Source => source;

    public FlagUserList[] Lists => lists;

    public bool IsSameAs(ProvidedLists other) => ReferenceEquals(source, other.Source) && lists.AsSpan().SequenceEqual(other.Lists);

    /// <summary>By flag, in the source's own spelling.</summary>
    public static IEnumerable<KeyValuePair<string, ProvidedLists>> ByFlag(FlagMembershipSource source, IReadOnlyCollection<FlagUserList> lists)
    {
        foreach (IGrouping<string, FlagUserList> ofFlag in lists.GroupBy(static list => list.FlagKey, StringComparer.Ordinal))
        {
            FlagUserList[] distinct = [.. ofFlag.Distinct()];
            Array.Sort(distinct, FlagUserList.Compare);
            yield return new(ofFlag.Key, new ProvidedLists(source, distinct));
        }
    }

    /// <summary>What the lists are for, held against the flag's definition.</summary>
    /// <param name="definition">The flag.</param>
    /// <param name="problems">Takes a sentence for each list that can't be used.</param>
    public OutsideList[] ReadFor(FlagDefinition definition, List<string> problems)
    {
        List<OutsideList> read = new(lists.Length);
        foreach (FlagUserList list in lists)
        {
            if (list.IsExclude)
            {
                read.Add(new OutsideList(source, list, Outcome: null));
            }
            else if (FindOutcome(definition, list.Variant) is { } outcome)
            {
                read.Add(new OutsideList(source, list, outcome));
            }
            else
            {
                problems.Add($"A list of users of the flag '{definition.Key}' is ignored, because {WhyNot(definition, list.Variant)}.");
            }
        }

        return [.. read];
    }

    private static FlagOutcome? FindOutcome(FlagDefinition definition, string? variant) =>
        definition.HasVariants
            ? variant is null ? null : definition.FindOutcome(variant)
            : definition.Type == FlagType.Boolean && variant is null or OnVariant ? definition.Outcomes[1] : null;

    private static string WhyNot(FlagDefinition definition, string? variant)
    {
        if (!definition.HasVariants)
        {
            return definition.Type == FlagType.Boolean
                ? $"it is for '{JsonScalars.Shorten(variant!)}', and users of a boolean flag are listed for on only"
                : "the flag has no variants to list users for";
        }

        string[] variants = Array.ConvertAll(definition.Outcomes.ToArray(), static outcome => outcome.Variant!);
        return variant is null ? "it does not say for which variant it is"
            : $"it is for the variant '{JsonScalars.Shorten(variant)}', which there is not{DidYouMean.Hint(variant, variants)}";
    }
}
