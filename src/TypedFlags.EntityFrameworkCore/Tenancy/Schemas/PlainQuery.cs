using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>
/// Queries whose text names a tenant's schema. As queries of EF Core's each text would be compiled when it is first seen, which takes longer than asking the
/// database, and be kept. These are commands alone: of the context, with its connection, transaction, time limit, interceptors and log.
/// </summary>
internal static class PlainQuery
{
    /// <param name="context">The context.</param>
    /// <param name="sql">The query, with <c>{0}</c> and so on for values.</param>
    /// <param name="values">The values, or parameters.</param>
    /// <param name="read">Makes a result of the row at which the reader is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async IAsyncEnumerable<TResult> ReadAsync<TResult>(
        DbContext context, string sql, IEnumerable<object> values, Func<DbDataReader, TResult> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RawSqlCommand command = context.GetService<IRawSqlCommandBuilder>().Build(sql, values, context.Model);
        RelationalCommandParameterObject how = new(
            context.GetService<IRelationalConnection>(),
            command.ParameterValues,
            readerColumns: null,
            context,
            context.GetService<IRelationalCommandDiagnosticsLogger>(),
            CommandSource.FromSqlQuery);
        RelationalDataReader rows = await command.RelationalCommand.ExecuteReaderAsync(how, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return read(rows.DbDataReader);
            }
        }
    }
}
