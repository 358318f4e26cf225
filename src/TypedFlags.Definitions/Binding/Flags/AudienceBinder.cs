using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds <c>users</c>, <c>groups</c> and <c>exclude</c> of a flag or of one of its tenants.</summary>
internal sealed class AudienceBinder
{
    private const int ExcludedUsers = 0;
    private const int ExcludedGroups = 1;

    public static PropertyTable ExcludeTable { get; } = new("'exclude'", "users", "groups");

    private readonly ListedTwiceCheck _users = new("user");
    private readonly ListedTwiceCheck _groups = new("group");

    /// <summary>Binds the three, and reports who stands in two lists (TF2013).</summary>
    public Audience Bind(FlagSymbol symbol, Properties properties, int users, int groups, int exclude)
    {
        if (!properties.Has(users) && !properties.Has(groups) && !properties.Has(exclude))
        {
            return Audience.Nobody;
        }

        Audience audience = new(
            BindLists(symbol, properties, users, "users", _users),
            BindLists(symbol, properties, groups, "groups", _groups),
            BindExclusion(symbol, properties, exclude));
        _users.ReportAndForget(symbol.Report);
        _groups.ReportAndForget(symbol.Report);
        return audience;
    }

    private static EquatableArray<AudienceList> BindLists(FlagSymbol symbol, Properties properties, int slot, string name, ListedTwiceCheck check)
    {
        if (properties[slot] is not { } node || !CanHaveLists(symbol, properties.KeyOf(slot)))
        {
            return default;
        }

        FileReport report = symbol.Report;
        if (!symbol.HasVariants)
        {
            return BindList(report, node, name, name, check) is { IsEmpty: false } members ? Collect.One(new AudienceList(null, members)) : default;
        }

        if (Scalars.Entries(report, node, name) is not { } mapping)
        {
            return default;
        }

        List<(int Index, AudienceList List)> lists = new(mapping.Entries.Length);
        foreach (YamlEntry entry in mapping.Entries)
        {
            string variant = entry.Key.Text;
            int index = ValueBinder.FindVariant(symbol, report, entry.Key, variant);
            if (BindList(report, entry.Value, name, variant, check) is { IsEmpty: false } members && index >= 0)
            {
                lists.Add((index, new AudienceList(variant, members)));
            }
        }

        lists.Sort((left, right) => left.Index.CompareTo(right.Index));
        return lists.Count == 0 ? default : Collect.Array(lists.ConvertAll(list => list.List));
    }

    private Exclusion BindExclusion(FlagSymbol symbol, Properties properties, int slot)
    {
        if (properties[slot] is not { } node
            || !CanHaveLists(symbol, properties.KeyOf(slot))
            || Scalars.Entries(symbol.Report, node, "exclude") is not { } mapping)
        {
            return Exclusion.None;
        }

        Properties excluded = ExcludeTable.Read(symbol.Report, mapping);
        EquatableArray<string> users = excluded[ExcludedUsers] is { } userList ? BindList(symbol.Report, userList, "users", "exclude", _users) : default;
        EquatableArray<string> groups = excluded[ExcludedGroups] is { } groupList ? BindList(symbol.Report, groupList, "groups", "exclude", _groups) : default;
        return users.IsEmpty && groups.IsEmpty ? Exclusion.None : new Exclusion(users, groups);
    }

    private static EquatableArray<string> BindList(FileReport report, YamlNode node, string property, string list, ListedTwiceCheck check)
    {
        if (Scalars.TextList(report, node, property) is not { } members)
        {
            return default;
        }

        check.Add(list, members, (YamlSequence)node);
        return members;
    }

    private static bool CanHaveLists(FlagSymbol symbol, YamlScalar key)
    {
        if (symbol.HasVariants || symbol.Type == FlagValueType.Boolean)
        {
            return true;
        }

        symbol.Report.Invalid(key, $"A flag without variants has no lists such as '{key.Text}'; only boolean flags and flags with variants do.");
        return false;
    }
}

/// <summary>The lists of a flag or a tenant.</summary>
internal sealed record Audience(EquatableArray<AudienceList> Users, EquatableArray<AudienceList> Groups, Exclusion Exclude)
{
    public static Audience Nobody { get; } = new(default, default, Exclusion.None);
}
