using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>Those who want to be told of an engine's changes.</summary>
internal sealed class ChangeFeed(ILogger logger)
{
    private readonly Lock _gate = new();
    private ChangeSubscription[] _subscriptions = [];
    private bool _hasEnded;

    /// <summary>Whether it is worth while to find out what has changed.</summary>
    public bool HasSubscribers => Volatile.Read(ref _subscriptions).Length > 0;

    /// <param name="handler">Called with each change from now on.</param>
    /// <param name="filter">Which changes; null for all. Ours, and does not throw.</param>
    public ChangeSubscription Subscribe(Action<FlagsChanged> handler, Func<FlagsChanged, bool>? filter = null)
    {
        ChangeSubscription subscription = new(handler, filter, logger, Remove);
        lock (_gate)
        {
            if (_hasEnded)
            {
                subscription.End();
            }
            else
            {
                Volatile.Write(ref _subscriptions, [.. _subscriptions, subscription]);
            }
        }

        return subscription;
    }

    /// <summary>Tells everybody, later, on other threads. One call at a time, so that all hear of the changes in the same order.</summary>
    public void Publish(IEnumerable<FlagsChanged> changes)
    {
        ChangeSubscription[] subscriptions = Volatile.Read(ref _subscriptions);
        foreach (FlagsChanged change in changes)
        {
            Array.ForEach(subscriptions, subscription => subscription.Offer(change));
        }
    }

    /// <summary>From now on nobody is told of anything.</summary>
    public void End()
    {
        ChangeSubscription[] ended;
        lock (_gate)
        {
            _hasEnded = true;
            ended = _subscriptions;
            Volatile.Write(ref _subscriptions, []);
        }

        Array.ForEach(ended, static subscription => subscription.End());
    }

    private void Remove(ChangeSubscription subscription)
    {
        lock (_gate)
        {
            Volatile.Write(ref _subscriptions, Array.FindAll(_subscriptions, one => !ReferenceEquals(one, subscription)));
        }
    }
}
