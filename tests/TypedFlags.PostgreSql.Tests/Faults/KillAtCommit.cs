using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TypedFlags.Tests.PostgreSql;

/// <summary>Kills the server in the moment before a transaction commits.</summary>
internal sealed class KillAtCommit(PostgresServer server) : DbTransactionInterceptor
{
    /// <summary>Whether the transaction had made a tenant's table by then.</summary>
    public bool HasTables { get; private set; }

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await using DbCommand ask = transaction.Connection!.CreateCommand();
        ask.Transaction = transaction;
        ask.CommandText = "SELECT count(*) FROM flags_acme.flag_tenant_states";
        HasTables = (long)(await ask.ExecuteScalarAsync(cancellationToken))! == 1;
        await server.KillAsync();
        return result;
    }
}
