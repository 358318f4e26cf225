using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>
/// The users in lists, in the shared schema or in a tenant's. Users are written many at once and compared by the database: what comes in is first staged, in the same table
/// under a list that nobody knows, in a transaction that takes it away again. Plain statements that any database understands; users are parameters.
/// </summary>
internal sealed class MemberTable
{
    /// <summary>Rows of one statement. SQL Server takes no more than 1,000.</summary>
    private const int Batch = 1000;

    private readonly DbContext _context;
    private readonly string _table;
    private readonly string _user;
    private readonly string _list;

    /// <param name="context">The context.</param>
    /// <param name="schemaName">The tenant's schema; null for the shared one.</param>
    public MemberTable(DbContext context, string? schemaName)
    {
        _context = context;
        IEntityType type = context.Model.FindEntityType(typeof(UserListMemberRow))!;
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        _table = Quoted(sql.DelimitIdentifier(type.GetTableName()!, schemaName ?? type.GetSchema()));
        _user = sql.DelimitIdentifier(type.FindProperty(nameof(UserListMemberRow.TargetingKey))!.GetColumnName());
        _list = sql.DelimitIdentifier(type.FindProperty(nameof(UserListMemberRow.ListId))!.GetColumnName());
    }

    /// <summary>A query for the lists that a user is in: the first placeholder is the user.</summary>
    public string SelectLists() => $"SELECT {_list} FROM {_table} WHERE {_user} = {{0}}";

    /// <summary>Reads what <see cref="SelectLists"/> selects.</summary>
    public static Func<DbDataReader, long> ListReader(IModel model) =>
        RowReader.OfValue<long>(model.FindEntityType(typeof(UserListMemberRow))!.FindProperty(nameof(UserListMemberRow.ListId))!);

    /// <summary>Puts users into a list that has none of them.</summary>
    public async Task InsertAsync(long list, IEnumerable<string> users, CancellationToken cancellationToken)
    {
        string id = Literal(list);
        foreach (string[] batch in users.Chunk(Batch))
        {
            string rows = string.Join(", ", batch.Select((_, index) => $"({{{Literal(index)}}}, {id})"));
            await ExecuteAsync($"INSERT INTO {_table} ({_user}, {_list}) VALUES {rows}", batch, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Puts those of one list into another that are not there yet.</summary>
    /// <returns>How many.</returns>
    public Task<int> AddAsync(long from, long to, CancellationToken cancellationToken) => ExecuteAsync(
        $"INSERT INTO {_table} ({_user}, {_list}) SELECT added.{_user}, {Literal(to)} FROM ({Users(from)} EXCEPT {Users(to)}) added", [], cancellationToken);

    /// <summary>Takes those of one list out of another.</summary>
    /// <returns>How many.</returns>
    public Task<int> RemoveAsync(long these, long from, CancellationToken cancellationToken) => RemoveAsync(Users(these), from, cancellationToken);

    /// <summary>Takes all but those of one list out of another.</summary>
    /// <returns>How many.</returns>
    public Task<int> RemoveOthersAsync(long these, long from, CancellationToken cancellationToken) =>
        RemoveAsync($"{Users(from)} EXCEPT {Users(these)}", from, cancellationToken);

    /// <summary>Takes all users out of a list.</summary>
    /// <returns>How many.</returns>
    public Task<int> ClearAsync(long list, CancellationToken cancellationToken) =>
        ExecuteAsync($"DELETE FROM {_table} WHERE {_list} = {Literal(list)}", [], cancellationToken);

    // In a query of its own: MySQL does not delete from a table that the condition reads directly.
    private Task<int> RemoveAsync(string users, long from, CancellationToken cancellationToken) => ExecuteAsync(
        $"DELETE FROM {_table} WHERE {_list} = {Literal(from)} AND {_user} IN (SELECT gone.{_user} FROM ({users}) gone)", [], cancellationToken);

    private string Users(long list) => $"SELECT {_user} FROM {_table} WHERE {_list} = {Literal(list)}";

    private Task<int> ExecuteAsync(string sql, IEnumerable<object> users, CancellationToken cancellationToken) =>
        _context.Database.ExecuteSqlRawAsync(sql, users, cancellationToken);

    private static string Literal(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>No brace of a name is to be taken for a placeholder.</summary>
    private static string Quoted(string name) => name.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
