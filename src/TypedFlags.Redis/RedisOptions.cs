using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace TypedFlags.Redis;

/// <summary>Where Redis is, and how to use it. Checked by <c>AddRedis(o =&gt; …)</c>, and read once, there.</summary>
public sealed class RedisOptions
{
    /// <summary>The longest <see cref="KeyPrefix"/>.</summary>
    internal const int MaxPrefixLength = 100;

    private static readonly TimeSpan ShortestTime = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan LongestTime = TimeSpan.FromHours(1);

    /// <summary>
    /// Where Redis is, as StackExchange.Redis writes it: <c>redis.example:6379,password=…,ssl=true,defaultDatabase=1</c>. Its own time-outs and
    /// <c>abortConnect</c> are not used: <see cref="ConnectTimeout"/> and <see cref="CommandTimeout"/> hold. Has to be set.
    /// </summary>
    public string Configuration { get; set; } = "";

    /// <summary>What Redis is there for; <see cref="RedisRoles.Store"/> unless set.</summary>
    public RedisRoles Roles { get; set; } = RedisRoles.Store;

    /// <summary>
    /// What the names of all keys and channels begin with, in braces, so that a cluster keeps them on one server: <c>{typedflags}:state</c>. Applications that share
    /// a Redis and not their flags need one each. 1 to 100 letters, digits and <c>-_.:</c>; <c>typedflags</c> unless set.
    /// </summary>
    public string KeyPrefix { get; set; } = "typedflags";

    /// <summary>How long a connection may take to be made; 10 ms to 1 hour, 5 s unless set.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long Redis may take to answer; then the connection is given up and a new one made. 10 ms to 1 hour, 5 s unless set.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often the connection that tells of changes is tried, because one that was cut silently looks like one with nothing to tell; 10 ms to 1 hour, 10 s unless set.
    /// </summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often to look for changes that no message told of, in a store in Redis; 10 ms to 1 hour, or null for never. 30 s unless set. Another store has its own.</summary>
    public TimeSpan? PollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many entries of the audit trail are kept: Redis has them in memory. The oldest go first, and with them what is known of the ids of their writes. 1,000 to
    /// 10,000,000; 100,000 unless set.
    /// </summary>
    public int MaxAuditEntries { get; set; } = 100_000;

    /// <summary>
    /// With <see cref="RedisRoles.Cache"/>: how long the nodes take a reading of the store from Redis before one of them asks the store again. A write through any node ends it at once; this is how
    /// long a change may stay unseen that was made past this library. 10 ms to 1 hour, 30 s unless set.
    /// </summary>
    public TimeSpan CacheLifetime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>With <see cref="RedisRoles.Cache"/>: how long Redis may take to answer; then the store is asked. 10 ms to 1 hour, 1 s unless set.</summary>
    public TimeSpan CacheTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// With <see cref="RedisRoles.Cache"/>: the largest reading that is shared, in bytes before it is compressed; of a larger one each node asks the store. 1 KiB to 512 MiB, 64 MiB unless set.
    /// </summary>
    public int MaxCacheEntryBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Refuses what cannot work.</summary>
    /// <exception cref="OptionsValidationException">One sentence for each option that is wrong.</exception>
    internal void Validate()
    {
        List<string> failures = [];
        if (FindConfigurationProblem() is { } problem)
        {
            failures.Add(problem);
        }

        if (Roles is not (RedisRoles.Store or RedisRoles.Notifications or RedisRoles.Cache or (RedisRoles.Notifications | RedisRoles.Cache)))
        {
            failures.Add(
                $"RedisOptions.Roles is {Roles}. It has to be Store, which tells of its changes already and is as fast as a cache; or Notifications, Cache, or both, for the store that was added before.");
        }

        if (KeyPrefix is not { Length: > 0 and <= MaxPrefixLength } || !KeyPrefix.All(static one => char.IsAsciiLetterOrDigit(one) || "-_.:".Contains(one)))
        {
            failures.Add($"RedisOptions.KeyPrefix is '{KeyPrefix}'. It has to be 1 to {MaxPrefixLength} letters, digits and '-_.:'.");
        }

        CheckTime(nameof(ConnectTimeout), ConnectTimeout, failures);
        CheckTime(nameof(CommandTimeout), CommandTimeout, failures);
        CheckTime(nameof(PingInterval), PingInterval, failures);
        CheckTime(nameof(PollInterval), PollInterval ?? ShortestTime, failures);
        CheckTime(nameof(CacheLifetime), CacheLifetime, failures);
        CheckTime(nameof(CacheTimeout), CacheTimeout, failures);
        if (MaxCacheEntryBytes is < 1024 or > 512 * 1024 * 1024)
        {
            failures.Add($"RedisOptions.MaxCacheEntryBytes is {MaxCacheEntryBytes}. It has to be from 1,024 to 536,870,912.");
        }

        if (MaxAuditEntries is < 1000 or > 10_000_000)
        {
            failures.Add($"RedisOptions.MaxAuditEntries is {MaxAuditEntries}. It has to be from 1,000 to 10,000,000.");
        }

        if (failures.Count > 0)
        {
            throw new OptionsValidationException(nameof(RedisOptions), typeof(RedisOptions), failures);
        }
    }

    /// <summary>As StackExchange.Redis wants it: no waiting for ever, no connections made again behind our back.</summary>
    internal ConfigurationOptions ToConfiguration()
    {
        ConfigurationOptions configuration = ConfigurationOptions.Parse(Configuration);
        configuration.AbortOnConnectFail = true;
        configuration.ConnectRetry = 1;
        configuration.ConnectTimeout = (int)ConnectTimeout.TotalMilliseconds;
        configuration.SyncTimeout = (int)CommandTimeout.TotalMilliseconds;
        configuration.ClientName ??= "TypedFlags";
        return configuration;
    }

    private static void CheckTime(string name, TimeSpan value, List<string> failures)
    {
        if (value < ShortestTime || value > LongestTime)
        {
            failures.Add($"RedisOptions.{name} is {value}. It has to be from {ShortestTime} to {LongestTime}.");
        }
    }

    // Without the text itself: it may hold a password.
    private string? FindConfigurationProblem()
    {
        const string Example = "It has to be such as 'localhost:6379' or 'redis.example:6380,ssl=true,password=…'.";
        try
        {
            return string.IsNullOrWhiteSpace(Configuration) || ConfigurationOptions.Parse(Configuration).EndPoints.Count == 0
                ? $"RedisOptions.Configuration names no server. {Example}"
                : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            return $"RedisOptions.Configuration cannot be read. {Example}";
        }
    }
}
