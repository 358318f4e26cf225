namespace TypedFlags;

/// <content>Lists that are kept outside: each is part of the list of the same place. What is known of the user was looked up before.</content>
internal sealed partial class AudienceLists
{
    private static readonly StringSet Nobody = new([]);

    private readonly OutsideList[] _excludedOutside;

    /// <summary>The same as without what was looked up, and those who are listed outside.</summary>
    public bool Excludes(ReadOnlySpan<char> user, bool hasUser, in AttributeValue groups, PreparedMemberships? prepared) =>
        OutsideList.AnyHas(_excludedOutside, prepared) || Excludes(user, hasUser, in groups);

    /// <summary>The same as without what was looked up, and those who are listed outside.</summary>
    public EvaluationResult? Find(ReadOnlySpan<char> user, bool hasUser, in AttributeValue groups, PreparedMemberships? prepared)
    {
        if (hasUser)
        {
            foreach (Entry entry in _users)
            {
                if (entry.Members.Contains(user) || OutsideList.AnyHas(entry.Outside, prepared))
                {
                    return entry.Result;
                }
            }
        }

        // Then the groups.
        return Find(user, hasUser: false, in groups);
    }

    /// <summary>Puts each list to the entry of its outcome, in the order of the outcomes.</summary>
    private static Entry[] WithOutside(FlagPlan plan, Entry[] users, OutsideList[] outside)
    {
        if (outside.Length == 0)
        {
            return users;
        }

        List<Entry> entries = [];
        foreach (FlagOutcome outcome in plan.Definition.Outcomes)
        {
            OutsideList[] ofOutcome = Array.FindAll(outside, list => ReferenceEquals(list.Outcome, outcome));
            Entry? inState = Array.Find(users, entry => ReferenceEquals(entry.Result.Outcome, outcome));
            if (ofOutcome.Length > 0)
            {
                entries.Add(new Entry(inState?.Members ?? Nobody, inState?.Result ?? plan.Match(outcome), ofOutcome));
            }
            else if (inState is not null)
            {
                entries.Add(inState);
            }
        }

        return [.. entries];
    }

    /// <summary>Tells of each list that is kept outside what is known of the user, up to the first that has them; true where one has.</summary>
    private static bool AddOutside(List<string> texts, OutsideList[] lists, in AudienceQuestion asked)
    {
        foreach (OutsideList list in lists)
        {
            ListAnswer answer = asked.User is null ? ListAnswer.NotListed : asked.Prepared?.Find(list) ?? ListAnswer.NotPrepared;
            string text = asked.User is null ? "the context has no targetingKey" : answer switch
            {
                ListAnswer.Listed => $"{OutcomeText.Quote(asked.User)} is listed (prepared)",
                ListAnswer.NotListed => $"{OutcomeText.Quote(asked.User)} is not listed (prepared)",
                ListAnswer.Unreadable => "lists could not be read: counts as not listed",
                _ => "not prepared: counts as not listed",
            };
            texts.Add($"in {ExplanationLimits.Shorten(ProviderRunner.NameOf(list.Source))}: {text}");
            if (answer == ListAnswer.Listed)
            {
                return true;
            }
        }

        return false;
    }
}
