using System.Globalization;
using StackExchange.Redis;

namespace TypedFlags.Redis;

/// <summary>Runs <see cref="CacheScripts"/>.</summary>
internal sealed class CacheClient(RedisLink link, RedisKeys keys, RedisOptions options)
{
    /// <summary>How long one node may ask the store while the others wait; then another one may.</summary>
    public static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    /// <summary>The two lines before an answer, its mark and its hash, generously.</summary>
    private const int Overhead = 1024;

    private readonly string _life = Whole((options.CacheLifetime + Turn).TotalMilliseconds);

    /// <param name="question">A position, or nothing.</param>
    /// <param name="oldest">How old an answer may be, by when it was asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FormatException">Redis answered something else.</exception>
    public async ValueTask<CacheReply> AskAsync(string question, TimeSpan oldest, CancellationToken cancellationToken)
    {
        RedisResult answer = await link.RunScriptAsync(
            CacheScripts.Ask,
            [keys.Cache, keys.Generation],
            [question, NewName(), Whole(oldest.TotalMicroseconds), Whole(Turn.TotalMicroseconds), options.MaxCacheEntryBytes + Overhead, _life],
            cancellationToken).ConfigureAwait(false);
        RedisResult[] parts = (RedisResult[])answer;
        return Enum.TryParse((string)parts[0], ignoreCase: true, out CacheAdvice advice)
            ? new CacheReply(advice, (string)parts[1], (string)parts[2], (byte[])parts[3])
            : throw new FormatException("Redis gave no advice.");
    }

    public async Task KeepAsync(string question, CacheReply asked, FlagStoreChanges answer, CancellationToken cancellationToken)
    {
        byte[] value = CachedAnswer.Write(question, answer, options.MaxCacheEntryBytes) ?? "!"u8.ToArray();
        await link.RunScriptAsync(
            CacheScripts.Keep,
            [keys.Cache, keys.Generation],
            [question, asked.Generation, asked.At, value, answer.IsComplete ? "1" : "0", NewName(), _life],
            cancellationToken).ConfigureAwait(false);
    }

    public async Task GiveUpAsync(string question, CacheReply asked, CancellationToken cancellationToken) =>
        await link.RunScriptAsync(CacheScripts.GiveUp, [keys.Cache], [question, asked.Generation, asked.At], cancellationToken).ConfigureAwait(false);

    private static string NewName() => Guid.NewGuid().ToString("N");

    private static string Whole(double number) => number.ToString("F0", CultureInfo.InvariantCulture);
}
