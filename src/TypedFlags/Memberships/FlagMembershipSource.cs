namespace TypedFlags;

/// <summary>
/// Looks up in which lists a user is, where lists are too large for memory: a table of a million users. Derive from it and add it with
/// <see cref="TypedFlagsBuilder.AddProvider{TProvider}"/>, as any provider. <see cref="FlagEngine.PrepareAsync(FlagContext, CancellationToken)"/> asks it, once a user;
/// evaluations never do. Safe for any number of threads.
/// </summary>
/// <remarks>
/// A source says which lists there are, as a provider says what the state is: with a poll, a listener, and one line in the log for each outage. Its lists are added to those in
/// the state, whichever layer these come from; no layer takes them away.
/// </remarks>
public abstract class FlagMembershipSource : FlagProvider
{
    /// <summary>How many lists a user may be in, of one source. More are a mistake, and count as an answer that could not be read.</summary>
    public const int MaxMemberships = 10_000;

    /// <summary>Reads which lists there are, of all flags and tenants. Small: not who is in them.</summary>
    /// <param name="cancellationToken">Cancelled when the engine is disposed, or when it took too long.</param>
    /// <returns>The lists, in any order.</returns>
    public abstract ValueTask<IReadOnlyCollection<FlagUserList>> LoadListsAsync(CancellationToken cancellationToken);

    /// <summary>Finds the lists that one user is in. Many calls may run at once.</summary>
    /// <param name="targetingKey">The user; upper and lower case differ.</param>
    /// <param name="tenantId">The user's tenant, or null. Lists of other tenants need not be looked at.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits any longer.</param>
    /// <returns>
    /// Those of the lists that have the user, spelled as <see cref="LoadListsAsync"/> spells them; of the flags themselves and of the tenant. Others do no harm.
    /// </returns>
    public abstract ValueTask<IReadOnlyCollection<FlagUserList>> FindAsync(string targetingKey, string? tenantId, CancellationToken cancellationToken);

    /// <inheritdoc />
    public sealed override async ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken)
    {
        IReadOnlyCollection<FlagUserList> lists = await LoadListsAsync(cancellationToken).ConfigureAwait(false);
        return FlagProviderState.OfLists(this, lists);
    }
}
