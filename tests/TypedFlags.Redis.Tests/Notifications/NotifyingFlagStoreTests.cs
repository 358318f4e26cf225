using Microsoft.Extensions.Logging.Abstractions;
using TypedFlags.Redis.Tests.Support;

namespace TypedFlags.Redis.Tests.Notifications;

/// <summary>A store whose changes are told of is a store as it was.</summary>
public sealed class NotifyingFlagStoreTests(RedisFixture redis) : FlagStoreContract
{
    private NotifyingFlagStore? _store;

    public override async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    protected override ValueTask<FlagStore> CreateAsync() =>
        new(_store = new NotifyingFlagStore(new MemoryFlagStore(), redis.CreateOptions(), NullLogger.Instance));
}
