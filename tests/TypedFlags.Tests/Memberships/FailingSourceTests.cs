using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Memberships;

/// <summary>A source of lists that fails, hangs or lies: the user is not listed, nothing is thrown, and one line in the log says what happened.</summary>
public sealed class FailingSourceTests : IDisposable
{
    private const string Beta = """{"key":"beta","type":"boolean","default":false}""";

    private static readonly RefreshSettings Patience = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(2));

    private readonly ManualClock _clock = new();
    private readonly FlagsWithLists _flags;

    public FailingSourceTests()
    {
        _flags = new FlagsWithLists(_clock, Patience, [Beta]);
        _flags.Lists.Add(new FlagUserList("beta"), "ada");
    }

    public void Dispose() => _flags.Dispose();

    [Fact]
    public void Nothing_is_thrown_and_the_user_is_not_listed()
    {
        _flags.Lists.Fault = static _ => throw new IOException("The table is gone.");

        Assert.False(_flags[0].IsEnabled(_flags.Prepare(new FlagContext("ada"))));
    }

    [Fact]
    public void An_outage_is_one_line_and_its_end_another()
    {
        _flags.Lists.Fault = static _ => throw new IOException("The table is gone.");
        for (int request = 0; request < 20; request++)
        {
            _flags.Prepare(new FlagContext("ada"));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        _flags.Lists.Fault = null;
        _clock.Advance(TimeSpan.FromSeconds(20));

        Assert.True(_flags[0].IsEnabled(_flags.Prepare(new FlagContext("ada"))));
        Assert.Equal(
            "It could not be looked up in which lists of lists a user is; users count as not listed there until it can be. The table is gone.",
            Assert.Single(_flags.Log.At(LogLevel.Error)));
        Assert.Equal("Users can be looked up in the lists of lists again", Assert.Single(_flags.Log.At(LogLevel.Information)));
    }

    [Fact]
    public async Task An_answer_to_what_was_asked_before_the_outage_does_not_end_it()
    {
        TaskCompletionSource slow = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _flags.Lists.Fault = _ => slow.Task;
        Task<FlagContext> asked = _flags.Engine.PrepareAsync(new FlagContext("ada"), TestContext.Current.CancellationToken);
        _flags.Lists.Fault = static _ => throw new IOException("The table is gone.");
        _flags.Prepare(new FlagContext("bob"));

        slow.SetResult();
        Assert.True(_flags[0].IsEnabled(await asked));
        _flags.Prepare(new FlagContext("eve"));

        Assert.Equal(2, _flags.Lists.Questions);
        Assert.Single(_flags.Log.At(LogLevel.Error));
        Assert.Empty(_flags.Log.At(LogLevel.Information));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_asked_in_an_outage_and_fails_after_its_end_begins_no_other(bool isSecondTry)
    {
        TaskCompletionSource slow = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Func<CancellationToken, Task> broken = static _ => throw new IOException("The table is gone.");
        _flags.Lists.Fault = broken;
        if (isSecondTry)
        {
            _flags.Prepare(new FlagContext("ada"));
            _clock.Advance(TimeSpan.FromSeconds(2));
        }

        _flags.Lists.Fault = _ => slow.Task;
        Task<FlagContext> asked = _flags.Engine.PrepareAsync(new FlagContext("ada"), TestContext.Current.CancellationToken);
        _flags.Lists.Fault = broken;
        _flags.Prepare(new FlagContext("bob"));
        _clock.Advance(TimeSpan.FromSeconds(1.5));
        _flags.Lists.Fault = null;
        _flags.Prepare(new FlagContext("bob"));

        slow.SetException(new IOException("The connection was reset."));
        Assert.False(_flags[0].IsEnabled(await asked));

        Assert.True(_flags[0].IsEnabled(_flags.Prepare(new FlagContext("ada"))));
        Assert.Single(_flags.Log.At(LogLevel.Error));
        Assert.Single(_flags.Log.At(LogLevel.Information));
    }

    [Fact]
    public void A_source_that_is_away_is_left_alone_for_a_while()
    {
        _flags.Lists.Fault = static _ => throw new IOException("The table is gone.");
        _flags.Prepare(new FlagContext("ada"));

        for (int request = 0; request < 20; request++)
        {
            _flags.Prepare(new FlagContext("ada"));
        }

        Assert.Equal(1, _flags.Lists.Questions);
    }

    [Fact]
    public async Task A_source_that_hangs_is_given_up_after_PrepareTimeout()
    {
        TaskCompletionSource never = new();
        _flags.Lists.Fault = _ => never.Task;
        Task<FlagContext> preparing = _flags.Engine.PrepareAsync(new FlagContext("ada"), TestContext.Current.CancellationToken);
        await _clock.WaitForTimer(Patience.PrepareTimeout);
        Assert.False(preparing.IsCompleted);

        _clock.Advance(Patience.PrepareTimeout);

        Assert.False(_flags[0].IsEnabled(await preparing.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)));
        Assert.Contains("no answer within 2 s", Assert.Single(_flags.Log.At(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_caller_s_own_cancellation_is_the_one_thing_that_is_thrown()
    {
        using CancellationTokenSource own = new();
        _flags.Lists.Fault = cancelled => Task.Delay(Timeout.Infinite, cancelled);
        Task<FlagContext> preparing = _flags.Engine.PrepareAsync(new FlagContext("ada"), own.Token);

        await own.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => preparing);
        Assert.Empty(_flags.Log.At(LogLevel.Error));
    }

    [Fact]
    public async Task What_was_looked_up_says_whether_it_is_complete()
    {
        Assert.True((await _flags.Engine.PrepareAsync("ada", cancellationToken: TestContext.Current.CancellationToken)).IsComplete);

        _flags.Lists.Fault = static _ => throw new IOException("The table is gone.");

        Assert.False((await _flags.Engine.PrepareAsync("ada", cancellationToken: TestContext.Current.CancellationToken)).IsComplete);
    }

    [Fact]
    public void A_user_in_more_lists_than_can_be_is_a_mistake_of_the_source()
    {
        for (int list = 0; list <= FlagMembershipSource.MaxMemberships; list++)
        {
            _flags.Lists.AddSilently(new FlagUserList($"flag_{list}"), "eve");
        }

        _flags.Prepare(new FlagContext("eve"));

        Assert.Contains("a user is in 10001 lists; 10000 is the most", Assert.Single(_flags.Log.At(LogLevel.Error)), StringComparison.Ordinal);
    }
}
