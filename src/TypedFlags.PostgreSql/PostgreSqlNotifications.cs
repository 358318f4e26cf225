using Microsoft.EntityFrameworkCore;
using Npgsql;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.PostgreSql;

/// <summary>Tells other nodes of writes by NOTIFY, in the writing transaction, and listens on a connection of its own. Safe for any number of threads.</summary>
public sealed class PostgreSqlNotifications : FlagStoreNotifications
{
    private readonly PostgreSqlNotificationOptions _options;

    /// <summary>For stores outside a host.</summary>
    /// <param name="options">How; not changed afterwards.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public PostgreSqlNotifications(PostgreSqlNotificationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check(nameof(options));
        _options = options;
    }

    /// <inheritdoc />
    public override async ValueTask NotifyAsync(DbContext context, long version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);

        // PostgreSQL sends it at the commit, and never after a rollback.
        await context.Database.ExecuteSqlAsync($"SELECT pg_notify({_options.Channel}, {version}::text)", cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override async Task WatchAsync(string? connectionString, Action changed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changed);
        NpgsqlConnection connection = _options.DataSource?.CreateConnection() ?? new NpgsqlConnection(ListeningSettings(connectionString));
        await using (connection.ConfigureAwait(false))
        {
            connection.Notification += (_, _) => changed();
            await OpenAsync(connection, cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(connection, $"LISTEN \"{_options.Channel}\"", cancellationToken).ConfigureAwait(false);
            changed();
            while (true)
            {
                bool isHeard = await connection.WaitAsync(_options.KeepAlive, cancellationToken).ConfigureAwait(false);
                if (!isHeard)
                {
                    await ExecuteAsync(connection, "SELECT 1", cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private async Task OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // A data source's own time limit may be another one.
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(_options.ReplyTimeout);
        try
        {
            await connection.OpenAsync(late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"PostgreSQL did not give a connection to listen on within {_options.ReplyTimeout}.", exception);
        }
    }

    private async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            command.CommandTimeout = ReplySeconds;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private int ReplySeconds => (int)Math.Ceiling(_options.ReplyTimeout.TotalSeconds);

    private string ListeningSettings(string? connectionString)
    {
        string settings = _options.ConnectionString ?? connectionString
            ?? throw new InvalidOperationException("The store's context has no connection string to listen with. Set PostgreSqlNotificationOptions.ConnectionString.");
        return new NpgsqlConnectionStringBuilder(settings)
        {
            // It lives as long as the engine; and one that is lost is thrown away, not asked to cancel anything.
            Pooling = false,
            KeepAlive = 0,
            Timeout = ReplySeconds,
            CommandTimeout = ReplySeconds,
            CancellationTimeout = -1,
        }.ConnectionString;
    }
}
