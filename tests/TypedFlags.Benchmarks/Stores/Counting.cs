using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TypedFlags.Benchmarks.Stores;

/// <summary>How many commands go to a database, and how many rows come back, counting each result's end as one.</summary>
internal sealed class Counting : DbCommandInterceptor
{
    private int _commands;
    private int _rows;

    public int Commands => Volatile.Read(ref _commands);

    public int Rows => Volatile.Read(ref _rows);

    public void Clear()
    {
        _commands = 0;
        _rows = 0;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _commands);
        return new(result);
    }

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        Interlocked.Add(ref _rows, eventData.ReadCount);
        return result;
    }
}
