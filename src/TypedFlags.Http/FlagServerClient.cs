using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace TypedFlags.Http;

/// <summary>A state that a server sent.</summary>
/// <param name="Body">JSON as UTF-8.</param>
/// <param name="ETag">As it came; null where the server gives none, and then each answer has a body.</param>
internal sealed record ServerAnswer(ReadOnlyMemory<byte> Body, string? ETag);

/// <summary>Asks one server for the state of its flags. Every answer that is no state becomes an exception with a sentence that says what to do.</summary>
internal sealed partial class FlagServerClient : IDisposable
{
    private const string KeyHeader = "TypedFlags-Key";
    private const string MediaType = "application/json";

    /// <summary>A longer one is not worth sending back; ours have 24 characters.</summary>
    private const int LongestETag = 1024;

    private readonly HttpFlagOptions _options;
    private readonly HttpClient _http;
    private readonly Uri _definitions;
    private readonly Uri _stream;
    private readonly ResiliencePipeline<ServerAnswer?> _pipeline;
    private readonly QuietTime _quiet = new();

    public FlagServerClient(Uri server, HttpFlagOptions options)
    {
        _options = options;
        Server = server.AbsolutePath.EndsWith('/') ? server : new Uri(server.AbsoluteUri + "/");
        _definitions = new Uri(Server, "api/flags/definitions");
        _stream = new Uri(Server, "api/flags/stream");
        _http = new HttpClient(CreateHandler(options, Server)) { Timeout = Timeout.InfiniteTimeSpan };
        _pipeline = CreatePipeline(options);
    }

    /// <summary>The server's address, with a slash at its end.</summary>
    public Uri Server { get; }

    /// <param name="etag">Of the state that is there already, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The state, or null where it is still that of <paramref name="etag"/>.</returns>
    /// <exception cref="HttpRequestException">The server can't be reached, or its answer is no state.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async ValueTask<ServerAnswer?> AskAsync(string? etag, CancellationToken cancellationToken)
    {
        await _quiet.WaitAsync(Server, cancellationToken).ConfigureAwait(false);
        try
        {
            return await _pipeline.ExecuteAsync(
                static (call, token) => call.Client.AskOnceAsync(call.ETag, token), (Client: this, ETag: etag), cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new TimeoutException($"{Server} did not give its whole answer within {_options.RequestTimeout.TotalSeconds:0.###} s.", exception);
        }
    }

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler CreateHandler(HttpFlagOptions options, Uri server)
    {
        SocketsHttpHandler handler = new()
        {
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = options.RequestTimeout,
            // A server that moves is found again, though connections are kept.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        };
        options.ConfigureHandler?.Invoke(handler);

        // The environment's proxy (HTTP_PROXY) would get the key in clear text, and take this machine's address for its own.
        handler.UseProxy &= handler.Proxy is not null || !server.IsLoopback || server.Scheme != Uri.UriSchemeHttp;

        // The key would go wherever an answer points to.
        handler.AllowAutoRedirect = false;
        return handler;
    }

    /// <summary>
    /// Two more tries, at once, for what passes by itself: a connection that was cut, a node that is being replaced; but not where the server itself says when to come back. Longer absences are
    /// the engine's affair, which leaves growing pauses; so no circuit breaker is needed here.
    /// </summary>
    private ResiliencePipeline<ServerAnswer?> CreatePipeline(HttpFlagOptions options) => new ResiliencePipelineBuilder<ServerAnswer?>()
        .AddRetry(new RetryStrategyOptions<ServerAnswer?>
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is HttpRequestException exception && MayPass(exception) && !_quiet.IsOn),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(100),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .AddTimeout(options.RequestTimeout)
        .Build();

    private static bool MayPass(HttpRequestException exception) => exception switch
    {
        { StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout } => true,
        { StatusCode: not null } => false,
        { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded or HttpRequestError.NameResolutionError } => true,
        _ => false,
    };

    private async ValueTask<ServerAnswer?> AskOnceAsync(string? etag, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = CreateRequest(_definitions, MediaType);
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotModified && etag is not null)
        {
            return null;
        }

        _quiet.Begin(response);
        ThrowUnlessState(response);
        ReadOnlyMemory<byte> body = await BoundedBody.ReadAsync(response.Content, _options.MaxResponseBytes, Server, cancellationToken).ConfigureAwait(false);
        return new ServerAnswer(body, response.Headers.ETag?.ToString() is { Length: <= LongestETag } tag ? tag : null);
    }

    private HttpRequestMessage CreateRequest(Uri address, string mediaType)
    {
        HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(mediaType));
        if (_options.Key is { } key)
        {
            request.Headers.Add(KeyHeader, key);
        }

        return request;
    }

    private void ThrowUnlessState(HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        string type = response.Content.Headers.ContentType?.MediaType ?? "an unknown content type";
        string? problem = status switch
        {
            200 when string.Equals(type, MediaType, StringComparison.OrdinalIgnoreCase) => null,
            200 => $"{Server} answered with {type} where {MediaType} was expected. Is this the address of a TypedFlags server?",
            304 => $"{Server} answered 304 (not modified), though there was nothing that it could mean.",
            401 => $"{Server} did not accept the key (401). Set HttpFlagOptions.Key to one of the server's keys.",
            403 => $"{Server} does not let this application read the state of its flags (403).",
            404 => $"{Server} has no api/flags/definitions (404). Does the server call app.MapTypedFlags()?",
            >= 300 and < 400 => $"{Server} redirects to {TargetOf(response)} ({status}). Redirects are not followed, so that the key stays with this server; give the final address.",
            _ => $"{Server} answered {status}.",
        };
        if (problem is not null)
        {
            throw new HttpRequestException(HttpRequestError.InvalidResponse, problem, inner: null, response.StatusCode);
        }
    }

    private static string TargetOf(HttpResponseMessage response) =>
        response.Headers.Location is { IsAbsoluteUri: true } target ? target.GetLeftPart(UriPartial.Authority) : "another path";
}
