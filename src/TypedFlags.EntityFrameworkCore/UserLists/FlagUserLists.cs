namespace TypedFlags.EntityFrameworkCore;

/// <summary>
/// Lists of users too large for memory, in the database of an <see cref="EntityFrameworkFlagStore"/>: to write to. <see cref="FlagEngine.PrepareAsync(FlagContext, CancellationToken)"/> looks users up
/// in them. A write is one transaction with an entry in the audit trail that says how many were added and removed, and by whom; never who. Writes to flags and lists take turns. Safe for any number of
/// threads.
/// </summary>
/// <remarks>
/// A list is there while somebody is in it. What fails with anything but <see cref="ArgumentException"/> may have been done or not; it is safe to repeat with the same id. Users are compared as the database
/// compares texts: see <see cref="FlagModelOptions.KeyCollation"/>.
/// </remarks>
public sealed class FlagUserLists
{
    private readonly UserListWriter _writer;
    private readonly EntityFrameworkFlagStore _store;

    internal FlagUserLists(EntityFrameworkFlagStore store, UserListWriter writer)
    {
        _store = store;
        _writer = writer;
    }

    /// <summary>Puts users into a list; those that are in it stay.</summary>
    /// <param name="list">The list; a new one where there is none.</param>
    /// <param name="targetingKeys">The users, 1 to 256 characters each, any number.</param>
    /// <param name="actor">Who does so, for the audit trail.</param>
    /// <param name="comment">Why, for the audit trail; or null.</param>
    /// <param name="id">A number of this write, for repeating it; null for a new one.</param>
    /// <param name="cancellationToken">Gives up; what was begun may be done all the same.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">A text is empty or too long, or the list is for a variant and excludes.</exception>
    /// <exception cref="InvalidOperationException">The id is that of a write to a flag's state.</exception>
    public Task<FlagUserListChange> AddAsync(
        FlagUserList list, IEnumerable<string> targetingKeys, string actor, string? comment = null, Guid? id = null, CancellationToken cancellationToken = default) =>
        WriteAsync(UserListWriteKind.Add, list, targetingKeys, actor, comment, id, cancellationToken);

    /// <summary>Takes users out of a list; those that are not in it are passed over.</summary>
    /// <param name="list">The list.</param>
    /// <param name="targetingKeys">The users.</param>
    /// <param name="actor">Who does so, for the audit trail.</param>
    /// <param name="comment">Why, for the audit trail; or null.</param>
    /// <param name="id">A number of this write, for repeating it; null for a new one.</param>
    /// <param name="cancellationToken">Gives up; what was begun may be done all the same.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">A text is empty or too long, or the list is for a variant and excludes.</exception>
    /// <exception cref="InvalidOperationException">The id is that of a write to a flag's state.</exception>
    public Task<FlagUserListChange> RemoveAsync(
        FlagUserList list, IEnumerable<string> targetingKeys, string actor, string? comment = null, Guid? id = null, CancellationToken cancellationToken = default) =>
        WriteAsync(UserListWriteKind.Remove, list, targetingKeys, actor, comment, id, cancellationToken);

    /// <summary>Makes a list have these users and no others, without a moment in between; none at all ends the list.</summary>
    /// <param name="list">The list; a new one where there is none.</param>
    /// <param name="targetingKeys">The users.</param>
    /// <param name="actor">Who does so, for the audit trail.</param>
    /// <param name="comment">Why, for the audit trail; or null.</param>
    /// <param name="id">A number of this write, for repeating it; null for a new one.</param>
    /// <param name="cancellationToken">Gives up; what was begun may be done all the same.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">A text is empty or too long, or the list is for a variant and excludes.</exception>
    /// <exception cref="InvalidOperationException">The id is that of a write to a flag's state.</exception>
    public Task<FlagUserListChange> ReplaceAsync(
        FlagUserList list, IEnumerable<string> targetingKeys, string actor, string? comment = null, Guid? id = null, CancellationToken cancellationToken = default) =>
        WriteAsync(UserListWriteKind.Replace, list, targetingKeys, actor, comment, id, cancellationToken);

    /// <summary>How many users are in a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The number; 0 where there is no such list.</returns>
    public async Task<long> CountAsync(FlagUserList list, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        return await _store.RunAsync(
            async (context, cancelled) => (await UserListWriter.FindAsync(context, list, cancelled).ConfigureAwait(false))?.Size ?? 0, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FlagUserListChange> WriteAsync(
        UserListWriteKind kind, FlagUserList list, IEnumerable<string> targetingKeys, string actor, string? comment, Guid? id, CancellationToken cancellationToken)
    {
        UserListWrite write = UserListWrite.Create(kind, list, targetingKeys, actor, comment, id);
        return await _store.RunAsync((context, cancelled) => _writer.WriteAsync(context, write, cancelled), cancellationToken).ConfigureAwait(false);
    }
}
