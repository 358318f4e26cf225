namespace TypedFlags.Http;

/// <summary>Serves an engine from a TypedFlags server.</summary>
internal sealed class HttpFlagProvider : FlagProvider, IDisposable
{
    private readonly HttpFlagOptions _options;
    private readonly FlagServerClient _client;

    /// <param name="server">The server's address; checked.</param>
    /// <param name="options">Checked, and left alone from here on.</param>
    public HttpFlagProvider(Uri server, HttpFlagOptions options)
    {
        _options = options;
        _client = new FlagServerClient(server, options);
    }

    /// <inheritdoc />
    public override string Name => _client.Server.AbsoluteUri;

    /// <inheritdoc />
    public override TimeSpan? PollInterval => _options.PollInterval;

    /// <inheritdoc />
    public override async ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken)
    {
        ServerAnswer? answer = await _client.AskAsync(previous.Version, cancellationToken).ConfigureAwait(false);
        return answer is null ? previous : LayersReader.Read(answer.Body) with { Version = answer.ETag };
    }

    public void Dispose() => _client.Dispose();
}
