using System.Text.RegularExpressions;
using Npgsql;

namespace TypedFlags.PostgreSql;

/// <summary>How nodes tell each other of changes.</summary>
public sealed partial class PostgreSqlNotificationOptions
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Where to listen: the database itself, past any pooler that shares connections between transactions (PgBouncer), which loses what is listened to. Null
    /// (the default) for the connection string of the store's context; needed where that is made without one, or hides its password.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// Where to listen, for connections that need more than a text: passwords that change (managed identities), certificates. It takes the place of
    /// <see cref="ConnectionString"/>, is not disposed, and lends one connection for as long as the application listens. Null (the default) for
    /// none. Best with <c>Cancellation Timeout=-1</c>, so that a connection that was lost is not asked to cancel anything.
    /// </summary>
    public NpgsqlDataSource? DataSource { get; set; }

    /// <summary>The channel: the same on all nodes, another where several sets of flags share a database. 1 to 63 letters of ASCII, digits and underscores.</summary>
    public string Channel { get; set; } = "typedflags";

    /// <summary>
    /// After how long a silence to ask whether the connection still holds: one that was cut without a word looks like one on which nothing happens. 1 s to 10
    /// minutes; 10 s unless set.
    /// </summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait for the answer to that, and for a connection. Whole seconds, 1 s to 10 minutes; 5 s unless set.</summary>
    public TimeSpan ReplyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>Options that are in order.</returns>
    internal static PostgreSqlNotificationOptions Create(Action<PostgreSqlNotificationOptions>? configure)
    {
        PostgreSqlNotificationOptions options = new();
        configure?.Invoke(options);
        options.Check(nameof(configure));
        return options;
    }

    internal void Check(string parameter)
    {
        if (Channel is null || !ChannelPattern().IsMatch(Channel))
        {
            throw new ArgumentException($"PostgreSqlNotificationOptions.Channel is '{Channel}'. It has to be 1 to 63 letters of ASCII, digits and underscores.", parameter);
        }

        if (DataSource is not null && ConnectionString is not null)
        {
            throw new ArgumentException("PostgreSqlNotificationOptions has both a DataSource and a ConnectionString. Set one of them.", parameter);
        }

        CheckRange(nameof(KeepAlive), KeepAlive, parameter);
        CheckRange(nameof(ReplyTimeout), ReplyTimeout, parameter);
    }

    private static void CheckRange(string name, TimeSpan value, string parameter)
    {
        if (value < Shortest || value > Longest)
        {
            throw new ArgumentException($"PostgreSqlNotificationOptions.{name} is {value}. It has to be from {Shortest} to {Longest}.", parameter);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_]{1,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ChannelPattern();
}
