using System.Globalization;

namespace TypedFlags;

/// <content>For explanations: how many are listed, and who of them it is; never the list.</content>
internal sealed partial class AudienceLists
{
    /// <summary>Tells who is excluded; true where the user is.</summary>
    public bool DescribeExcluded(FlagTrace trace, string owner, in AudienceQuestion asked, EvaluationResult off)
    {
        if (_excludedUsers is null && _excludedGroups is null && _excludedOutside.Length == 0)
        {
            return false;
        }

        bool isUser = _excludedUsers is not null && asked.User is not null && _excludedUsers.Contains(asked.User);
        List<string> texts = [];
        if (_excludedUsers is not null)
        {
            texts.Add(UserText(_excludedUsers.Count, isUser, in asked));
        }

        isUser = isUser || AddOutside(texts, _excludedOutside, in asked);
        string? group = isUser ? null : FindGroup(_excludedGroups, in asked);
        bool isExcluded = isUser || group is not null;
        if (_excludedGroups is not null && !isUser)
        {
            texts.Add(GroupText(_excludedGroups.Count, group, in asked));
        }

        string text = isExcluded ? $"{texts[^1]} {OutcomeText.So(off)}" : string.Join("; ", texts);
        trace.Add(ExplanationStepKind.Exclude, "exclude" + owner, text, isExcluded);
        return isExcluded;
    }

    /// <summary>Tells who is listed for what; true where the user is.</summary>
    public bool DescribeListed(FlagTrace trace, string owner, in AudienceQuestion asked)
    {
        foreach (Entry entry in _users)
        {
            bool isListed = asked.User is not null && entry.Members.Contains(asked.User);
            List<string> texts = entry.Members.Count > 0 || entry.Outside.Length == 0 ? [UserText(entry.Members.Count, isListed, in asked)] : [];
            isListed = isListed || AddOutside(texts, entry.Outside, in asked);
            Add(trace, ExplanationStepKind.Users, "users", owner, isListed ? texts[^1] : string.Join("; ", texts), isListed, entry);
            if (isListed)
            {
                return true;
            }
        }

        foreach (Entry entry in _groups)
        {
            string? group = FindGroup(entry.Members, in asked);
            string text = GroupText(entry.Members.Count, group, in asked);
            Add(trace, ExplanationStepKind.Groups, "groups", owner, text, group is not null, entry);
            if (group is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(FlagTrace trace, ExplanationStepKind kind, string name, string owner, string text, bool isListed, Entry entry)
    {
        FlagOutcome outcome = entry.Result.Outcome;
        string fullName = outcome.Type == FlagType.Boolean ? name + owner : $"{name} for {OutcomeText.Of(outcome)}{owner}";
        trace.Add(kind, fullName, isListed ? $"{text} {OutcomeText.So(entry.Result)}" : text, isListed);
    }

    private static string? FindGroup(StringSet? members, in AudienceQuestion asked)
    {
        if (members is not null)
        {
            foreach (string? group in asked.Groups)
            {
                if (group is not null && members.Contains(group))
                {
                    return group;
                }
            }
        }

        return null;
    }

    private static string UserText(int count, bool isListed, in AudienceQuestion asked)
    {
        string listed = Counted(count, "user");
        return asked.User is null ? $"the context has no targetingKey ({listed})"
            : isListed ? $"{OutcomeText.Quote(asked.User)} is listed ({listed})"
            : $"{OutcomeText.Quote(asked.User)} is not listed ({listed})";
    }

    private static string GroupText(int count, string? found, in AudienceQuestion asked)
    {
        string listed = Counted(count, "group");
        return !asked.CanReadGroups ? $"the context's groups can't be read ({listed})"
            : asked.Groups.IsEmpty ? $"the context has no groups ({listed})"
            : found is not null ? $"{OutcomeText.Quote(found)} is listed ({listed})"
            : $"{OutcomeText.Quoted(asked.Groups)} not listed ({listed})";
    }

    private static string Counted(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}");
}
