using System.Globalization;
using System.Runtime.Loader;

namespace TypedFlags;

/// <summary>
/// Finds flags that two assemblies declare differently. State is by key, so a key in two must have one type and one set of
/// variants. Assemblies in two load contexts of their own (two plug-ins, or two versions of one) are not held against each other:
/// isolating them from each other is what load contexts are for.
/// </summary>
internal static class DefinitionConflicts
{
    /// <summary>All conflicts among the sets, a sentence each.</summary>
    public static List<string> Find(IEnumerable<FlagDefinitionSet> sets)
    {
        List<string> conflicts = [];
        List<FlagDefinitionSet> earlier = [];
        foreach (FlagDefinitionSet set in sets)
        {
            conflicts.AddRange(Find(earlier, set));
            earlier.Add(set);
        }

        return conflicts;
    }

    /// <summary>The conflicts of one set with others.</summary>
    public static IEnumerable<string> Find(IEnumerable<FlagDefinitionSet> others, FlagDefinitionSet set)
    {
        foreach (FlagDefinitionSet other in others)
        {
            if (ReferenceEquals(other, set) || !CanMeet(other, set))
            {
                continue;
            }

            for (int index = 0; index < set.Count; index++)
            {
                int same = other.Compiled.IndexOf(set.Compiled.KeyOf(index));
                if (same >= 0 && Difference(other[same], set[index]) is { } difference)
                {
                    yield return $"Flag '{set[index].Key}' is declared by two assemblies that do not agree: {Place(other)} {difference.Former}, "
                        + $"{Place(set)} {difference.Latter}. Give it one type and one set of variants in both, or rename one of the two.";
                }
            }
        }
    }

    private static (string Former, string Latter)? Difference(FlagDefinition former, FlagDefinition latter)
    {
        if (former.Type != latter.Type)
        {
            return ($"says type {TypeName(former)}", $"says type {TypeName(latter)}");
        }

        string formerVariants = VariantsOf(former);
        string latterVariants = VariantsOf(latter);
        return string.Equals(formerVariants, latterVariants, StringComparison.Ordinal)
            ? null
            : ($"says {formerVariants}", $"says {latterVariants}");
    }

    private static string TypeName(FlagDefinition definition) => definition.Type.ToString().ToLowerInvariant();

    /// <summary>The variants with their values, in an order of their own: a set, not a list.</summary>
    private static string VariantsOf(FlagDefinition definition) =>
        definition.HasVariants
            ? "variants " + string.Join(
                ", ",
                definition.Variants
                    .OrderBy(static variant => variant.Name, StringComparer.Ordinal)
                    .Select(static variant => string.Create(CultureInfo.InvariantCulture, $"{variant.Name} ({variant.Value})")))
            : "no variants";

    private static string Place(FlagDefinitionSet set) => $"'{set.Name}' in {set.FlagsType.Assembly.GetName().Name}";

    private static bool CanMeet(FlagDefinitionSet one, FlagDefinitionSet other)
    {
        AssemblyLoadContext? first = AssemblyLoadContext.GetLoadContext(one.FlagsType.Assembly);
        AssemblyLoadContext? second = AssemblyLoadContext.GetLoadContext(other.FlagsType.Assembly);
        return first == second || first == AssemblyLoadContext.Default || second == AssemblyLoadContext.Default;
    }
}
