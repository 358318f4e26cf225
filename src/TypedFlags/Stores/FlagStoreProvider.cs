namespace TypedFlags;

/// <summary>Serves an engine from a store: everything at first, and then what changed.</summary>
/// <param name="store">The store. It is not disposed.</param>
/// <param name="pollInterval">How often to look for changes that no message told of; null for never.</param>
public class FlagStoreProvider(FlagStore store, TimeSpan? pollInterval = null) : FlagProvider
{
    /// <summary>The store.</summary>
    public FlagStore Store { get; } = store ?? throw new ArgumentNullException(nameof(store));

    /// <inheritdoc />
    public override string Name => Store.Name;

    /// <inheritdoc />
    public override TimeSpan? PollInterval => pollInterval;

    /// <inheritdoc />
    public override async ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(previous);
        FlagStoreChanges changes = await Store.ReadAsync(previous.Version, cancellationToken).ConfigureAwait(false);
        if (!changes.IsComplete && changes.States.Count == 0 && string.Equals(changes.Position, previous.Version, StringComparison.Ordinal))
        {
            return previous;
        }

        IEnumerable<FlagStateEntry> entries = changes.States.Select(static state => state.ToEntry());
        FlagProviderState now = changes.IsComplete ? FlagProviderState.Create(entries) : previous.With(entries);
        return now with { Version = changes.Position };
    }

    /// <inheritdoc />
    public override Task WatchAsync(CancellationToken cancellationToken) => Store.WatchAsync(OnChanged, cancellationToken);
}
