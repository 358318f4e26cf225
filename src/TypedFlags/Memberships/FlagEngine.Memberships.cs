namespace TypedFlags;

/// <content>Lists that are kept outside: looked up before flags are evaluated.</content>
public sealed partial class FlagEngine
{
    private readonly MembershipReader[] _memberships;

    /// <summary>
    /// Looks up in which lists the context's user is, where lists are too large for memory (<see cref="FlagMembershipSource"/>): once a request, before flags are evaluated. Without it
    /// a user counts as not listed there. All sources are asked at once, for at most <see cref="TypedFlagsOptions.PrepareTimeout"/>. A source that fails is one line in the log, and its lists
    /// count as not listing the user.
    /// </summary>
    /// <param name="context">The context; its targeting key and its tenant are what is looked up.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// The same context with what was found; flags may be asked for it, or it be made the ambient one (<see cref="FlagContext.Use"/>). The context itself where it has no targeting key, or the
    /// engine no such source. It is a picture of one moment: prepare anew for each request.
    /// </returns>
    /// <exception cref="OperationCanceledException">The caller's own token was cancelled; nothing else is thrown.</exception>
    public async Task<FlagContext> PrepareAsync(FlagContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.TargetingKey is not { Length: > 0 } targetingKey || _memberships.Length == 0
            ? context
            : context.With(await FindMembershipsAsync(targetingKey, context.TenantId, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// The same for a user by targeting key, for applications with context types of their own: <c>using ((await engine.PrepareAsync("ada")).Use()) { … }</c>.
    /// </summary>
    /// <param name="targetingKey">The user, as the context's targeting key has it.</param>
    /// <param name="tenantId">The user's tenant, whose lists are looked at too; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found; flags see it after <see cref="PreparedMemberships.Use"/>.</returns>
    /// <exception cref="OperationCanceledException">The caller's own token was cancelled.</exception>
    public Task<PreparedMemberships> PrepareAsync(string targetingKey, string? tenantId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(targetingKey);
        return FindMembershipsAsync(targetingKey, tenantId, cancellationToken);
    }

    /// <summary>The same for the application's own context type; called through the generated overloads.</summary>
    /// <typeparam name="TContext">The generated adapter.</typeparam>
    /// <param name="context">Who is asking.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found; flags see it after <see cref="PreparedMemberships.Use"/>.</returns>
    /// <exception cref="OperationCanceledException">The caller's own token was cancelled.</exception>
    public Task<PreparedMemberships> PrepareAsync<TContext>(in TContext context, CancellationToken cancellationToken = default)
        where TContext : struct, IFlagContextAdapter => FindMembershipsAsync(KeyText(context.TargetingKey) ?? string.Empty, KeyText(context.Tenant), cancellationToken);

    private static string? KeyText(in AttributeValue key)
    {
        Span<char> buffer = stackalloc char[AttributeValue.KeyTextLength];
        return key.TryGetKeyText(buffer, out ReadOnlySpan<char> text) ? text.ToString() : null;
    }

    private async Task<PreparedMemberships> FindMembershipsAsync(string targetingKey, string? tenantId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PreparedSource[] found = targetingKey.Length == 0
            ? []
            : await Task.WhenAll(Array.ConvertAll(_memberships, reader => reader.ReadAsync(targetingKey, tenantId, cancellationToken))).ConfigureAwait(false);
        return new PreparedMemberships(targetingKey, tenantId, found);
    }

    private MembershipReader[] ReadersOf(IReadOnlyList<FlagProvider> providers)
    {
        List<MembershipReader> readers = [];
        for (int index = 0; index < providers.Count; index++)
        {
            if (providers[index] is FlagMembershipSource source)
            {
                readers.Add(new MembershipReader(source, _state.Providers[index], Settings, _logger));
            }
        }

        return [.. readers];
    }
}
