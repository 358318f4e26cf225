namespace TypedFlags;

/// <summary>A write was refused because its writer had not seen the latest version. Nothing was changed.</summary>
public sealed class FlagStoreConflictException : Exception
{
    /// <summary>Made by a store that refuses a write.</summary>
    /// <param name="write">The write.</param>
    /// <param name="current">What is stored; null where there is nothing.</param>
    public FlagStoreConflictException(FlagStateWrite write, StoredFlagState? current)
        : base(Describe(write, current))
    {
        Write = write;
        Current = current;
    }

    /// <summary>The write that was refused.</summary>
    public FlagStateWrite Write { get; }

    /// <summary>What is stored; null where there is nothing.</summary>
    public StoredFlagState? Current { get; }

    private static string Describe(FlagStateWrite write, StoredFlagState? current)
    {
        ArgumentNullException.ThrowIfNull(write);
        string what = write.TenantId is null ? $"the flag '{write.FlagKey}'" : $"the tenant '{write.TenantId}' of the flag '{write.FlagKey}'";
        string there = current?.State is null ? "none" : $"version {current.Version}, by {current.ChangedBy}";
        string expected = write.ExpectedVersion == 0 ? "none" : $"version {write.ExpectedVersion}";
        return $"The state of {what} has changed meanwhile: there is {there}, where {expected} was expected. Read it again, and decide anew.";
    }
}
