namespace TypedFlags.Tests.Memberships;

/// <summary>A source of lists as an application may write one: it knows who is in which list, and is asked for one user at a time.</summary>
internal sealed class ListsInMemory(string name = "lists") : FlagMembershipSource
{
    private readonly Lock _gate = new();
    private readonly Dictionary<FlagUserList, HashSet<string>> _lists = [];

    public override string Name => name;

    /// <summary>How often it was asked for a user.</summary>
    public int Questions { get; private set; }

    /// <summary>What happens when it is asked for a user, in the place of an answer.</summary>
    public Func<CancellationToken, Task>? Fault { get; set; }

    /// <summary>Adds users to a list, which is a new one where there was none.</summary>
    public void Add(FlagUserList list, params string[] users)
    {
        AddSilently(list, users);
        OnChanged();
    }

    /// <summary>The same, where the engine is not told of a new list.</summary>
    public void AddSilently(FlagUserList list, params string[] users)
    {
        lock (_gate)
        {
            if (!_lists.TryGetValue(list, out HashSet<string>? members))
            {
                _lists.Add(list, members = new HashSet<string>(StringComparer.Ordinal));
            }

            members.UnionWith(users);
        }
    }

    public void Remove(FlagUserList list)
    {
        lock (_gate)
        {
            _lists.Remove(list);
        }

        OnChanged();
    }

    public override ValueTask<IReadOnlyCollection<FlagUserList>> LoadListsAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new([.. _lists.Keys]);
        }
    }

    public override async ValueTask<IReadOnlyCollection<FlagUserList>> FindAsync(string targetingKey, string? tenantId, CancellationToken cancellationToken)
    {
        Questions++;
        if (Fault is { } fault)
        {
            await fault(cancellationToken);
        }

        lock (_gate)
        {
            return [.. _lists.Where(list => list.Value.Contains(targetingKey)).Select(static list => list.Key)];
        }
    }
}
