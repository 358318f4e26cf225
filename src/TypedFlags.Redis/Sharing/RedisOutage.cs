using Microsoft.Extensions.Logging;

namespace TypedFlags.Redis;

/// <summary>What Redis does for another store.</summary>
[Flags]
internal enum RedisUse
{
    None = 0,
    Telling = 1,
    Listening = 2,
    Cache = 4,
}

/// <summary>One line in the log when Redis begins to fail, whoever notices first, and one when everything works again. Safe for any number of threads.</summary>
internal sealed class RedisOutage(string address, ILogger logger)
{
    private const int LongestReason = 300;

    private int _failing;
    private volatile bool _isOver;

    /// <summary>The application ends: what fails from now on is no outage.</summary>
    public bool IsOver
    {
        get => _isOver;
        set => _isOver = value;
    }

    public void Began(RedisUse use, Exception exception)
    {
        if (!_isOver && Interlocked.Or(ref _failing, (int)use) == 0)
        {
            string reason = exception.Message.ReplaceLineEndings(" ");
            RedisLog.RedisAway(logger, exception, address, reason.Length <= LongestReason ? reason : reason[..LongestReason] + "…");
        }
    }

    public void Ended(RedisUse use)
    {
        if (Volatile.Read(ref _failing) != 0 && Interlocked.And(ref _failing, ~(int)use) == (int)use)
        {
            RedisLog.RedisBack(logger, address);
        }
    }
}
