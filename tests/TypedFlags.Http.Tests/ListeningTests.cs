using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TypedFlags.AspNetCore;

namespace TypedFlags.Http.Tests;

/// <summary>The server's stream: changes come at once with it, and at the next poll without.</summary>
public sealed class ListeningTests
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1);

    [Fact]
    public async Task A_change_comes_at_once_though_the_next_poll_is_a_day_away()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        await using FlagClientApp client = FlagClientApp.Start(server.Address, static options => options.PollInterval = Never);
        await client.Engine.WaitUntilReadyAsync(Until.Guard);

        await server.SetAsync("f", "true");
        await Until.TrueAsync(() => client.IsOn());
        await server.SetAsync("f", "false");
        await Until.TrueAsync(() => !client.IsOn());
    }

    [Fact]
    public async Task A_hundred_clients_of_one_server_all_hear_of_a_change()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        FlagClientApp[] clients = [.. Enumerable.Range(0, 100).Select(_ => FlagClientApp.Start(server.Address, static options => options.PollInterval = Never))];
        try
        {
            await Until.TrueAsync(() => server.Get<StreamEndpoint>().Open == clients.Length);
            await server.SetAsync("f", "true");
            await Until.TrueAsync(() => clients.All(static client => client.IsOn()));

            // Nobody asked more often than there was something to ask for: at the start, where need be for the first event, and for the change.
            Assert.InRange(server.Statuses.Length, 2 * clients.Length, 3 * clients.Length);
        }
        finally
        {
            foreach (FlagClientApp client in clients)
            {
                await client.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task Who_does_not_want_the_stream_does_not_open_it()
    {
        List<PathString> asked = [];
        await using FlagServer server = await FlagServer.StartAsync(pipeline: app => app.Use((context, next) =>
        {
            lock (asked)
            {
                asked.Add(context.Request.Path);
            }

            return next(context);
        }));
        await using FlagClientApp client = FlagClientApp.Start(server.Address, static options => options.UseStream = false);
        await server.SetAsync("f", "true");
        await Until.TrueAsync(() => client.IsOn());
        await Until.TrueAsync(() => server.Statuses.Length > 3);

        lock (asked)
        {
            Assert.All(asked, static path => Assert.Equal("/api/flags/definitions", path));
        }
    }

    [Theory]
    [InlineData("no stream")]
    [InlineData("all places taken")]
    [InlineData("ends at once")]
    [InlineData("breaks off")]
    [InlineData("garbage")]
    [InlineData("one endless line")]
    [InlineData("a page instead")]
    [InlineData("silent from the beginning")]
    [InlineData("silent after a while")]
    public async Task Whatever_becomes_of_the_stream_changes_are_seen_at_the_next_poll(string fault)
    {
        await using FlagServer server = await FlagServer.StartAsync(pipeline: app => app.Use((context, next) =>
            context.Request.Path.Value!.EndsWith("/stream", StringComparison.Ordinal) ? SpoilAsync(context, fault) : next(context)));
        await using FlagClientApp client = FlagClientApp.Start(server.Address, static options => options.StreamTimeout = TimeSpan.FromMilliseconds(200));
        await client.Engine.WaitUntilReadyAsync(Until.Guard);

        await server.SetAsync("f", "true");
        await Until.TrueAsync(() => client.IsOn());
        await server.SetAsync("f", "false");
        await Until.TrueAsync(() => !client.IsOn());

        Assert.Empty(client.Log.At(LogLevel.Error));
        Assert.InRange(client.Log.At(LogLevel.Warning).Count, 0, 1);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_opened_again_and_what_was_missed_is_read()
    {
        int opened = 0;
        TaskCompletionSource cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FlagServer server = await FlagServer.StartAsync(pipeline: app => app.Use(async (context, next) =>
        {
            if (!context.Request.Path.Value!.EndsWith("/stream", StringComparison.Ordinal) || Interlocked.Increment(ref opened) > 1)
            {
                await next(context);
                return;
            }

            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(":\n\n");
            await context.Response.Body.FlushAsync();
            await cut.Task;
            context.Abort();
        }));
        await using FlagClientApp client = FlagClientApp.Start(server.Address, static options => options.PollInterval = Never);
        await Until.TrueAsync(() => Volatile.Read(ref opened) == 1 && client.Status.IsLoaded);

        await server.SetAsync("f", "true");
        cut.SetResult();
        await Until.TrueAsync(() => client.IsOn());
        await Until.TrueAsync(() => Volatile.Read(ref opened) > 1);

        await server.SetAsync("f", "false");
        await Until.TrueAsync(() => !client.IsOn());
    }

    [Fact]
    public async Task Events_that_come_without_end_do_not_make_as_many_requests()
    {
        await using FlagServer server = await FlagServer.StartAsync(pipeline: static app => app.Use(static async (context, next) =>
        {
            if (!context.Request.Path.Value!.EndsWith("/stream", StringComparison.Ordinal))
            {
                await next(context);
                return;
            }

            context.Response.ContentType = "text/event-stream";
            for (int number = 0; number < 10_000; number++)
            {
                await context.Response.WriteAsync($"id: {number}\ndata: x\n\n");
            }

            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }));
        await using FlagClientApp client = FlagClientApp.Start(server.Address, static options => options.PollInterval = Never);
        await Until.TrueAsync(() => server.Statuses.Length > 10);
        await server.SetAsync("f", "true");
        await Until.TrueAsync(() => client.IsOn());

        Assert.InRange(server.Statuses.Length, 10, 2_000);
    }

    private static async Task SpoilAsync(HttpContext context, string fault)
    {
        HttpResponse response = context.Response;
        response.ContentType = "text/event-stream";
        switch (fault)
        {
            case "no stream":
                response.StatusCode = 404;
                break;
            case "all places taken":
                response.StatusCode = 503;
                response.Headers.RetryAfter = "1";
                break;
            case "ends at once":
                await response.WriteAsync(":\n\n");
                break;
            case "breaks off":
                await response.WriteAsync("id: 1\nda");
                await response.Body.FlushAsync();
                context.Abort();
                break;
            case "garbage":
                byte[] noise = new byte[3000];
                new Random(1).NextBytes(noise);
                await response.Body.WriteAsync(noise);
                break;
            case "one endless line":
                await response.Body.WriteAsync(Encoding.ASCII.GetBytes("data: " + new string('x', 100_000)));
                await response.Body.FlushAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
                break;
            case "a page instead":
                response.ContentType = "text/html";
                await response.WriteAsync("<html>Welcome</html>");
                break;
            default:
                await response.StartAsync();
                if (fault == "silent after a while")
                {
                    await response.WriteAsync(":\n\n");
                }

                await response.Body.FlushAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
                break;
        }
    }
}
