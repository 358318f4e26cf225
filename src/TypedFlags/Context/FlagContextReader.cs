namespace TypedFlags;

/// <summary>A <see cref="FlagContext"/>, or none, as an adapter.</summary>
internal readonly struct FlagContextReader(FlagContext? context) : IFlagContextAdapter
{
    private readonly FlagContext _context = context ?? FlagContext.Anonymous;

    /// <summary>The targeting key as it is.</summary>
    public string? UserId => _context.TargetingKey;

    /// <summary>What was looked up of the user; null where nothing was.</summary>
    public PreparedMemberships? Memberships => _context.Memberships;

    /// <inheritdoc/>
    public AttributeValue TargetingKey => _context.TargetingKey;

    /// <inheritdoc/>
    public AttributeValue Tenant => _context.TenantId;

    /// <inheritdoc/>
    public AttributeValue Groups => _context.GetGroups();

    /// <inheritdoc/>
    public bool IsStaff => _context.IsStaff;

    /// <summary>Any declared name may be in a dictionary of attributes: its number in the process is its ordinal.</summary>
    public static int FindAttribute(string name) => AttributeIds.Find(name);

    /// <inheritdoc/>
    public AttributeValue GetAttribute(int ordinal) => _context.Find(ordinal);

    /// <summary>The same as <see cref="GetAttribute"/>, in place.</summary>
    public ref readonly AttributeValue Find(int ordinal) => ref _context.Find(ordinal);

    /// <inheritdoc/>
    public FlagContext ToFlagContext() => _context;
}
