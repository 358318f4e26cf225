using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace TypedFlags.Http.Tests;

/// <summary>A server that says when it wants to be asked again is left alone until then.</summary>
public sealed class RetryAfterTests
{
    private const string On = """{"format":1,"layers":[{"flags":{"f":true}}]}""";

    [Theory]
    [InlineData("503 Busy", "Retry-After: 3600")]
    [InlineData("429 Too many", "Retry-After: 3600")]

    // The date is counted from the answer's own: by this machine's clock both are long past.
    [InlineData("503 Busy", "Date: Sat, 01 Jan 2000 00:00:00 GMT\r\nRetry-After: Sat, 01 Jan 2000 01:00:00 GMT")]
    public async Task It_is_not_asked_before_that_however_often_the_engine_tries(string status, string headers)
    {
        await using SpoiltServer server = new(SpoiltServer.Text($"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        await using FlagClientApp client = FlagClientApp.Start(server.Address);
        await Until.TrueAsync(() => client.Log.At(LogLevel.Debug).Count(static line => line.Contains("127.0.0.1", StringComparison.Ordinal)) >= 5);

        Assert.Equal(1, server.Requests);
        Assert.Contains(status[..3], Assert.Single(client.Log.At(LogLevel.Error)), StringComparison.Ordinal);
        Assert.Contains("does not want to be asked", client.Status.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_asked_as_soon_as_it_wants_to_be()
    {
        await using SpoiltServer server = new(SpoiltServer.Text("HTTP/1.1 503 Not ready\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        await using FlagClientApp client = FlagClientApp.Start(server.Address, static options =>
        {
            options.UseStream = false;
            options.PollInterval = TimeSpan.FromDays(1);
        });
        await Until.TrueAsync(() => server.Requests == 1);
        long refused = Stopwatch.GetTimestamp();
        server.Answer = SpoiltServer.State(On);

        await Until.TrueAsync(() => client.IsOn());

        // The refusal was on its way when the time began here.
        Assert.True(Stopwatch.GetElapsedTime(refused) > TimeSpan.FromMilliseconds(800));
        Assert.Equal(2, server.Requests);
    }

    [Theory]
    [InlineData("Retry-After: 0")]
    [InlineData("Retry-After: Sat, 01 Jan 2000 01:00:00 GMT")]
    [InlineData("Retry-After: soon")]
    public async Task What_says_nothing_of_a_time_to_come_does_not_count(string header)
    {
        await using SpoiltServer server = new(SpoiltServer.Text($"HTTP/1.1 503 Busy\r\n{header}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        await using FlagClientApp client = FlagClientApp.Start(server.Address);

        await Until.TrueAsync(() => server.Requests > 6);
    }
}
