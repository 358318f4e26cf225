using System.Net;
using StackExchange.Redis;

namespace TypedFlags.Redis;

/// <summary>
/// The way to Redis. One connection for all who use it, made when it is first needed. StackExchange.Redis 1.2.6 has no time limit for what is awaited, and
/// sometimes does not notice or mend a broken connection; so each wait is limited here, and a connection that once failed is given up for a new one.
/// </summary>
internal sealed class RedisLink(RedisOptions options) : IAsyncDisposable
{
    /// <summary>What the client advises to developers, and would mislead operators.</summary>
    private const string Advice = "; to create a disconnected multiplexer, disable AbortOnConnectFail";

    private readonly Lock _gate = new();
    private readonly string _address = string.Join(", ", options.ToConfiguration().EndPoints.Select(Describe));
    private Task<RedisConnection>? _connection;
    private bool _isDisposed;

    /// <summary>The servers, without the password.</summary>
    public string Address => _address;

    /// <summary>Has a command run.</summary>
    /// <param name="command">Begins the command.</param>
    /// <param name="cancellationToken">Gives up waiting; the command may be done all the same.</param>
    /// <exception cref="TimeoutException">There was no answer in time.</exception>
    /// <exception cref="IOException">Redis can't be reached, or the connection was lost.</exception>
    /// <exception cref="RedisServerException">Redis refused the command.</exception>
    public async ValueTask<T> RunAsync<T>(Func<IDatabase, Task<T>> command, CancellationToken cancellationToken)
    {
        RedisConnection connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        return await InTimeAsync(connection, () => command(connection.Database), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Has a script run. Scripts are known to a server by their hash; one that forgot them is told again.</summary>
    public async ValueTask<RedisResult> RunScriptAsync(string script, RedisKey[] keys, RedisValue[] values, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(database => database.ScriptEvaluateAsync(script, keys, values), cancellationToken).ConfigureAwait(false);
        }
        catch (RedisServerException exception) when (exception.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            return await RunAsync(database => database.ScriptEvaluateAsync(script, keys, values), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The connection: the one there is, or a new one. Any number of callers wait for the same.</summary>
    public async ValueTask<RedisConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        Task<RedisConnection> connection;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_connection is { IsCompletedSuccessfully: true, Result: { IsAlive: false } broken })
            {
                _ = broken.CloseAsync(NotConnected("It was lost."));
                _connection = null;
            }

            if (_connection is null or { IsFaulted: true } or { IsCanceled: true })
            {
                // On the pool, because looking up names and opening sockets partly happens on the caller's thread.
                _connection = Task.Run(OpenAsync, CancellationToken.None);
            }

            connection = _connection;
        }

        return await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for an answer, but not for ever, and gives the connection up when it does not come.</summary>
    public async ValueTask<T> InTimeAsync<T>(RedisConnection connection, Func<Task<T>> command, CancellationToken cancellationToken)
    {
        try
        {
            T answer = await command().WaitAsync(options.CommandTimeout, cancellationToken).ConfigureAwait(false);

            // Answers come on a thread that has the others' answers to read too: what follows must not run there.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            return answer;
        }
        catch (TimeoutException exception)
        {
            TimeoutException late = new($"Redis at {_address} did not answer within {options.CommandTimeout.TotalSeconds:0.###} s.", exception);
            _ = connection.CloseAsync(late);
            throw late;
        }
        catch (Exception exception) when (exception is RedisConnectionException or ObjectDisposedException)
        {
            IOException lost = NotConnected(exception.Message, exception);
            _ = connection.CloseAsync(lost);
            throw lost;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Task<RedisConnection>? connection;
        lock (_gate)
        {
            _isDisposed = true;
            connection = _connection;
            _connection = null;
        }

        if (connection is not null)
        {
            await CloseAsync(connection).ConfigureAwait(false);
        }
    }

    private static string Describe(EndPoint endPoint) => endPoint is DnsEndPoint name ? $"{name.Host}:{name.Port}" : endPoint.ToString() ?? "";

    private async Task CloseAsync(Task<RedisConnection> connection)
    {
        try
        {
            await (await connection.ConfigureAwait(false)).CloseAsync(NotConnected("It was disposed.")).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException)
        {
            // It never came to be.
        }
    }

    private async Task<RedisConnection> OpenAsync()
    {
        Task<ConnectionMultiplexer> opening = ConnectionMultiplexer.ConnectAsync(options.ToConfiguration());
        ConnectionMultiplexer multiplexer;
        try
        {
            // Its own limit should do; this one is for when it does not.
            multiplexer = await opening.WaitAsync(options.ConnectTimeout * 2).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            _ = opening.ContinueWith(
                static late => late.Result.Close(allowCommandsToComplete: false),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default);
            throw NotConnected(exception.Message.Replace(Advice, string.Empty, StringComparison.Ordinal), exception.InnerException);
        }

        // In order means one after the other, where one that waits holds up all: what is told here has no order to keep.
        multiplexer.PreserveAsyncOrder = false;
        RedisConnection connection = new(multiplexer);
        multiplexer.ConnectionFailed += (_, failure) => _ = connection.CloseAsync(NotConnected(failure.FailureType.ToString()));
        return connection;
    }

    private IOException NotConnected(string why, Exception? inner = null) => new($"There is no connection to Redis at {_address}. {why.TrimEnd('.')}.", inner);
}
