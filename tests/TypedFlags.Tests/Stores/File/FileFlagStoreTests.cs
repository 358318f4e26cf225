namespace TypedFlags.Tests.Stores.File;

public sealed class FileFlagStoreTests : FlagStoreContract
{
    private readonly StoreFolder _folder = new();

    protected override ValueTask<FlagStore> CreateAsync() => new(new FileFlagStore(_folder.State));

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return base.DisposeAsync();
    }
}
