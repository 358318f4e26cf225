namespace TypedFlags.Tests.Stores.File;

/// <summary>What several processes, and those who look after the machine, do to a store's folder.</summary>
public sealed class StoreFolderTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Writes_are_heard_of_though_the_folder_was_deleted_and_made_again()
    {
        FileFlagStore store = new(_folder.State, new FileFlagStoreOptions { PollInterval = TimeSpan.FromMilliseconds(50) });
        await store.WriteAsync(StoreApp.Write(1), Cancelled);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        int heard = 0;
        Task watching = store.WatchAsync(() => Interlocked.Increment(ref heard), stop.Token);
        await Eventually.IsTrue(() => Volatile.Read(ref heard) > 0);

        Directory.Delete(_folder.Path, recursive: true);
        FileFlagStore other = new(_folder.State);
        await other.WriteAsync(StoreApp.Write(2), Cancelled);
        await Task.Delay(500, Cancelled);
        int before = Volatile.Read(ref heard);
        await other.WriteAsync(StoreApp.Write(3), Cancelled);

        await Eventually.IsTrue(() => Volatile.Read(ref heard) > before);
        Assert.False(watching.IsCompleted, watching.Exception?.Message);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
    }

    [Fact]
    public async Task Where_locks_keep_nobody_out_a_write_is_refused_with_a_reason()
    {
        using StoreWriterProcess writer = new(["compete", _folder.State, "1", "1"], ("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1"));

        Assert.Empty(await writer.ReadAllAsync(Cancelled));

        Assert.Contains("DisableFileLocking", await writer.ReadErrorsAsync(Cancelled), StringComparison.Ordinal);
        Assert.Empty(_folder.Journals);
    }

    [Fact]
    public async Task A_process_that_dies_with_the_lock_holds_nobody_up()
    {
        using (StoreWriterProcess writer = new("loop", _folder.State))
        {
            Assert.NotNull(await writer.ReadAsync(Cancelled));
            await writer.KillAsync(Cancelled);
        }

        FileFlagStore store = new(_folder.State, new FileFlagStoreOptions { LockTimeout = TimeSpan.FromMilliseconds(10) });

        Assert.True((await store.WriteAsync(StoreApp.Write(1), Cancelled)).Version > 1);
    }

    [Fact]
    public async Task Two_applications_in_one_process_on_one_file_see_each_other_s_writes_and_lose_none()
    {
        await using StoreApp one = new(_folder.State);
        await using StoreApp other = new(_folder.State);
        await Task.WhenAll(Enumerable.Range(1, 40).Select(number => Task.Run(
            async () => await (number % 2 == 0 ? one : other).Store.WriteAsync(StoreApp.Write(number) with { TenantId = $"t{number}" }, Cancelled))));

        await one.Store.WriteAsync(StoreApp.Write(1000), Cancelled);

        await Eventually.IsTrue(() => one.Answer == 1000 && other.Answer == 1000);
        Assert.Equal(
            Enumerable.Range(1, 41).Select(static version => (long)version),
            (await other.Store.ReadAuditAsync(new FlagAuditQuery(), Cancelled)).Select(static entry => entry.Version).Reverse());
        Assert.Empty(one.Troubles);
        Assert.Empty(other.Troubles);
    }
}
