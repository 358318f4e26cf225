using Microsoft.Extensions.Logging;

namespace TypedFlags.Tests.Refresh;

/// <content>Listening, and what the log says of its end.</content>
public sealed partial class RefreshTests
{
    [Fact]
    public async Task Listening_that_ends_with_an_exception_begins_again_and_what_was_missed_is_read()
    {
        int watches = 0;
        int told = 0;
        ScriptedProvider provider = new((_, _, _) => Task.FromResult(Volatile.Read(ref told) == 1 ? On : Off))
        {
            Watch = async stop =>
            {
                if (Interlocked.Increment(ref watches) < 3)
                {
                    throw new IOException("The connection is lost.");
                }

                Volatile.Write(ref told, 1);
                await Task.Delay(Timeout.Infinite, stop);
            },
        };
        Start(provider);
        await UntilAsync(() => Volatile.Read(ref told) == 1);

        // Nobody told of it; the next reading that anything leads to finds it.
        provider.Change();

        Assert.True(IsOn);
        Assert.Single(_log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task A_connection_that_is_never_made_is_told_of_once_however_long_each_attempt_takes()
    {
        int attempts = 0;
        ScriptedProvider provider = new(static (_, _, _) => Task.FromResult(On))
        {
            Watch = async stop =>
            {
                Interlocked.Increment(ref attempts);

                // Longer than the longest pause between two tries: it used to count as a connection that had held.
                await Task.Delay(LongestRetry * 2, stop);
                throw new TimeoutException("Nobody answers.");
            },
        };
        Start(provider);

        await UntilAsync(() => Volatile.Read(ref attempts) >= 5);

        Assert.Single(_log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task The_loss_of_a_connection_that_had_held_is_told_each_time()
    {
        int attempts = 0;
        ScriptedProvider provider = null!;
        provider = new ScriptedProvider(static (_, _, _) => Task.FromResult(On))
        {
            Watch = async stop =>
            {
                await Task.Delay(Interlocked.Increment(ref attempts) > 3 ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, stop);
                provider.Change();
                await Task.Delay(LongestRetry * 2, stop);
                throw new IOException("The connection is lost.");
            },
        };
        Start(provider);

        await UntilAsync(() => Volatile.Read(ref attempts) == 4);

        Assert.Equal(3, _log.At(LogLevel.Warning).Count);
    }

    [Fact]
    public async Task A_source_that_is_back_and_still_does_not_tell_of_changes_is_told_of()
    {
        TaskCompletionSource isAway = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int attempts = 0;
        ScriptedProvider provider = new((load, _, _) => load is 2 or 3 ? throw new IOException("The source is away.") : Task.FromResult(On))
        {
            Watch = async _ =>
            {
                Interlocked.Increment(ref attempts);
                await isAway.Task;
                throw new IOException("Nobody listens here.");
            },
        };
        Start(provider);
        provider.Change();
        isAway.SetResult();

        await UntilAsync(() => Volatile.Read(ref attempts) >= 6);

        Assert.Single(_log.At(LogLevel.Error));
        Assert.Contains("does not tell of changes", Assert.Single(_log.At(LogLevel.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_was_away_when_listening_ended_and_is_back_is_told_of_once()
    {
        TaskCompletionSource away = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int attempts = 0;
        ScriptedProvider provider = new(async (load, _, _) =>
        {
            if (load == 2)
            {
                await away.Task;
                throw new TimeoutException("The source hangs.");
            }

            return On;
        })
        {
            Watch = async stop =>
            {
                if (Interlocked.Increment(ref attempts) > 1)
                {
                    await Task.Delay(Timeout.Infinite, stop);
                }

                await lost.Task;
                throw new IOException("Nothing was heard.");
            },
        };
        Start(provider);
        provider.Change();
        await UntilAsync(() => provider.Loads == 2);

        // Listening ends while a reading hangs; that reading fails, and the one that the end of listening asked for finds the source back. The pause
        // gives the listener the time to ask: without it there would be nothing to tell apart.
        lost.SetResult();
        await Task.Delay(TimeSpan.FromMilliseconds(200), Cancelled);
        away.SetResult();
        await UntilAsync(() => Volatile.Read(ref attempts) == 2);

        Assert.Single(_log.At(LogLevel.Error));
        Assert.Empty(_log.At(LogLevel.Warning));
    }
}
