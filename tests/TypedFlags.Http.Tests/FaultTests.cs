using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace TypedFlags.Http.Tests;

/// <summary>
/// Everything that a server or a network may do instead of answering. The end is always the same: callers keep the last good answer, one line in the log says what happened, and
/// when the server is well again, so is the client.
/// </summary>
public sealed class FaultTests
{
    private const string On = """{"format":1,"layers":[{"flags":{"f":true}}]}""";
    private const string OnAndMore = """{"format":1,"layers":[{"flags":{"f":true,"g":true}}]}""";

    /// <summary>10 KB as it travels, 10 MB unpacked.</summary>
    private static readonly byte[] Bomb = Pack(new byte[10_000_000]);

    private static readonly Dictionary<string, (Func<Stream, CancellationToken, Task> Answer, string Said)> Faults = new(StringComparer.Ordinal)
    {
        ["500"] = (SpoiltServer.Text("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), "answered 500"),
        ["503"] = (SpoiltServer.Text("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), "answered 503"),
        ["401"] = (SpoiltServer.Text("HTTP/1.1 401 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), "HttpFlagOptions.Key"),
        ["404"] = (SpoiltServer.Text("HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), "MapTypedFlags"),
        ["204"] = (SpoiltServer.Text("HTTP/1.1 204 Nothing\r\nConnection: close\r\n\r\n"), "answered 204"),
        ["not HTTP"] = (SpoiltServer.Text("SSH-2.0-OpenSSH_9.2\r\n"), "could not be read"),
        ["garbage in the body"] = (SpoiltServer.State("}{ flags"), "can't be used"),
        ["an empty body"] = (SpoiltServer.State(""), "can't be used"),
        ["other JSON"] = (SpoiltServer.State("""{"f":false}"""), "can't be used"),
        ["a later format"] = (SpoiltServer.State("""{"format":2,"layers":[]}"""), "Update the older"),
        ["half a body"] = (SpoiltServer.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n{\"format\":1,"), "whole answer"),
        ["half a chunk"] = (SpoiltServer.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n40\r\n{\"format\":1,"), "whole answer"),
        ["a web page"] = (SpoiltServer.Text("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>"), "text/html"),
        ["a body that says it is huge"] = (SpoiltServer.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999999999999\r\nConnection: close\r\n\r\n{"), "more than 100000 bytes"),
        ["a body without end"] = (EndlessAsync, "more than 100000 bytes"),
        ["a small body that unpacks to a huge one"] = (BombAsync, "more than 100000 bytes"),
        ["a body that is not packed as it says"] = (SpoiltServer.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 8\r\nConnection: close\r\n\r\n{\"a\":1} "), "whole answer"),
        ["one byte now and then"] = (DripAsync, "within 1.5 s"),
        ["silence"] = (static (_, stop) => Task.Delay(Timeout.Infinite, stop), "within 1.5 s"),
        ["a connection that is reset in the middle of the body"] = (ResetAsync, "whole answer"),
        ["hanging up"] = (static (_, _) => Task.CompletedTask, "could not be read"),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_last_good_answer_stays_one_line_says_why_and_a_good_server_is_believed_again(string name)
    {
        (Func<Stream, CancellationToken, Task> answer, string said) = Faults[name];
        await using SpoiltServer server = new(SpoiltServer.State(On));
        await using FlagClientApp client = Start(server.Address);
        Assert.True(await client.Engine.WaitUntilReadyAsync(Until.Guard));

        server.Answer = answer;
        await Until.TrueAsync(() => client.Log.At(LogLevel.Error).Count > 0);
        int before = server.Requests;
        await Until.TrueAsync(() => server.Requests > before);

        Assert.True(client.IsOn());
        Assert.False(client.Status.IsStale);
        Assert.Contains(said, Assert.Single(client.Log.At(LogLevel.Error)), StringComparison.Ordinal);

        server.Answer = SpoiltServer.State(OnAndMore);
        await Until.TrueAsync(() => client.IsOn("g") && client.Log.At(LogLevel.Information).Count == 1);
        Assert.Null(client.Status.Error);
        Assert.Single(client.Log.At(LogLevel.Error));
        Assert.Empty(client.Log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task A_304_that_nobody_asked_for_is_no_answer()
    {
        await using SpoiltServer server = new(SpoiltServer.Text("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\nConnection: close\r\n\r\n"));
        await using FlagClientApp client = Start(server.Address);
        await Until.TrueAsync(() => client.Log.At(LogLevel.Error).Count > 0);

        Assert.False(client.Status.IsLoaded);
        Assert.Contains("304", Assert.Single(client.Log.At(LogLevel.Error)), StringComparison.Ordinal);
        server.Answer = SpoiltServer.State(On);
        await Until.TrueAsync(() => client.IsOn());
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_so_the_key_stays_where_it_belongs(int status)
    {
        await using SpoiltServer elsewhere = new(SpoiltServer.State(OnAndMore));
        string redirect = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Moved\r\nLocation: {elsewhere.Address}api/flags/definitions\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await using SpoiltServer server = new(SpoiltServer.State(On));
        await using FlagClientApp client = Start(server.Address);
        Assert.True(await client.Engine.WaitUntilReadyAsync(Until.Guard));

        server.Answer = SpoiltServer.Text(redirect);
        await Until.TrueAsync(() => client.Log.At(LogLevel.Error).Count > 0);

        Assert.Contains("redirects to", Assert.Single(client.Log.At(LogLevel.Error)), StringComparison.Ordinal);
        Assert.Equal(0, elsewhere.Requests);
        Assert.True(client.IsOn());
        Assert.False(client.IsOn("g"));

        server.Answer = SpoiltServer.State(OnAndMore);
        await Until.TrueAsync(() => client.IsOn("g") && client.Log.At(LogLevel.Information).Count == 1);
        Assert.Equal(0, elsewhere.Requests);
        Assert.Single(client.Log.At(LogLevel.Error));
        Assert.Empty(client.Log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task A_server_that_refuses_connections_is_found_again_when_it_is_back()
    {
        await using FlagServer first = await FlagServer.StartAsync();
        await first.SetAsync("f", "true");
        await using FlagClientApp client = FlagClientApp.Start(first.Address);
        await Until.TrueAsync(() => client.IsOn());

        await first.DisposeAsync();
        await Until.TrueAsync(() => client.Log.At(LogLevel.Error).Count > 0);
        Assert.True(client.IsOn());

        await using FlagServer second = await FlagServer.StartAsync(address: first.Address);
        await Until.TrueAsync(() => !client.IsOn() && client.Log.At(LogLevel.Information).Count > 0);
        Assert.Single(client.Log.At(LogLevel.Information));
        Assert.Single(client.Log.At(LogLevel.Error));
        Assert.Empty(client.Log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task What_passes_by_itself_is_tried_again_at_once_and_never_told()
    {
        await using SpoiltServer server = new(SpoiltServer.State(On));
        int left = 2;
        server.Answer = (stream, stop) => (Interlocked.Decrement(ref left) >= 0 ? SpoiltServer.Text("HTTP/1.1 502 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n") : SpoiltServer.State(On))(stream, stop);
        await using FlagClientApp client = Start(server.Address);

        Assert.True(await client.Engine.WaitUntilReadyAsync(Until.Guard));

        Assert.True(client.IsOn());
        Assert.Equal(3, server.Requests);
        Assert.Empty(client.Log.At(LogLevel.Error));
    }

    private static FlagClientApp Start(Uri server) => FlagClientApp.Start(server, static options =>
    {
        options.UseStream = false;
        options.RequestTimeout = TimeSpan.FromMilliseconds(1500);
        options.MaxResponseBytes = 100_000;
    });

    private static async Task EndlessAsync(Stream stream, CancellationToken stop)
    {
        await SpoiltServer.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n")(stream, stop);
        while (true)
        {
            await stream.WriteAsync(new byte[10_000], stop);
        }
    }

    private static async Task BombAsync(Stream stream, CancellationToken stop)
    {
        await SpoiltServer.Text($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {Bomb.Length}\r\nConnection: close\r\n\r\n")(stream, stop);
        await stream.WriteAsync(Bomb, stop);
    }

    private static byte[] Pack(byte[] content)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private static async Task ResetAsync(Stream stream, CancellationToken stop)
    {
        await SpoiltServer.Text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n{\"format\":1,")(stream, stop);
        await Task.Delay(50, stop);
        ((NetworkStream)stream).Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        ((NetworkStream)stream).Socket.Close();
    }

    private static async Task DripAsync(Stream stream, CancellationToken stop)
    {
        await SpoiltServer.Text($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(On)}\r\nConnection: close\r\n\r\n")(stream, stop);
        foreach (byte one in Encoding.UTF8.GetBytes(On))
        {
            await stream.WriteAsync(new[] { one }, stop);
            await Task.Delay(100, stop);
        }
    }
}
