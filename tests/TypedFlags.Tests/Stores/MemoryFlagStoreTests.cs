namespace TypedFlags.Tests.Stores;

public sealed class MemoryFlagStoreTests : FlagStoreContract
{
    protected override ValueTask<FlagStore> CreateAsync() => new(new MemoryFlagStore());
}
