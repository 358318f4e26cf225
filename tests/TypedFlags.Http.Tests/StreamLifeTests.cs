using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.AspNetCore;

namespace TypedFlags.Http.Tests;

/// <summary>Streams end and are opened again all the time, and are shared by several nodes: what is ordinary is not told of.</summary>
public sealed class StreamLifeTests
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1);

    [Fact]
    public async Task A_stream_that_the_server_ends_when_it_is_old_is_opened_anew_without_a_word()
    {
        int opened = 0;
        await using FlagServer server = await FlagServer.StartAsync(
            static flags => flags.AddServer(static options =>
            {
                options.AddKey(FlagServer.Key);
                options.StreamLifetime = TimeSpan.FromSeconds(1);
            }),
            app => app.Use((context, next) =>
            {
                Interlocked.Add(ref opened, IsStream(context) ? 1 : 0);
                return next(context);
            }));
        await using FlagClientApp client = FlagClientApp.Start(server.Address, static options =>
        {
            options.PollInterval = Never;
            options.GoodStream = TimeSpan.FromMilliseconds(300);
        });
        await Until.TrueAsync(() => Volatile.Read(ref opened) >= 3);
        await server.SetAsync("f", "true");
        await Until.TrueAsync(() => client.IsOn());

        Assert.Empty(client.Log.At(LogLevel.Warning));
        Assert.Empty(client.Log.At(LogLevel.Error));
    }

    [Fact]
    public async Task A_stream_that_falls_silent_again_and_again_costs_one_line_and_the_poll_goes_on()
    {
        int opened = 0;
        await using FlagServer server = await FlagServer.StartAsync(pipeline: app => app.Use(async (context, next) =>
        {
            if (!IsStream(context))
            {
                await next(context);
                return;
            }

            Interlocked.Increment(ref opened);
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(":\n\n");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        }));
        await using FlagClientApp client = FlagClientApp.Start(server.Address, static options =>
        {
            options.GoodStream = TimeSpan.FromMilliseconds(100);
            options.StreamTimeout = TimeSpan.FromMilliseconds(300);
        });
        await Until.TrueAsync(() => Volatile.Read(ref opened) >= 4);
        await server.SetAsync("f", "true");
        await Until.TrueAsync(() => client.IsOn());

        Assert.Contains("falls silent", Assert.Single(client.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
        Assert.Empty(client.Log.At(LogLevel.Error));
    }

    /// <summary>As by a proxy that passes an answer on when it has all of it.</summary>
    [Fact]
    public async Task A_stream_of_which_not_even_the_beginning_comes_through_costs_one_line_and_the_poll_goes_on()
    {
        int opened = 0;
        await using FlagServer server = await FlagServer.StartAsync(pipeline: app => app.Use(async (context, next) =>
        {
            if (!IsStream(context))
            {
                await next(context);
                return;
            }

            Interlocked.Increment(ref opened);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        }));
        await using FlagClientApp client = FlagClientApp.Start(server.Address, static options => options.RequestTimeout = TimeSpan.FromSeconds(2));
        await Until.TrueAsync(() => Volatile.Read(ref opened) >= 3);
        await server.SetAsync("f", "true");
        await Until.TrueAsync(() => client.IsOn());

        Assert.Contains("does not tell of changes", Assert.Single(client.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
        Assert.Empty(client.Log.At(LogLevel.Error));
    }

    /// <summary>Two nodes behind one address: the stream is of the one that knows first, the question goes to the other.</summary>
    [Fact]
    public async Task A_node_that_hears_of_a_change_after_the_one_that_told_of_it_is_asked_again()
    {
        bool isBehind = false;
        int asked = 0;
        await using FlagServer server = await FlagServer.StartAsync(pipeline: app => app.Use((context, next) =>
        {
            // Whatever it is asked for, that is what it has, twice.
            if (!IsStream(context) && Volatile.Read(ref isBehind) && Interlocked.Increment(ref asked) <= 2)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            return next(context);
        }));
        await using FlagClientApp client = FlagClientApp.Start(server.Address, static options => options.PollInterval = Never);
        await client.Engine.WaitUntilReadyAsync(Until.Guard);
        await Until.TrueAsync(() => server.Get<StreamEndpoint>().Open == 1);

        Volatile.Write(ref isBehind, true);
        await server.SetAsync("f", "true");

        await Until.TrueAsync(() => client.IsOn());
        Assert.Equal(3, asked);
    }

    private static bool IsStream(HttpContext context) => context.Request.Path.Value!.EndsWith("/stream", StringComparison.Ordinal);
}
