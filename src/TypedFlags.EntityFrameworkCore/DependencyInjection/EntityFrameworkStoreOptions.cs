namespace TypedFlags.EntityFrameworkCore;

/// <summary>How an application keeps state in its database store, and reads from it.</summary>
public sealed class EntityFrameworkStoreOptions
{
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestPoll = TimeSpan.FromDays(1);

    /// <summary>
    /// How often each node looks for changes that no message told of: one small query, where nothing has changed. 100 ms to one day; 30 s
    /// unless set. Null for never, which leaves a node behind whose message got lost.
    /// </summary>
    public TimeSpan? PollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Where to keep what belongs to a tenant; <see cref="FlagTenancy.Column"/> unless set. A database keeps the tenancy that it was first written with: a
    /// store with another one refuses to read and to write. The other two need a database with schemas that are made and dropped in transactions
    /// (PostgreSQL, SQL Server), and the right to make schemas.
    /// </summary>
    public FlagTenancy Tenancy { get; set; }

    /// <summary>
    /// What the names of tenants' schemas begin with: 2 to 24 small letters of ASCII, digits and underscores, an underscore at the end and no digit
    /// first, none of the databases' own (<c>pg_</c>, <c>information_</c>); <c>flags_</c> unless set. A schema that is there keeps its name.
    /// </summary>
    public string TenantSchemaPrefix { get; set; } = "flags_";

    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>Options that are in order.</returns>
    internal static EntityFrameworkStoreOptions Create(Action<EntityFrameworkStoreOptions>? configure)
    {
        EntityFrameworkStoreOptions options = new();
        configure?.Invoke(options);
        options.Check(nameof(configure));
        return options;
    }

    internal void Check(string parameter)
    {
        if (PollInterval is { } poll && (poll < ShortestPoll || poll > LongestPoll))
        {
            throw new ArgumentException(
                $"EntityFrameworkStoreOptions.PollInterval is {poll}. It has to be from {ShortestPoll} to {LongestPoll}, or null for never.", parameter);
        }

        if (!Enum.IsDefined(Tenancy))
        {
            throw new ArgumentException($"EntityFrameworkStoreOptions.Tenancy is {Tenancy}. It has to be one of FlagTenancy's values.", parameter);
        }

        if (!SchemaNames.IsPrefix(TenantSchemaPrefix))
        {
            throw new ArgumentException(
                $"EntityFrameworkStoreOptions.TenantSchemaPrefix is '{TenantSchemaPrefix}'. It has to be 2 to {SchemaNames.MaxPrefixLength} small letters of ASCII, digits and underscores, "
                + "with an underscore at its end and no digit at its beginning, and not one of the databases' own ('pg_', 'information_').",
                parameter);
        }
    }
}
