using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>The commands that go to the database, and how much comes back.</summary>
internal sealed class Commands : DbCommandInterceptor
{
    private int _reads;

    public ConcurrentQueue<string> Texts { get; } = [];

    /// <summary>Rows, and one more for each result that was read to its end.</summary>
    public int Reads => Volatile.Read(ref _reads);

    public void Clear()
    {
        Texts.Clear();
        _reads = 0;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Texts.Enqueue(command.CommandText);
        return new(result);
    }

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        Interlocked.Add(ref _reads, eventData.ReadCount);
        return result;
    }
}
