using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TypedFlags.AspNetCore.Tests;

/// <summary><c>GET /api/flags/stream</c>: events that say "refetch", and to whom.</summary>
public sealed class StreamEndpointTests
{
    [Fact]
    public async Task Who_listens_is_told_the_tag_of_what_is_there_and_of_each_change()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        using Listener listener = await Listener.OpenAsync(server);
        Assert.Equal("text/event-stream", listener.Response.Content.Headers.ContentType?.ToString());

        string first = await listener.NextTagAsync();
        Assert.Equal(await TagAsync(server), first);

        await server.SetAsync("f", "true");
        string second = await listener.NextTagAsync();
        Assert.NotEqual(first, second);
        Assert.Equal(await TagAsync(server), second);
    }

    [Fact]
    public async Task An_event_says_nothing_of_the_flags()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        await server.SetAsync("f", """{"users":["ada"]}""");
        using Listener listener = await Listener.OpenAsync(server);
        string tag = await listener.NextTagAsync();

        Assert.Equal($":\n\nevent: refetch\nid: {tag}\ndata: {tag}\n", listener.Text);
    }

    [Fact]
    public async Task Who_comes_back_with_the_last_tag_is_told_of_what_is_new_only()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        string known = await TagAsync(server);
        using Listener listener = await Listener.OpenAsync(server, request => request.Headers.Add("Last-Event-ID", known));

        await server.SetAsync("f", "true");

        Assert.Equal(await TagAsync(server), await listener.NextTagAsync());
    }

    [Fact]
    public async Task Where_nothing_changes_there_are_signs_of_life()
    {
        await using FlagServer server = await StartAsync(static options => options.StreamHeartbeat = TimeSpan.FromMilliseconds(20));
        using Listener listener = await Listener.OpenAsync(server);

        await listener.UntilAsync(text => text.EndsWith(":\n\n:\n\n:\n", StringComparison.Ordinal));

        Assert.Equal(1, listener.Text.Split("refetch").Length - 1);
    }

    [Fact]
    public async Task Without_a_key_nobody_listens()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        using HttpClient client = new();
        using HttpResponseMessage response = await client.GetAsync(new Uri(server.Address, "api/flags/stream"));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task When_so_many_listen_as_may_the_next_one_is_told_when_to_come_back_and_there_is_room_when_one_goes()
    {
        await using FlagServer server = await StartAsync(static options => options.MaxStreams = 2);
        using Listener one = await Listener.OpenAsync(server);
        Listener two = await Listener.OpenAsync(server);
        using (Listener three = await Listener.OpenAsync(server))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, three.Response.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(10), three.Response.Headers.RetryAfter?.Delta);
        }

        two.Dispose();
        using CancellationTokenSource guard = new(TimeSpan.FromSeconds(60));
        while (server.Get<StreamEndpoint>().Open > 1)
        {
            await Task.Delay(5, guard.Token);
        }

        using Listener four = await Listener.OpenAsync(server);
        Assert.Equal(HttpStatusCode.OK, four.Response.StatusCode);
    }

    [Fact]
    public async Task The_application_s_end_ends_the_streams_and_does_not_wait_for_them()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        using Listener listener = await Listener.OpenAsync(server);
        await listener.NextTagAsync();

        await server.StopAsync();

        await listener.UntilEndAsync();
    }

    [Fact]
    public async Task A_client_that_takes_nothing_is_dropped_and_meanwhile_the_others_hear_of_each_change()
    {
        await using FlagServer server = await StartAsync(
            static options => options.SlowestWrite = TimeSpan.FromMilliseconds(500),
            static services =>
            {
                // So that a connection's own buffers are full after some events, and not after thousands; and nobody but ours drops a client.
                services.Configure<KestrelServerOptions>(static kestrel =>
                {
                    kestrel.Limits.MaxResponseBufferSize = 0;
                    kestrel.Limits.MinResponseDataRate = null;
                });
                services.Configure<SocketTransportOptions>(static sockets => sockets.CreateBoundListenSocket = static endpoint =>
                {
                    Socket socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
                    socket.SendBufferSize = 1024;
                    return socket;
                });
            });
        using Listener quick = await Listener.OpenAsync(server);
        await quick.NextTagAsync();
        using TcpClient slow = new() { ReceiveBufferSize = 1024 };
        await slow.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /api/flags/stream HTTP/1.1\r\nHost: localhost\r\nTypedFlags-Key: {FlagServer.Key}\r\n\r\n"));
        await Eventually.IsTrue(() => server.Get<StreamEndpoint>().Open == 2);

        int changes = 0;
        while (server.Get<StreamEndpoint>().Open == 2)
        {
            Assert.True(++changes < 100_000, "The slow one is never dropped.");
            await server.SetAsync("f", changes % 2 == 0 ? "true" : "false");
            Assert.Equal(await TagAsync(server), await quick.NextTagAsync());
        }

        Assert.Equal(1, server.Get<StreamEndpoint>().Open);
        using Listener next = await Listener.OpenAsync(server);
        Assert.Equal(await TagAsync(server), await next.NextTagAsync());
    }

    [Fact]
    public async Task A_stream_ends_when_it_is_old_and_so_does_its_connection_so_that_the_next_one_may_go_to_another_node()
    {
        await using FlagServer server = await StartAsync(static options => options.StreamLifetime = TimeSpan.FromSeconds(1));
        using Listener listener = await Listener.OpenAsync(server);
        Assert.True(listener.Response.Headers.ConnectionClose);

        await listener.UntilEndAsync();

        using Listener next = await Listener.OpenAsync(server);
        Assert.Equal(await TagAsync(server), await next.NextTagAsync());
        Assert.Empty(server.Log.At(LogLevel.Error));
    }

    [Theory]
    [InlineData(-1, 15_000, 3600)]
    [InlineData(10, 0, 3600)]
    [InlineData(10, 15_000, 0)]
    [InlineData(10, 15_000, 100_000)]
    public void Options_out_of_range_are_refused(int maxStreams, int heartbeat, int lifetime)
    {
        ServiceCollection services = new();
        services.AddTypedFlags(TestFlags.Register()).AddServer(options =>
        {
            options.MaxStreams = maxStreams;
            options.StreamHeartbeat = TimeSpan.FromMilliseconds(heartbeat);
            options.StreamLifetime = TimeSpan.FromSeconds(lifetime);
        });
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<FlagServerOptions>>().Value);
    }

    private static Task<FlagServer> StartAsync(Action<FlagServerOptions> configure, Action<IServiceCollection>? services = null) => FlagServer.StartAsync(flags =>
    {
        flags.AddServer(options =>
        {
            options.AddKey(FlagServer.Key);
            configure(options);
        });
        services?.Invoke(flags.Services);
    });

    private static async Task<string> TagAsync(FlagServer server)
    {
        using HttpClient client = new();
        client.DefaultRequestHeaders.Add("TypedFlags-Key", FlagServer.Key);
        using HttpResponseMessage response = await client.GetAsync(new Uri(server.Address, "api/flags/definitions"));
        return response.Headers.ETag!.Tag.Trim('"');
    }

    private sealed class Listener : IDisposable
    {
        private readonly HttpClient _client = new();
        private readonly CancellationTokenSource _guard = new(TimeSpan.FromSeconds(60));
        private StreamReader _reader = StreamReader.Null;

        public HttpResponseMessage Response { get; private set; } = null!;

        public string Text { get; private set; } = string.Empty;

        public static async Task<Listener> OpenAsync(FlagServer server, Action<HttpRequestMessage>? change = null)
        {
            Listener listener = new();
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(server.Address, "api/flags/stream"));
            request.Headers.Add("TypedFlags-Key", FlagServer.Key);
            change?.Invoke(request);
            listener.Response = await listener._client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, listener._guard.Token);
            listener._reader = new StreamReader(await listener.Response.Content.ReadAsStreamAsync(listener._guard.Token));
            return listener;
        }

        public async Task<string> NextTagAsync()
        {
            string? data = null;
            await UntilLineAsync(line => (data = line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : null) is not null);
            return data!;
        }

        public Task UntilAsync(Func<string, bool> condition) => UntilLineAsync(_ => condition(Text));

        public async Task UntilEndAsync()
        {
            while (await _reader.ReadLineAsync(_guard.Token) is not null)
            {
            }
        }

        public void Dispose()
        {
            _reader.Dispose();
            Response.Dispose();
            _client.Dispose();
            _guard.Dispose();
        }

        private async Task UntilLineAsync(Func<string, bool> condition)
        {
            string line;
            do
            {
                line = await _reader.ReadLineAsync(_guard.Token) ?? throw new IOException($"The stream ended after: {Text}");
                Text += line + "\n";
            }
            while (!condition(line));
        }
    }
}
