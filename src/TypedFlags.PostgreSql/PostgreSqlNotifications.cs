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
        NpgsqlConnection connection = new(ListeningSettings(connectionString));
        await using (connection.ConfigureAwait(false))
        {
            connection.Notification += (_, _) => changed();
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
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

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private string ListeningSettings(string? connectionString)
    {
        string settings = _options.ConnectionString ?? connectionString
            ?? throw new InvalidOperationException("The store's context has no connection string to listen with. Set PostgreSqlNotificationOptions.ConnectionString.");
        int seconds = (int)Math.Ceiling(_options.ReplyTimeout.TotalSeconds);
        return new NpgsqlConnectionStringBuilder(settings)
        {
            // It lives as long as the engine; and one that is lost is thrown away, not asked to cancel anything.
            Pooling = false,
            KeepAlive = 0,
            Timeout = seconds,
            CommandTimeout = seconds,
            CancellationTimeout = -1,
        }.ConnectionString;
    }
}
