using Microsoft.Extensions.Logging.Abstractions;
using TypedFlags.Redis.Tests.Support;

namespace TypedFlags.Redis.Tests.Sharing;

/// <summary>A store with Redis before it is a store as it was: told of and cached.</summary>
public sealed class SharedFlagStoreTests(RedisFixture redis) : FlagStoreContract
{
    private SharedFlagStore? _store;

    public override async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    protected override ValueTask<FlagStore> CreateAsync() => new(_store = new SharedFlagStore(
        new MemoryFlagStore(), redis.CreateOptions(RedisRoles.Notifications | RedisRoles.Cache), NullLogger.Instance));
}
