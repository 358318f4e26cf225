using System.Globalization;

namespace TypedFlags.Redis.Tests.Faults;

/// <summary>What can become of a Redis.</summary>
public enum RedisFault
{
    Stopped,
    Killed,
    Hanging,

    /// <summary>The network swallows everything: connections stay, or are made, and nothing comes through.</summary>
    Silent,

    /// <summary>It lost its data while it ran.</summary>
    Flushed,

    /// <summary>It was killed and came back without its data.</summary>
    Emptied,

    /// <summary>It was started anew and reads its data.</summary>
    Loading,

    /// <summary>It became a replica of another.</summary>
    ReadOnly,

    /// <summary>It can't save, and takes no writes.</summary>
    DiskGone,

    /// <summary>It has no memory left.</summary>
    Full,

    /// <summary>Somebody else put something of another kind under the cache's name.</summary>
    WrongTypeOfCache,

    /// <summary>Somebody else put something of another kind under the generation's name.</summary>
    WrongTypeOfGeneration,
}

/// <summary>A Redis, behind a network that can go silent, that faults happen to.</summary>
internal sealed class FaultyRedis(RedisServer server, string prefix) : IAsyncDisposable
{
    private readonly TcpProxy _network = new(server.Port);

    /// <summary>Past the network.</summary>
    public RedisServer Server => server;

    /// <summary>For nodes.</summary>
    public string Configuration => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_network.Port}");

    public static async Task<FaultyRedis> StartAsync(string prefix) => new(await RedisServer.StartAsync(), prefix);

    public Task BeginAsync(RedisFault fault) => fault switch
    {
        RedisFault.Stopped => server.StopAsync(),
        RedisFault.Killed or RedisFault.Emptied => server.KillAsync(),
        RedisFault.Flushed => server.CommandAsync("FLUSHALL"),
        RedisFault.Loading => RestartLoadingAsync(),
        RedisFault.ReadOnly => server.CommandAsync("REPLICAOF", "127.0.0.1", "1"),
        RedisFault.DiskGone => server.LoseDiskAsync(),
        RedisFault.Full => server.CommandAsync("CONFIG", "SET", "maxmemory", "1"),
        RedisFault.WrongTypeOfCache => ReplaceAsync(new RedisKeys(prefix).Cache!),
        RedisFault.WrongTypeOfGeneration => ReplaceAsync(new RedisKeys(prefix).Generation!),
        RedisFault.Hanging => Done(server.Pause),
        _ => Done(() =>
        {
            _network.IsSilent = true;
            _network.CutSilently();
        }),
    };

    public Task EndAsync(RedisFault fault) => fault switch
    {
        RedisFault.Stopped or RedisFault.Killed => server.StartAgainAsync(),
        RedisFault.Emptied => server.StartAgainEmptyAsync(),
        RedisFault.Loading => server.WaitUntilLoadedAsync(),
        RedisFault.ReadOnly => server.CommandAsync("REPLICAOF", "NO", "ONE"),
        RedisFault.DiskGone => server.FindDiskAsync(),
        RedisFault.Full => server.CommandAsync("CONFIG", "SET", "maxmemory", "0"),
        RedisFault.Hanging => Done(server.Continue),
        RedisFault.Silent => Done(() => _network.IsSilent = false),
        _ => Task.CompletedTask,
    };

    public async ValueTask DisposeAsync()
    {
        await _network.DisposeAsync();
        await server.DisposeAsync();
    }

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private async Task RestartLoadingAsync()
    {
        await server.FillAsync();
        await server.KillAsync();
        await server.StartAgainLoadingAsync();
    }

    private async Task ReplaceAsync(string key)
    {
        await server.CommandAsync("DEL", key);
        await server.CommandAsync("SADD", key, "somebody else's");
    }
}
