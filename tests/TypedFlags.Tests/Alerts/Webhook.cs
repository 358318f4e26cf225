using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace TypedFlags.Tests.Alerts;

/// <summary>A real server on this machine that keeps what it is sent, and answers what a test says.</summary>
internal sealed class Webhook : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<int> _answers;
    private readonly Channel<Request> _requests = Channel.CreateUnbounded<Request>();
    private readonly TaskCompletionSource _free = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="answers">The status of the first answers, 0 for none at all; from then on it is 204.</param>
    public Webhook(params int[] answers)
    {
        _answers = new ConcurrentQueue<int>(answers);
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/hook/");
        }

        _listener.Prefixes.Add(new Uri(Url, "/").ToString());
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Url { get; }

    /// <summary>How many requests have come and were not looked at.</summary>
    public int Waiting => _requests.Reader.Count;

    public Task<Request> NextAsync() =>
        _requests.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _free.TrySetResult();
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using MemoryStream body = new();
        await context.Request.InputStream.CopyToAsync(body);
        int status = _answers.TryDequeue(out int answer) ? answer : 204;
        await _requests.Writer.WriteAsync(new Request(
            context.Request.HttpMethod,
            context.Request.Url!.AbsolutePath,
            context.Request.ContentType,
            context.Request.Headers["TypedFlags-Signature"] ?? "",
            context.Request.Headers["TypedFlags-Delivery"] ?? "",
            body.ToArray()));
        if (status == 0)
        {
            await _free.Task;
            context.Response.Abort();
            return;
        }

        context.Response.StatusCode = status;
        if (status is >= 300 and < 400)
        {
            context.Response.RedirectLocation = new Uri(Url, "/elsewhere/").ToString();
        }

        context.Response.Close();
    }

    internal sealed record Request(string Method, string Path, string? ContentType, string Signature, string Delivery, byte[] Body);
}
