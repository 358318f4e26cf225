using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace TypedFlags.Tests.PostgreSql;

/// <summary>The worst moment for a connection to break: the server has committed, and whoever wrote does not get to know.</summary>
public sealed class LostAnswerTests(PostgresDatabases databases) : IAsyncDisposable
{
    private string? _database;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await databases.DropAsync(_database);
        }
    }

    [Fact]
    public async Task A_write_whose_commit_is_not_answered_is_repeated_and_done_once_and_other_nodes_see_it()
    {
        _database = await databases.CreateAsync();
        await Node.MakeTablesAsync(_database);
        NpgsqlConnectionStringBuilder direct = new(_database);
        await using CommitSwallower between = new(direct.Host!, direct.Port);
        string through = new NpgsqlConnectionStringBuilder(_database) { Host = "127.0.0.1", Port = between.Port, CommandTimeout = 4 }.ConnectionString;
        await using Node reader = await Node.StartAsync(_database, poll: null);
        await using Node writer = await Node.StartAsync(through, poll: null);
        await writer.Store.WriteAsync(Node.Write("max_items", "1"), Cancelled);
        FlagStateWrite write = Node.Write("max_items", "2") with { ExpectedVersion = 1 };

        between.IsSwallowing = true;
        await Assert.ThrowsAnyAsync<Exception>(async () => await writer.Store.WriteAsync(write, Cancelled));
        between.IsSwallowing = false;

        Assert.Equal(1, between.Swallowed);
        await Eventually.IsTrue(() => reader.Flags.MaxItems.GetValue() == 2);
        StoredFlagState done = await RepeatAsync(writer.Store, write);
        IReadOnlyList<FlagAuditEntry> trail = await reader.Store.ReadAuditAsync(new FlagAuditQuery(), Cancelled);
        Assert.Equal(2, trail.Count);
        Assert.Equal((write.Id, done.Version), (trail[0].WriteId, trail[0].Version));
        Assert.Equal(done.Version, (await reader.Store.FindAsync("max_items", null, Cancelled))!.Version);
        await Eventually.IsTrue(() => writer.Flags.MaxItems.GetValue() == 2);
    }

    /// <summary>The pool may hold one connection more that was cut.</summary>
    private static async Task<StoredFlagState> RepeatAsync(FlagStore store, FlagStateWrite write)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                return await store.WriteAsync(write, Cancelled);
            }
            catch (NpgsqlException) when (tries < 5)
            {
                await Task.Delay(50, Cancelled);
            }
        }
    }

    /// <summary>Stands between a client and its server, and hangs up in the place of the answer to a COMMIT.</summary>
    private sealed class CommitSwallower : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _end = new();
        private readonly string _host;
        private readonly int _port;
        private volatile bool _isSwallowing;
        private int _swallowed;

        public CommitSwallower(string host, int port)
        {
            (_host, _port) = (host, port);
            _listener.Start();
            _ = AcceptAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int Swallowed => Volatile.Read(ref _swallowed);

        public bool IsSwallowing
        {
            set => _isSwallowing = value;
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            _listener.Dispose();
            _end.Dispose();
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token), _end.Token);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task ServeAsync(TcpClient client, CancellationToken end)
        {
            using TcpClient server = new() { NoDelay = true };
            using (client)
            {
                try
                {
                    await server.ConnectAsync(_host, _port, end);
                    bool isCommitting = false;
                    Task up = ForwardAsync(client, server, isSwallowed: static _ => false, bytes => isCommitting |= _isSwallowing && bytes.IndexOf("COMMIT\0"u8) >= 0, end);
                    Task down = ForwardAsync(server, client, _ => Volatile.Read(ref isCommitting), static _ => { }, end);
                    await Task.WhenAny(up, down);
                    if (isCommitting)
                    {
                        Interlocked.Increment(ref _swallowed);
                    }
                }
                catch (Exception exception) when (exception is SocketException or OperationCanceledException)
                {
                    // The test is over.
                }
            }
        }

        /// <summary>Ends where an answer is swallowed: the server has done its work by then.</summary>
        private static async Task ForwardAsync(TcpClient from, TcpClient to, Func<int, bool> isSwallowed, Action<ReadOnlySpan<byte>> look, CancellationToken end)
        {
            byte[] buffer = new byte[16 * 1024];
            try
            {
                int count;
                while ((count = await from.GetStream().ReadAsync(buffer, end)) > 0)
                {
                    look(buffer.AsSpan(0, count));
                    if (isSwallowed(count))
                    {
                        return;
                    }

                    await to.GetStream().WriteAsync(buffer.AsMemory(0, count), end);
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
            {
                // One of the two hung up.
            }
        }
    }
}
