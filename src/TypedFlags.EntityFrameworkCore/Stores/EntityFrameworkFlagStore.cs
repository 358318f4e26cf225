using System.Data.Common;
using System.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>
/// A store in the tables that <see cref="FlagModelBuilderExtensions.UseTypedFlags"/> adds to a context, on any relational database. A write, its audit
/// entry and its message are one transaction. Each call uses a context of its own. Safe for any number of threads.
/// </summary>
public sealed class EntityFrameworkFlagStore : FlagStore
{
    private const int ReadTries = 3;

    private readonly Func<DbContextLease> _open;
    private readonly FlagStoreNotifications? _notifications;
    private readonly EntityFrameworkStoreOptions _options;
    private readonly Tenancy _tenancy;
    private readonly StoreReader _reader;
    private readonly StoreWriter _writer;

    /// <summary>A store outside a host: for tools.</summary>
    /// <param name="createContext">Makes a context, each time a new one; the store disposes it.</param>
    /// <param name="notifications">Tells other nodes of writes; null where only their poll does.</param>
    /// <param name="timeProvider">The clock of the audit trail; the system's where null.</param>
    /// <param name="options">How tenants are kept apart; null for the defaults. Not changed afterwards. The interval of polls is the provider's.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="NotSupportedException">The database can't do the tenancy.</exception>
    public EntityFrameworkFlagStore(
        Func<DbContext> createContext,
        FlagStoreNotifications? notifications = null,
        TimeProvider? timeProvider = null,
        EntityFrameworkStoreOptions? options = null)
        : this(Leased(createContext), notifications, timeProvider, options ?? new EntityFrameworkStoreOptions())
    {
        _options.Check(nameof(options));
        CheckDatabase();
    }

    internal EntityFrameworkFlagStore(
        Func<DbContextLease> open, FlagStoreNotifications? notifications, TimeProvider? timeProvider, EntityFrameworkStoreOptions options)
    {
        _open = open;
        _notifications = notifications;
        _options = options;
        _tenancy = Tenancy.Of(options);
        _reader = new StoreReader(_tenancy);
        _writer = new StoreWriter(_tenancy, notifications, timeProvider ?? TimeProvider.System);
        UserLists = new FlagUserLists(this, new UserListWriter(_tenancy, notifications, timeProvider ?? TimeProvider.System));
    }

    /// <inheritdoc />
    public override string Name => "database";

    /// <summary>The lists of users in this database that are too large for memory.</summary>
    public FlagUserLists UserLists { get; }

    internal EntityFrameworkStoreOptions Options => _options;

    /// <summary>What an engine looks users up with, in this database's lists: a provider to add to it, once an engine.</summary>
    /// <returns>A new one.</returns>
    public FlagMembershipSource CreateMembershipSource() => new EntityFrameworkMembershipSource(this);

    /// <inheritdoc />
    public override async ValueTask<FlagStoreChanges> ReadAsync(string? position, CancellationToken cancellationToken) =>
        await ReadAsync((context, cancelled) => _reader.ReadAsync(context, position, cancelled), cancellationToken).ConfigureAwait(false);

    /// <summary>Does a piece of reading, again where the connection was a dead one.</summary>
    internal async Task<TResult> ReadAsync<TResult>(Func<DbContext, CancellationToken, Task<TResult>> read, CancellationToken cancellationToken)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                return await RunAsync(read, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (tries < ReadTries && IsTransient(exception) && !cancellationToken.IsCancellationRequested)
            {
                // A server that was restarted leaves dead connections in the pool, each of which fails once; that is not worth a line in the log.
            }
        }
    }

    /// <inheritdoc />
    public override async ValueTask<StoredFlagState?> FindAsync(string flagKey, string? tenantId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(flagKey);
        StoredRow? row = await RunAsync(
            async (context, cancelled) =>
            {
                await _reader.CheckAsync(context, cancelled).ConfigureAwait(false);
                TenantPlace place = await _tenancy.FindPlaceAsync(context, tenantId, cancelled).ConfigureAwait(false);
                return await place.FindAsync(flagKey, cancelled).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return row is { State: not null } ? row.ToStored() : null;
    }

    /// <inheritdoc />
    public override async ValueTask<IReadOnlyList<FlagAuditEntry>> ReadAuditAsync(FlagAuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await RunAsync<IReadOnlyList<FlagAuditEntry>>(
            async (context, cancelled) =>
            {
                await _reader.CheckAsync(context, cancelled).ConfigureAwait(false);
                List<AuditRow> rows = await _tenancy.ReadAuditAsync(context, query, cancelled).ConfigureAwait(false);
                return rows.ConvertAll(static row => row.ToEntry());
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override async ValueTask<IReadOnlyDictionary<string, string>> ReadFingerprintsAsync(CancellationToken cancellationToken) =>
        await RunAsync(
            static (context, cancelled) => context.Set<FingerprintRow>().AsNoTracking()
                .ToDictionaryAsync(static row => row.FlagKey, static row => row.Fingerprint, StringComparer.Ordinal, cancelled),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public override async ValueTask WriteFingerprintsAsync(IReadOnlyDictionary<string, string?> fingerprints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fingerprints);
        await RunAsync((context, cancelled) => _writer.WriteFingerprintsAsync(context, fingerprints, cancelled), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override async Task WatchAsync(Action changed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changed);
        if (_notifications is null)
        {
            return;
        }

        string? connectionString;
        DbContextLease lease = Open();
        await using (lease.ConfigureAwait(false))
        {
            connectionString = lease.Context.Database.GetConnectionString();
        }

        await _notifications.WatchAsync(connectionString, changed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Deletes everything of a tenant for good: its states, its part of the audit trail, and its schema where it has one of its own, in one transaction.
    /// Every node then reads everything once. A write that is repeated later, or a new one, begins the tenant anew.
    /// </summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False where there was nothing of this tenant.</returns>
    /// <remarks>What the flags' own states say of the tenant (their <c>tenants:</c>) is state of the flags and stays. Nobody records who did this: whoever calls does.</remarks>
    public async ValueTask<bool> DropTenantAsync(string tenantId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        return await RunAsync((context, cancelled) => _writer.DropTenantAsync(context, tenantId, cancelled), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override async ValueTask<StoredFlagState> WriteCheckedAsync(FlagStateWrite write, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync((context, cancelled) => _writer.WriteAsync(context, write, cancelled), cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody wrote to the tables without asking the store.
            throw new FlagStoreConflictException(write, await FindAsync(write.FlagKey, write.TenantId, cancellationToken).ConfigureAwait(false));
        }
    }

    private static Func<DbContextLease> Leased(Func<DbContext> createContext)
    {
        ArgumentNullException.ThrowIfNull(createContext);
        return () => new DbContextLease(createContext());
    }

    /// <summary>Whether the database's own driver says so. Contexts wrap its exceptions.</summary>
    private static bool IsTransient(Exception exception) =>
        exception is DbException { IsTransient: true } || (exception.InnerException is { } inner && IsTransient(inner));

    /// <exception cref="NotSupportedException">The database can't do the tenancy.</exception>
    internal void CheckDatabase()
    {
        if (_options.Tenancy != FlagTenancy.Column)
        {
            DbContextLease lease = _open();
            try
            {
                SchemaSupport.Check(lease.Context, _options.Tenancy);
            }
            finally
            {
                lease.Dispose();
            }
        }
    }

    private DbContextLease Open()
    {
        DbContextLease lease = _open();
        return lease.Context.Model.FindEntityType(typeof(SequenceRow)) is not null
            ? lease
            : throw new InvalidOperationException(
                $"The model of {lease.Context.GetType().Name} has no tables for flags. Call modelBuilder.UseTypedFlags() in its OnModelCreating, and add a migration.");
    }

    /// <summary>
    /// Does a piece of work, again where the context's execution strategy says so, each time in a new context. Writes are safe to repeat by their id. A caller's
    /// <see cref="TransactionScope"/> is none of the store's: one more connection in it would make it a distributed one, which few databases take.
    /// </summary>
    internal async Task<TResult> RunAsync<TResult>(Func<DbContext, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        using TransactionScope? apart = Transaction.Current is null
            ? null
            : new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        DbContextLease first = Open();
        await using (first.ConfigureAwait(false))
        {
            IExecutionStrategy strategy = first.Context.Database.CreateExecutionStrategy();
            return strategy.RetriesOnFailure
                ? await strategy.ExecuteAsync(cancelled => RunOnceAsync(work, cancelled), cancellationToken).ConfigureAwait(false)
                : await RunAsync(work, first.Context, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<TResult> RunOnceAsync<TResult>(Func<DbContext, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        DbContextLease lease = Open();
        await using (lease.ConfigureAwait(false))
        {
            return await RunAsync(work, lease.Context, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>On one connection from the first command to the last: another one may lead to a replica that lags behind, and what is missing there would be missed for good.</summary>
    private static async Task<TResult> RunAsync<TResult>(Func<DbContext, CancellationToken, Task<TResult>> work, DbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work(context, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}
