using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>Who is excluded, and who is listed for what: of a flag, or of one of its tenants.</summary>
internal sealed partial class AudienceLists
{
    private readonly StringSet? _excludedUsers;
    private readonly StringSet? _excludedGroups;
    private readonly Entry[] _users;
    private readonly Entry[] _groups;

    private AudienceLists(FlagPlan plan, FlagState state, OutsideList[] outside)
    {
        _excludedUsers = state.Exclude?.Users;
        _excludedGroups = state.Exclude?.Groups;
        _excludedOutside = Array.FindAll(outside, static list => list.Outcome is null);
        _users = WithOutside(plan, ToEntries(plan, state.Users, ofUsers: true), outside);
        _groups = ToEntries(plan, state.Groups, ofUsers: false);
        IsOfOneListOfUsers = _users.Length == 1 && _groups.Length == 0 && _excludedUsers is null && _excludedGroups is null;
    }

    /// <summary>The lists of a state, and those of the same place that are kept outside; null where there are none.</summary>
    public static AudienceLists? From(FlagPlan plan, FlagState state, OutsideList[] outside)
    {
        if (outside.Length == 0 && !state.Has(StateProperties.Exclude | StateProperties.Users | StateProperties.Groups))
        {
            return null;
        }

        AudienceLists lists = new(plan, state, outside);
        bool isEmpty = lists._excludedUsers is null && lists._excludedGroups is null && lists._users.Length == 0 && lists._groups.Length == 0
            && lists._excludedOutside.Length == 0;
        return isEmpty ? null : lists;
    }

    /// <summary>True where it matters in what groups a user is.</summary>
    public bool HasGroups => _excludedGroups is not null || _groups.Length > 0;

    /// <summary>
    /// True where there is nothing but one list of users who are in, and it is not large: a handle keeps such a plan until it is next asked,
    /// and of megabytes that are out of date nothing may be kept.
    /// </summary>
    public readonly bool IsOfOneListOfUsers;

    /// <summary>True where the one list of users is so large that no handle should keep it after a change.</summary>
    public bool IsLarge => _users is [{ Members.IsLarge: true }];

    /// <summary>What a user is listed for, where there is only one list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EvaluationResult? FindInOneList(string user)
    {
        Entry only = _users[0];
        return only.Members.Contains(user) ? only.Result : null;
    }

    public bool Excludes(ReadOnlySpan<char> user, bool hasUser, in AttributeValue groups) =>
        (hasUser && _excludedUsers is not null && _excludedUsers.Contains(user))
        || (_excludedGroups is not null && _excludedGroups.ContainsAny(in groups));

    /// <summary>What a user is listed for: the users' lists before the groups', each in the order of the outcomes.</summary>
    public EvaluationResult? Find(ReadOnlySpan<char> user, bool hasUser, in AttributeValue groups)
    {
        if (hasUser)
        {
            foreach (Entry entry in _users)
            {
                if (entry.Members.Contains(user))
                {
                    return entry.Result;
                }
            }
        }

        foreach (Entry entry in _groups)
        {
            if (entry.Members.ContainsAny(in groups))
            {
                return entry.Result;
            }
        }

        return null;
    }

    private static Entry[] ToEntries(FlagPlan plan, AudienceState[]? lists, bool ofUsers)
    {
        if (lists is null)
        {
            return [];
        }

        Entry[] entries = new Entry[lists.Length];
        int count = 0;
        foreach (AudienceState list in lists)
        {
            if (list.Outcome is { } outcome && (ofUsers ? list.Users : list.Groups) is { } set)
            {
                entries[count++] = new Entry(set, plan.Match(outcome));
            }
        }

        return count == entries.Length ? entries : entries[..count];
    }

    private sealed class Entry(StringSet members, EvaluationResult result, OutsideList[]? outside = null)
    {
        public readonly StringSet Members = members;
        public readonly EvaluationResult Result = result;

        /// <summary>The lists for the same that are kept outside; none, nearly always.</summary>
        public readonly OutsideList[] Outside = outside ?? [];
    }
}
