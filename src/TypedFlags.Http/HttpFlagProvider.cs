using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace TypedFlags.Http;

/// <summary>Serves an engine from a TypedFlags server, and from the copy of what it said last until it says something.</summary>
internal sealed class HttpFlagProvider : FlagProvider, IDisposable
{
    private static readonly TimeSpan UntilThereIsAStream = TimeSpan.FromMinutes(5);

    /// <summary>Clients whose streams ended together do not all come back at once.</summary>
    private static readonly TimeSpan LongestReopening = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long after it was asked the server is asked again, where it told of a state that it did not have when it was asked. Behind one address there may be several nodes, which hear of a
    /// change one after the other. The first pause is there in any case: however fast events come, the state is not asked for more often.
    /// </summary>
    private static readonly TimeSpan[] BetweenAsks = [.. new[] { 20, 80, 320, 1280 }.Select(static milliseconds => TimeSpan.FromMilliseconds(milliseconds))];

    private readonly HttpFlagOptions _options;
    private readonly ILogger _logger;
    private readonly FlagServerClient _client;
    private readonly CopyKeeper? _copy;
    private readonly ServerPresence _presence = new();
    private bool _hasReadCopy;
    private bool _isSilenceTold;
    private Said _said = new(null, IsStale: false);

    /// <param name="server">The server's address; checked.</param>
    /// <param name="options">Checked, and left alone from here on.</param>
    /// <param name="logger">Told of a copy that can't be read or written.</param>
    public HttpFlagProvider(Uri server, HttpFlagOptions options, ILogger logger)
    {
        _options = options;
        _logger = logger;
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
                Volatile.Write(ref _said, new Said(kept.Version, kept.IsStale));
                OnChanged();
                return kept with { IsStale = true };
            }
        }

        bool isPresent = false;
        try
        {
            ServerAnswer? answer = await _client.AskAsync(previous.Version, cancellationToken).ConfigureAwait(false);
            FlagProviderState state = answer is null ? Confirmed(previous) : Read(answer, previous);
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
            long? opened = null;
            try
            {
                await _client.ListenAsync(() => Volatile.Read(ref _said).ETag, () => opened = Stopwatch.GetTimestamp(), TakeUpAsync, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // The engine asks the server before it says anything of a stream that can't be had.
                if (opened is null || Stopwatch.GetElapsedTime(opened.Value) < _options.GoodStream)
                {
                    throw;
                }

                Task<bool> asked = _presence.NextOutcome;
                OnChanged();
                if (!await asked.WaitAsync(cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }

                // Servers are replaced, and proxies end what is old: nothing to tell of as long as the next one can be had.
                TellSilence(exception);
                await Task.Delay(LongestReopening * Random.Shared.NextDouble(), cancellationToken).ConfigureAwait(false);
                continue;
            }

            // There is none. The poll goes on, and the server may be updated some day.
            await Task.Delay(UntilThereIsAStream, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The stream told of another state: has the server asked for it.</summary>
    private async Task TakeUpAsync(CancellationToken cancellationToken)
    {
        _isSilenceTold = false;
        string? before = Volatile.Read(ref _said).ETag;
        foreach (TimeSpan pause in BetweenAsks)
        {
            Task asked = _presence.NextOutcome;
            OnChanged();
            await asked.WaitAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            string? now = Volatile.Read(ref _said).ETag;
            if (now is null || !string.Equals(now, before, StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    private void TellSilence(Exception end)
    {
        if (end is TimeoutException && !_isSilenceTold)
        {
            _isSilenceTold = true;
            HttpFlagLog.StreamSilent(_logger, end, Name);
        }
    }

    private FlagProviderState Confirmed(FlagProviderState previous)
    {
        _copy?.Retry();
        Said said = Volatile.Read(ref _said);
        bool isStale = string.Equals(said.ETag, previous.Version, StringComparison.Ordinal) ? said.IsStale : previous.IsStale;
        return previous.IsStale == isStale ? previous : previous with { IsStale = isStale };
    }

    private FlagProviderState Read(ServerAnswer answer, FlagProviderState previous)
    {
        FlagProviderState state;
        try
        {
            state = LayersReader.Read(answer.Body, previous) with { Version = answer.ETag };
        }
        catch (FormatException exception)
        {
            throw new HttpRequestException(HttpRequestError.InvalidResponse, $"{Name} sent what can't be used. {exception.Message}", exception);
        }

        Volatile.Write(ref _said, new Said(answer.ETag, state.IsStale));
        _copy?.Keep(answer);
        return state;
    }

    /// <summary>What the server said last, or is kept of it.</summary>
    /// <param name="ETag">As it came.</param>
    /// <param name="IsStale">Whether the server itself only had a copy.</param>
    private sealed record Said(string? ETag, bool IsStale);
}
