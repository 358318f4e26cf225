using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TypedFlags.Tests.Shared;

/// <summary>
/// Stands between a client and a server, and can forget the connections it has as a router does that lost its table: they stay open, nothing comes
/// through any more, and nobody is told.
/// </summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Link> _links = [];
    private readonly CancellationTokenSource _end = new();
    private readonly int _target;

    /// <param name="target">The server's port.</param>
    public TcpProxy(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections were ever made.</summary>
    public int Connections => _links.Count;

    /// <summary>Whether new connections, too, are made and then nothing comes through.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Nothing comes through the connections that there are any more. New ones work, unless <see cref="IsSilent"/>.</summary>
    public void CutSilently()
    {
        foreach (Link link in _links)
        {
            link.IsCut = true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        foreach (Link link in _links)
        {
            link.Dispose();
        }

        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                TcpClient server = new() { NoDelay = true };
                client.NoDelay = true;
                try
                {
                    await server.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
                }
                catch (SocketException)
                {
                    // There is no server at the moment.
                    client.Dispose();
                    server.Dispose();
                    continue;
                }

                Link link = new(client, server) { IsCut = IsSilent };
                _links.Add(link);
                _ = link.ForwardAsync(client, server, _end.Token);
                _ = link.ForwardAsync(server, client, _end.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private sealed class Link(TcpClient client, TcpClient server) : IDisposable
    {
        private volatile bool _isCut;

        public bool IsCut
        {
            set => _isCut = value;
        }

        public async Task ForwardAsync(TcpClient from, TcpClient to, CancellationToken end)
        {
            byte[] buffer = new byte[16 * 1024];
            try
            {
                int count;
                while ((count = await from.GetStream().ReadAsync(buffer, end)) > 0)
                {
                    if (!_isCut)
                    {
                        await to.GetStream().WriteAsync(buffer.AsMemory(0, count), end);
                    }
                }

                if (!_isCut)
                {
                    to.Close();
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
            {
                if (!_isCut)
                {
                    to.Close();
                }
            }
        }

        public void Dispose()
        {
            client.Dispose();
            server.Dispose();
        }
    }
}
