using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TypedFlags.Http.Tests;

/// <summary>A real TCP server whose answers can be anything, and can be changed while it runs. Each connection is good for one request.</summary>
internal sealed class SpoiltServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _accepting;
    private Func<Stream, CancellationToken, Task> _answer;
    private int _requests;

    /// <param name="answer">Writes to the connection, after the request was read.</param>
    public SpoiltServer(Func<Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    public int Requests => Volatile.Read(ref _requests);

    public Func<Stream, CancellationToken, Task> Answer
    {
        set => Volatile.Write(ref _answer, value);
    }

    /// <summary>An answer with a body of JSON.</summary>
    public static Func<Stream, CancellationToken, Task> State(string json) => Text(
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: \"{json.Length}\"\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\nConnection: close\r\n\r\n{json}");

    /// <summary>Exactly these bytes, and then the end of the connection.</summary>
    public static Func<Stream, CancellationToken, Task> Text(string text) => (stream, stop) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop).AsTask();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> answering = [];
        try
        {
            while (true)
            {
                answering.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(answering);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using TcpClient connection = client;
        try
        {
            NetworkStream stream = connection.GetStream();
            using StreamReader reader = new(stream, leaveOpen: true);
            while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
            {
            }

            Interlocked.Increment(ref _requests);
            await Volatile.Read(ref _answer)(stream, _stop.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client had enough, or the test has.
        }
    }
}
