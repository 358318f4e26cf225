using System.Net;

namespace TypedFlags.Http;

/// <content>Listening to the server's stream.</content>
internal sealed partial class FlagServerClient
{
    private const string StreamMediaType = "text/event-stream";

    /// <summary>Listens for as long as the stream holds.</summary>
    /// <param name="etag">Gives that of the state that is there: the server tells of others only.</param>
    /// <param name="opened">Called when there is a stream.</param>
    /// <param name="changed">Called where the server has another state. What comes meanwhile waits.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>When it turns out that there is no stream, or that nothing comes through it.</returns>
    /// <exception cref="HttpRequestException">There should be a stream, and there is none now.</exception>
    /// <exception cref="IOException">It ended.</exception>
    /// <exception cref="TimeoutException">It gave no sign of life for too long.</exception>
    public async Task ListenAsync(Func<string?> etag, Action opened, Func<CancellationToken, Task> changed, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = CreateRequest(_stream, StreamMediaType);
        if (TagOf(etag()) is { } known)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", known);
        }

        using HttpResponseMessage response = await OpenAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotAcceptable or HttpStatusCode.NotImplemented)
        {
            return;
        }

        await ThrowUnlessStreamAsync(response, cancellationToken).ConfigureAwait(false);
        opened();
        using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        EventStreamReader events = new(stream, _options.StreamTimeout);
        try
        {
            while (true)
            {
                string tag = await events.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (tag.Length == 0 || !string.Equals(tag, TagOf(etag()), StringComparison.Ordinal))
                {
                    await changed(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (TimeoutException) when (!events.HasBegun)
        {
            // Something on the way keeps the stream to itself: as good as none.
        }
    }

    /// <summary>What the stream calls it: the ETag without its quotation marks.</summary>
    private static string? TagOf(string? etag) => etag?.Replace("W/", string.Empty, StringComparison.Ordinal).Trim('"');

    private async Task<HttpResponseMessage> OpenAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(_options.RequestTimeout);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{Server} did not open its stream within {_options.RequestTimeout.TotalSeconds:0.###} s.", exception);
        }
    }

    private async Task ThrowUnlessStreamAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        bool isStream = string.Equals(response.Content.Headers.ContentType?.MediaType, StreamMediaType, StringComparison.OrdinalIgnoreCase);
        if (response.StatusCode == HttpStatusCode.OK && isStream)
        {
            return;
        }

        if (QuietTime.Of(response) is { } wait)
        {
            await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
        }

        throw new HttpRequestException(
            HttpRequestError.InvalidResponse,
            $"{Server} answered {(int)response.StatusCode} and {response.Content.Headers.ContentType?.MediaType ?? "no content type"} where its stream of changes was expected.",
            inner: null,
            response.StatusCode);
    }
}
