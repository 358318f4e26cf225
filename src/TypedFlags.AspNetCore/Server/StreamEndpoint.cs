using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace TypedFlags.AspNetCore;

/// <summary>
/// <c>GET /api/flags/stream</c>: server-sent events that say "refetch", and the tag of what is there to fetch; nothing of the flags themselves. Nothing is queued for a client here: when
/// it takes the next event, that is the latest. The connection's own buffers are all that a slow one can fill.
/// </summary>
internal sealed class StreamEndpoint(
    FlagStateDocuments documents, FlagChangeSignal signal, IHostApplicationLifetime application, IOptions<FlagServerOptions> options)
{
    private const int SecondsUntilRoom = 10;

    private static readonly byte[] Heartbeat = ":\n\n"u8.ToArray();

    private int _open;

    /// <summary>How many listen now.</summary>
    public int Open => Volatile.Read(ref _open);

    public static Task AnswerAsync(HttpContext context) => context.RequestServices.GetRequiredService<StreamEndpoint>().AnswerCoreAsync(context);

    private async Task AnswerCoreAsync(HttpContext context)
    {
        if (await DefinitionsEndpoint.RefuseAsync(context, documents).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _open) > options.Value.MaxStreams)
            {
                await DefinitionsEndpoint.TellLaterAsync(context, SecondsUntilRoom, "Too many streams", "So many clients listen that this one has to poll, or to come back later.").ConfigureAwait(false);
                return;
            }

            await SendAsync(context).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task SendAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";

        // For nginx, which would keep the events until there are many.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            // The next stream should find its own way, and not take this connection once more.
            context.Response.Headers.Connection = "close";
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, application.ApplicationStopping);
        try
        {
            await WriteAsync(context, Heartbeat, end.Token).ConfigureAwait(false);
            await TellChangesAsync(context, context.Request.Headers["Last-Event-ID"], end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client went away or is too slow, or the application ends: then so does the answer.
        }
    }

    private async Task TellChangesAsync(HttpContext context, string? known, CancellationToken end)
    {
        long began = Stopwatch.GetTimestamp();
        TimeSpan lifetime = options.Value.StreamLifetime * (0.9 + (0.2 * Random.Shared.NextDouble()));
        while (true)
        {
            Task change = signal.Next;
            string tag = documents.Current.Tag;
            if (!string.Equals(tag, known, StringComparison.Ordinal))
            {
                await WriteAsync(context, Encoding.ASCII.GetBytes($"event: refetch\nid: {tag}\ndata: {tag}\n\n"), end).ConfigureAwait(false);
                known = tag;
            }

            TimeSpan left = lifetime - Stopwatch.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            TimeSpan heartbeat = options.Value.StreamHeartbeat;
            try
            {
                await change.WaitAsync(left < heartbeat ? left : heartbeat, end).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                await WriteAsync(context, Heartbeat, end).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteAsync(HttpContext context, byte[] text, CancellationToken end)
    {
        using CancellationTokenSource slow = CancellationTokenSource.CreateLinkedTokenSource(end);
        slow.CancelAfter(options.Value.SlowestWrite);
        try
        {
            await context.Response.Body.WriteAsync(text, slow.Token).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(slow.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!end.IsCancellationRequested)
        {
            context.Abort();
            throw;
        }
    }
}
