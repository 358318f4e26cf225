namespace TypedFlags.Redis;

/// <summary>
/// What one node read of a store, for the others. It keeps answers by their questions: to everyone who asks from the same position, the store's own answer to just that. So nobody has to
/// understand positions, and a node can't get anything but what the store itself would have told it, at most <see cref="RedisOptions.CacheLifetime"/> ago and with no write told of since.
/// Whatever goes wrong with Redis, the store is asked. Safe for any number of threads.
/// </summary>
internal sealed class StateCache(CacheClient client, RedisOptions options, RedisOutage outage)
{
    /// <summary>How long to wait for another node's answer: longer than its turn, so that one who died is followed by one, not by all.</summary>
    private static readonly TimeSpan Patience = CacheClient.Turn * 1.5;

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(2);

    private static readonly TimeSpan LastLook = TimeSpan.FromMilliseconds(50);

    private long _distrusted = long.MinValue;
    private long _pausedUntil = long.MinValue;
    private int _failures;

    /// <summary>From now on no answer is good enough that was asked for earlier: something has changed that Redis does not know of.</summary>
    public void Distrust() => Volatile.Write(ref _distrusted, TimeProvider.System.GetTimestamp());

    /// <summary>Redis is back, as somebody else found out.</summary>
    public void TryAgain() => Volatile.Write(ref _pausedUntil, long.MinValue);

    /// <summary>Reads from Redis, or else from the store, and then for the others too.</summary>
    /// <param name="position">Where an earlier reading ended; null for everything.</param>
    /// <param name="load">Reads from the store.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the store says, or said.</returns>
    public async ValueTask<FlagStoreChanges> ReadAsync(
        string? position, Func<string?, CancellationToken, ValueTask<FlagStoreChanges>> load, CancellationToken cancellationToken)
    {
        string question = position ?? "";
        CacheReply? reply = await AskAsync(question, cancellationToken).ConfigureAwait(false);
        if (reply is { Advice: CacheAdvice.Take })
        {
            try
            {
                FlagStoreChanges answer = CachedAnswer.Read(question, reply.Answer, options.MaxCacheEntryBytes);
                Worked();
                return answer;
            }
            catch (FormatException exception)
            {
                // Ours takes its place.
                outage.Began(RedisUse.Cache, exception);
                reply = reply with { Advice = CacheAdvice.Mend };
            }
        }

        if (reply is not { Advice: CacheAdvice.Load or CacheAdvice.Mend })
        {
            return await load(position, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            FlagStoreChanges loaded = await load(position, cancellationToken).ConfigureAwait(false);

            // Who asked does not wait for what is the others' only.
            _ = InBackgroundAsync(() => client.KeepAsync(question, reply, loaded, CancellationToken.None));
            return loaded;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _ = InBackgroundAsync(() => client.GiveUpAsync(question, reply, CancellationToken.None));
            throw;
        }
    }

    /// <returns>Null where Redis is no help.</returns>
    private async ValueTask<CacheReply?> AskAsync(string question, CancellationToken cancellationToken)
    {
        if (TimeProvider.System.GetTimestamp() < Volatile.Read(ref _pausedUntil))
        {
            return null;
        }

        long began = TimeProvider.System.GetTimestamp();
        TimeSpan look = FirstLook;
        while (true)
        {
            CacheReply? reply = await TryAskAsync(question, cancellationToken).ConfigureAwait(false);
            if (reply is not { Advice: CacheAdvice.Wait } || TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                return reply;
            }

            await Task.Delay(look, cancellationToken).ConfigureAwait(false);
            look = look * 2 < LastLook ? look * 2 : LastLook;
        }
    }

    private async ValueTask<CacheReply?> TryAskAsync(string question, CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(options.CacheTimeout);
        try
        {
            CacheReply reply = await client.AskAsync(question, OldestAnswer(), late.Token).ConfigureAwait(false);
            if (reply.Advice == CacheAdvice.Mend)
            {
                outage.Began(RedisUse.Cache, new FormatException("What is under the cache's key was not written by this library; it is written anew."));
            }
            else if (reply.Advice != CacheAdvice.Take)
            {
                Worked();
            }

            return reply;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(new TimeoutException($"It did not answer within {options.CacheTimeout.TotalSeconds:0.###} s.", exception));
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            Failed(exception);
        }

        return null;
    }

    private TimeSpan OldestAnswer()
    {
        long distrusted = Volatile.Read(ref _distrusted);
        TimeSpan since = distrusted == long.MinValue ? TimeSpan.MaxValue : TimeProvider.System.GetElapsedTime(distrusted);
        return since < options.CacheLifetime ? since : options.CacheLifetime;
    }

    private async Task InBackgroundAsync(Func<Task> work)
    {
        // Large answers take a while to write.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // The application ends.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Failed(exception);
        }
    }

    private void Worked()
    {
        Volatile.Write(ref _failures, 0);
        outage.Ended(RedisUse.Cache);
    }

    private void Failed(Exception exception)
    {
        TimeSpan pause = Pauses.After(Interlocked.Increment(ref _failures));
        Volatile.Write(ref _pausedUntil, TimeProvider.System.GetTimestamp() + (long)(pause.TotalSeconds * TimeProvider.System.TimestampFrequency));
        outage.Began(RedisUse.Cache, exception);
    }
}
