namespace TypedFlags.Http;

/// <summary>Reads a body as far as a limit, counted after decompression.</summary>
internal static class BoundedBody
{
    /// <summary>Where the server does not say how long it is. Otherwise that, and one byte more, which the end is read into.</summary>
    private const int FirstBuffer = 16 * 1024;

    /// <exception cref="HttpRequestException">It is longer, or ends before it should.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int limit, Uri server, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
        {
            throw TooLong(limit, server);
        }

        try
        {
            using Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            byte[] buffer = new byte[Math.Min(limit, (int)(content.Headers.ContentLength ?? FirstBuffer)) + 1];
            int length = 0;
            while (true)
            {
                int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return buffer.AsMemory(0, length);
                }

                length += read;
                if (length > limit)
                {
                    throw TooLong(limit, server);
                }

                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, (int)Math.Min(limit + 1L, buffer.Length * 2L));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // Half a body, a connection that was reset in the middle of it, or half of what was compressed.
            throw new HttpRequestException(HttpRequestError.ResponseEnded, $"{server} did not send its whole answer: {exception.Message}", exception);
        }
    }

    private static HttpRequestException TooLong(int limit, Uri server) => new(
        HttpRequestError.ConfigurationLimitExceeded, $"{server} answered with more than {limit} bytes (HttpFlagOptions.MaxResponseBytes).");
}
