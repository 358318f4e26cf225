using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>
/// One who wants to be told of changes. Told in order, one change at a time, on a thread of the pool; whoever makes a change only puts it into the queue.
/// A subscriber who is slow gets what finds no room in the queue together with what is in it, so nothing is lost and memory stays bounded.
/// </summary>
internal sealed class ChangeSubscription(Action<FlagsChanged> handler, Func<FlagsChanged, bool>? filter, ILogger logger, Action<ChangeSubscription> onDispose)
    : IDisposable
{
    /// <summary>More changes than these wait as one of each set.</summary>
    internal const int MaxQueued = 64;

    private readonly Lock _gate = new();
    private readonly List<FlagsChanged> _queue = [];
    private bool _isTelling;
    private bool _hasEnded;
    private bool _hasFailed;

    /// <summary>Takes a change. Neither waits nor runs other people's code.</summary>
    public void Offer(FlagsChanged change)
    {
        if (filter is not null && !filter(change))
        {
            return;
        }

        lock (_gate)
        {
            if (_hasEnded)
            {
                return;
            }

            Enqueue(change);
            if (_isTelling)
            {
                return;
            }

            _isTelling = true;
        }

        // Unsafe: what the change was made in, such as a request, is not what the subscriber runs in.
        ThreadPool.UnsafeQueueUserWorkItem(static subscription => subscription.Tell(), this, preferLocal: false);
    }

    /// <summary>From now on no call begins; one that is under way goes on.</summary>
    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
            _queue.Clear();
        }
    }

    public void Dispose()
    {
        End();
        onDispose(this);
    }

    private void Enqueue(FlagsChanged change)
    {
        int same = _queue.Count < MaxQueued
            ? -1
            : _queue.FindLastIndex(one => string.Equals(one.SetName, change.SetName, StringComparison.Ordinal));
        if (same < 0)
        {
            _queue.Add(change);
        }
        else
        {
            _queue[same] = _queue[same].JoinedWith(change);
        }
    }

    private void Tell()
    {
        while (TakeNext() is { } change)
        {
            try
            {
                handler(change);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                if (!_hasFailed)
                {
                    _hasFailed = true;
                    EngineLog.Try(() => EngineLog.SubscriberFailed(logger, exception, handler.Method.Name));
                }
            }
        }
    }

    private FlagsChanged? TakeNext()
    {
        lock (_gate)
        {
            if (_queue.Count == 0)
            {
                _isTelling = false;
                return null;
            }

            FlagsChanged next = _queue[0];
            _queue.RemoveAt(0);
            return next;
        }
    }
}
