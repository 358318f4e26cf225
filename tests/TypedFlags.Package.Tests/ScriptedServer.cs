using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TypedFlags.Package.Tests;

/// <summary>An HTTP server on loopback that gives one answer until somebody asks it for <c>/next</c>; "304" to whoever has that one already.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly string?[] _answers;

    /// <summary>Starts.</summary>
    /// <param name="answers">The bodies; null is a 500.</param>
    public ScriptedServer(params string?[] answers)
    {
        _answers = answers;
        _listener = Listen();
        _ = ServeAsync();
    }

    public string Address => _listener.Prefixes.Single();

    /// <summary>How often "you have that already" was the answer.</summary>
    public int NotModified { get; private set; }

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private async Task ServeAsync()
    {
        int current = 0;
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                current += context.Request.Url!.AbsolutePath == "/next" ? 1 : 0;
                Answer(context, current);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // It was closed, or whoever asked went away.
            }
        }
    }

    private void Answer(HttpListenerContext context, int current)
    {
        string? body = _answers[current];
        string tag = $"\"{current}\"";
        if (body is not null && context.Request.Headers["If-None-Match"] == tag)
        {
            NotModified++;
            context.Response.StatusCode = (int)HttpStatusCode.NotModified;
        }
        else if (body is not null)
        {
            context.Response.Headers["ETag"] = tag;
            context.Response.OutputStream.Write(Encoding.UTF8.GetBytes(body));
        }
        else
        {
            context.Response.StatusCode = (int)HttpStatusCode.InternalServerError;
        }

        context.Response.Close();
    }

    /// <summary>On a free port. Another process may take it in between; then on another one.</summary>
    private static HttpListener Listen()
    {
        while (true)
        {
            using TcpListener probe = new(IPAddress.Loopback, 0);
            probe.Start();
            int port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            HttpListener listener = new() { Prefixes = { $"http://127.0.0.1:{port}/" } };
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException)
            {
                ((IDisposable)listener).Dispose();
            }
        }
    }
}
