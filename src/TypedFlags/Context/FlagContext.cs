using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>
/// Who and what flags are evaluated for: a targeting key, a tenant, groups, staff or not, and attributes. Immutable once
/// built, so it may be shared between threads and kept. Groups are copied; an array or <see cref="List{T}"/> given as an attribute is
/// used as it is, and must not be changed afterwards.
/// </summary>
/// <example><c>new FlagContext("user-42") { TenantId = "acme", Groups = ["qa"], ["plan"] = "pro" }</c></example>
public sealed class FlagContext
{
    private static readonly AttributeValue Missing;

    private string[] _groups = [];
    private Entry[] _entries = [];
    private bool _hasUnknownNames;

    /// <summary>Makes a context.</summary>
    /// <param name="targetingKey">The user's stable identifier; null for an anonymous user.</param>
    public FlagContext(string? targetingKey = null) => TargetingKey = targetingKey;

    /// <summary>A context of which nothing is known.</summary>
    public static FlagContext Anonymous { get; } = new();

    /// <summary>The ambient context of this flow of execution: that of the innermost open <see cref="Use"/> scope, or null.</summary>
    public static FlagContext? Current => FlagContextScope.Current;

    /// <summary>The user's stable identifier, or null for an anonymous user.</summary>
    public string? TargetingKey { get; init; }

    /// <summary>The tenant's identifier, or null.</summary>
    public string? TenantId { get; init; }

    /// <summary>The groups the user is in; never null. They are copied.</summary>
    public IReadOnlyCollection<string> Groups
    {
        get => _groups;
        init => _groups = value is null ? [] : [.. value];
    }

    /// <summary>True for the application's own staff.</summary>
    public bool IsStaff { get; init; }

    /// <summary>The attributes, in no particular order. Setting adds to those set before.</summary>
    public IReadOnlyCollection<KeyValuePair<string, AttributeValue>> Attributes
    {
        get => Array.ConvertAll(_entries, static entry => KeyValuePair.Create(entry.Name, entry.Value));
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach (KeyValuePair<string, AttributeValue> attribute in value)
            {
                Set(attribute.Key, attribute.Value);
            }
        }
    }

    /// <summary>An attribute by its declared name; <see cref="AttributeValue.None"/> where it is absent.</summary>
    /// <param name="name">The name as declared in <c>flags.yaml</c>; upper and lower case differ.</param>
    public AttributeValue this[string name]
    {
        get
        {
            int index = IndexOf(name);
            return index < 0 ? AttributeValue.None : _entries[index].Value;
        }
        init => Set(name, value);
    }

    /// <summary>
    /// Makes a context the ambient one of this flow of execution, through awaits and into new tasks, until the answer is
    /// disposed. Scopes nest, and may be disposed in any order, twice, and on any thread.
    /// </summary>
    /// <param name="context">The context; <see cref="Anonymous"/> to hide an outer one.</param>
    public static IDisposable Use(FlagContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return FlagContextScope.Open(context);
    }

    /// <summary>Reads by the number that <see cref="AttributeIds"/> gives the name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref readonly AttributeValue Find(int id)
    {
        Entry[] entries = _entries;
        for (int index = 0; index < entries.Length; index++)
        {
            if (entries[index].Id == id)
            {
                return ref entries[index].Value;
            }
        }

        return ref FindUnknown(id);
    }

    /// <summary>A name that nobody declared when this context was built: an assembly with flags may have been loaded since.</summary>
    private ref readonly AttributeValue FindUnknown(int id)
    {
        int index = _hasUnknownNames ? IndexOf(AttributeIds.NameOf(id)) : -1;
        if (index < 0)
        {
            return ref Missing;
        }

        // Next time it is found at once. Whoever else is here writes the same.
        _entries[index].Id = id;
        return ref _entries[index].Value;
    }

    internal string[] GetGroups() => _groups;

    /// <summary>In which lists kept outside the user was found to be; null where nobody looked. Good for its own user only.</summary>
    internal PreparedMemberships? Memberships { get; private set; }

    /// <summary>A copy that knows in which lists its user is.</summary>
    internal FlagContext With(PreparedMemberships? memberships)
    {
        FlagContext copy = (FlagContext)MemberwiseClone();
        copy.Memberships = memberships;
        return copy;
    }

    private int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (int index = 0; index < _entries.Length; index++)
        {
            if (string.Equals(_entries[index].Name, name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }

    private void Set(string name, AttributeValue value)
    {
        int index = IndexOf(name);
        if (index < 0)
        {
            index = _entries.Length;
            Array.Resize(ref _entries, index + 1);
        }

        int id = AttributeIds.Find(name);
        _hasUnknownNames |= id < 0;
        _entries[index] = new Entry(name, id, value.ToKeep());
    }

    private struct Entry(string name, int id, AttributeValue value)
    {
        public readonly string Name = name;
        public int Id = id;
        public readonly AttributeValue Value = value;
    }
}
