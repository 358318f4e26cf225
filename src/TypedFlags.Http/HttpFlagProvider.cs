using Microsoft.Extensions.Logging;

namespace TypedFlags.Http;

/// <summary>Serves an engine from a TypedFlags server, and from the copy of what it said last until it says something.</summary>
internal sealed class HttpFlagProvider : FlagProvider, IDisposable
{
    private static readonly TimeSpan UntilThereIsAStream = TimeSpan.FromMinutes(5);

    private readonly HttpFlagOptions _options;
    private readonly FlagServerClient _client;
    private readonly CopyKeeper? _copy;
    private readonly ServerPresence _presence = new();
    private bool _hasReadCopy;

    /// <summary>The ETag of what the server said last.</summary>
    private string? _version;

    /// <summary>Whether the server itself only had a copy of the state that it gave, or that is kept.</summary>
    private bool _isStaleThere;

    /// <param name="server">The server's address; checked.</param>
    /// <param name="options">Checked, and left alone from here on.</param>
    /// <param name="logger">Told of a copy that can't be read or written.</param>
    public HttpFlagProvider(Uri server, HttpFlagOptions options, ILogger logger)
    {
        _options = options;
        _client = new FlagServerClient(server, options);
        _copy = options.CopyFolder is { } folder
            ? new CopyKeeper(new CopyOnDisk(folder, _client.Server, options.MaxResponseBytes), Name, logger)
            : null;
    }

    /// <inheritdoc />
    public override string Name => _client.Server.AbsoluteUri;

    /// <inheritdoc />
    public override TimeSpan? PollInterval => _options.PollInterval;

    /// <inheritdoc />
    public override async ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken)
    {
        if (!_hasReadCopy)
        {
            _hasReadCopy = true;
            if (_copy?.Read() is { } kept)
            {
                // In force at once; and right after it the server is asked, which may take its time.
                _isStaleThere = kept.IsStale;
                Volatile.Write(ref _version, kept.Version);
                OnChanged();
                return kept with { IsStale = true };
            }
        }

        bool isPresent = false;
        try
        {
            ServerAnswer? answer = await _client.AskAsync(previous.Version, cancellationToken).ConfigureAwait(false);
            FlagProviderState state = answer is null ? Confirmed(previous) : Read(answer);
            isPresent = true;
            return state;
        }
        finally
        {
            _presence.Tell(isPresent);
        }
    }

    /// <inheritdoc />
    public override async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (_options.UseStream)
        {
            await _presence.Present.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await _client.ListenAsync(() => Volatile.Read(ref _version), OnChanged, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                Task asked = _presence.NextOutcome;
                OnChanged();
                await asked.WaitAsync(cancellationToken).ConfigureAwait(false);
                throw;
            }

            // There is none. The poll goes on, and the server may be updated some day.
            await Task.Delay(UntilThereIsAStream, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _client.Dispose();

    private FlagProviderState Confirmed(FlagProviderState previous)
    {
        _copy?.Retry();
        return previous.IsStale == _isStaleThere ? previous : previous with { IsStale = _isStaleThere };
    }

    private FlagProviderState Read(ServerAnswer answer)
    {
        FlagProviderState state;
        try
        {
            state = LayersReader.Read(answer.Body) with { Version = answer.ETag };
        }
        catch (FormatException exception)
        {
            throw new HttpRequestException(HttpRequestError.InvalidResponse, $"{Name} sent what can't be used. {exception.Message}", exception);
        }

        _isStaleThere = state.IsStale;
        Volatile.Write(ref _version, answer.ETag);
        _copy?.Keep(answer);
        return state;
    }
}
