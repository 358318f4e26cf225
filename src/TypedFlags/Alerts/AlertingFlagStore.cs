namespace TypedFlags;

/// <summary>A store that tells of each write made through it. Does nothing else: reads and writes are the inner store's.</summary>
/// <param name="inner">The store.</param>
/// <param name="queues">One a webhook.</param>
internal sealed class AlertingFlagStore(FlagStore inner, AlertQueue[] queues) : ForwardingFlagStore(inner)
{
    protected override async ValueTask<StoredFlagState> WriteCheckedAsync(FlagStateWrite write, CancellationToken cancellationToken)
    {
        StoredFlagState stored = await Inner.WriteAsync(write, cancellationToken).ConfigureAwait(false);
        Array.ForEach(queues, queue => queue.Offer(new AlertQueue.Waiting(Inner, stored)));
        return stored;
    }
}
