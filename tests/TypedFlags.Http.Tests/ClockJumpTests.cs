using System.Globalization;

namespace TypedFlags.Http.Tests;

/// <summary>The wall clock is put forward and back by hours: schedules follow it, and nothing else does.</summary>
public sealed class ClockJumpTests
{
    public static TheoryData<int> Hours => [6, -6];

    [Theory]
    [MemberData(nameof(Hours))]
    public async Task Polls_go_on(int hours)
    {
        JumpingClock clock = new();
        await using FlagServer server = await FlagServer.StartAsync();
        await using FlagClientApp client = FlagClientApp.Start(server.Address, static options => options.UseStream = false, clock);
        await client.Engine.WaitUntilReadyAsync(Until.Guard);

        clock.Jump(TimeSpan.FromHours(hours));
        await server.SetAsync("f", "true");
        await Until.TrueAsync(() => client.IsOn());
        clock.Jump(TimeSpan.FromHours(-2 * hours));
        await server.SetAsync("f", "false");
        await Until.TrueAsync(() => !client.IsOn());
    }

    [Theory]
    [MemberData(nameof(Hours))]
    public async Task A_server_that_was_away_meanwhile_is_found_again(int hours)
    {
        JumpingClock clock = new();
        await using FlagServer first = await FlagServer.StartAsync();
        await first.SetAsync("f", "true");
        await using FlagClientApp client = FlagClientApp.Start(first.Address, configure: null, clock);
        await Until.TrueAsync(() => client.IsOn());
        await first.DisposeAsync();
        await Until.TrueAsync(() => client.Status.FailingSince is not null);

        clock.Jump(TimeSpan.FromHours(hours));
        Assert.True(client.IsOn());
        await using FlagServer second = await FlagServer.StartAsync(address: first.Address);

        await Until.TrueAsync(() => !client.IsOn());
        await Until.TrueAsync(() => client.Status.FailingSince is null);
    }

    [Fact]
    public async Task Schedules_follow_the_clock_forward_and_back()
    {
        JumpingClock clock = new();
        string soon = clock.GetUtcNow().AddHours(3).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        await using FlagServer server = await FlagServer.StartAsync();
        await server.SetAsync("f", $$"""{"schedule":[{"at":"{{soon}}","serve":true}]}""");
        await using FlagClientApp client = FlagClientApp.Start(server.Address, configure: null, clock);
        await client.Engine.WaitUntilReadyAsync(Until.Guard);
        Assert.False(client.IsOn());

        clock.Jump(TimeSpan.FromHours(6));
        Assert.True(client.IsOn());
        clock.Jump(TimeSpan.FromHours(-5));
        Assert.False(client.IsOn());
    }

    /// <summary>As any machine's: what measures durations is another clock, which never jumps.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private long _offset;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));

        public void Jump(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);
    }
}
