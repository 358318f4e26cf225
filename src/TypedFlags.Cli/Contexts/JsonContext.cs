namespace TypedFlags.Cli.Contexts;

/// <summary>
/// One context, read from JSON into places that the next one uses again: nothing is made anew but texts that were not seen
/// lately. Filled by <see cref="JsonContextReader"/>; used by one thread.
/// </summary>
internal sealed class JsonContext(ContextMembers members)
{
    private readonly AttributeValue[] _attributes = new AttributeValue[members.HighestId + 1];
    private readonly bool[] _isSet = new bool[members.Count];
    private readonly List<string>?[] _lists = new List<string>?[members.Count];

    public ContextMembers Members => members;

    public AttributeValue TargetingKey { get; private set; }

    public AttributeValue Tenant { get; private set; }

    public AttributeValue Groups { get; private set; }

    public bool IsStaff { get; private set; }

    /// <summary>Back to a context of which nothing is known.</summary>
    public void Clear()
    {
        TargetingKey = Tenant = Groups = AttributeValue.None;
        IsStaff = false;
        Array.Clear(_attributes);
        Array.Clear(_isSet);
    }

    /// <summary>True the first time a member comes in this context.</summary>
    public bool TryBegin(ContextMember member) => !_isSet[member.Slot] && (_isSet[member.Slot] = true);

    /// <summary>An empty list for a member's elements.</summary>
    public List<string> ListFor(ContextMember member)
    {
        List<string> list = _lists[member.Slot] ??= [];
        list.Clear();
        return list;
    }

    public void Set(ContextMember member, AttributeValue value)
    {
        switch (member.Source)
        {
            case AttributeSource.TargetingKey:
                TargetingKey = value;
                break;
            case AttributeSource.Tenant:
                Tenant = value;
                break;
            case AttributeSource.Groups:
                Groups = value;
                break;
            case AttributeSource.Staff:
                IsStaff = value.AsBoolean() ?? false;
                break;
            default:
                _attributes[member.Id] = value;
                break;
        }
    }

    /// <summary>A declared attribute by its number in the process.</summary>
    public AttributeValue Get(int id) => id < _attributes.Length ? _attributes[id] : AttributeValue.None;

    /// <summary>A copy that stays as it is.</summary>
    public FlagContext ToFlagContext()
    {
        List<KeyValuePair<string, AttributeValue>> attributes = [];
        for (int id = 0; id < _attributes.Length; id++)
        {
            AttributeValue value = _attributes[id];
            if (value.Kind != AttributeValueKind.None)
            {
                attributes.Add(KeyValuePair.Create(AttributeIds.NameOf(id), value.AsList() is { } list ? AttributeValue.From([.. list]) : value));
            }
        }

        return new FlagContext(TargetingKey.AsString())
        {
            TenantId = Tenant.AsString(),
            Groups = Groups.AsList() ?? [],
            IsStaff = IsStaff,
            Attributes = attributes,
        };
    }
}

/// <summary>A <see cref="JsonContext"/> as what evaluation reads.</summary>
internal readonly struct JsonContextAdapter(JsonContext context) : IFlagContextAdapter
{
    /// <inheritdoc/>
    public AttributeValue TargetingKey => context.TargetingKey;

    /// <inheritdoc/>
    public AttributeValue Tenant => context.Tenant;

    /// <inheritdoc/>
    public AttributeValue Groups => context.Groups;

    /// <inheritdoc/>
    public bool IsStaff => context.IsStaff;

    /// <inheritdoc/>
    public static int FindAttribute(string name) => AttributeIds.Find(name);

    /// <inheritdoc/>
    public AttributeValue GetAttribute(int ordinal) => context.Get(ordinal);

    /// <inheritdoc/>
    public FlagContext ToFlagContext() => context.ToFlagContext();
}
