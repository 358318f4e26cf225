namespace TypedFlags.Tests.Refresh;

/// <summary>When a source is asked again.</summary>
public sealed class PollIntervalTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    [Fact]
    public void An_interval_is_never_exceeded()
    {
        Assert.All(Enumerable.Range(0, 1000), static _ => Assert.True(RefreshSettings.PollAfter(Interval) <= Interval));
    }

    [Fact]
    public void Nodes_do_not_ask_at_the_same_moment()
    {
        HashSet<TimeSpan> pauses = [.. Enumerable.Range(0, 50).Select(static _ => RefreshSettings.PollAfter(Interval))];

        Assert.True(pauses.Count > 40, "Fifty nodes should have about as many pauses.");
        Assert.All(pauses, static pause => Assert.True(pause >= Interval * 0.8));
    }

    [Fact]
    public void Who_wants_to_be_asked_all_the_time_is_asked_a_hundred_times_a_second()
    {
        Assert.InRange(RefreshSettings.PollAfter(TimeSpan.Zero), RefreshSettings.ShortestPoll * 0.8, RefreshSettings.ShortestPoll);
    }
}
