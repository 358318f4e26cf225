using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TypedFlags.Tests.Shop;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Stores.File;

/// <summary>What a store does with its folder, its disk and its clock.</summary>
public sealed class StoreHousekeepingTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Its_files_are_for_their_owner_only_and_a_missing_folder_is_made()
    {
        string path = Path.Combine(_folder.Path, "new", "deep", "flags.store");

        await WriteAsync(new FileFlagStore(path), 1);

        string[] files = Directory.GetFiles(Path.GetDirectoryName(path)!);
        Assert.Equal(["flags.store", "flags.store.journal-000001", "flags.store.lock"], files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (string file in files)
        {
            Assert.True(OperatingSystem.IsWindows() || System.IO.File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        }
    }

    [Fact]
    public async Task The_journal_does_not_grow_without_end_and_readers_go_on_across_its_files()
    {
        FileFlagStoreOptions options = new() { MaxJournalBytes = 4096, MaxJournals = 3 };
        FileFlagStore writer = new(_folder.State, options);
        FileFlagStore reader = new(_folder.State, options);
        await WriteAsync(writer, 0);
        FlagStoreChanges seen = await reader.ReadAsync(position: null, Cancelled);
        for (int number = 1; number <= 200; number++)
        {
            await WriteAsync(writer, number, drop: number % 5 == 0);
            FlagStoreChanges changes = await reader.ReadAsync(seen.Position, Cancelled);
            Assert.False(changes.IsComplete);
            Assert.Equal(number + 1, Assert.Single(changes.States).Version);
            seen = changes;
        }

        Assert.Equal(3, _folder.Journals.Length);
        Assert.All(_folder.Journals, static file => Assert.InRange(new FileInfo(file).Length, 1, 2 * 4096));
        Assert.Equal(201, (await new FileFlagStore(_folder.State).ReadAuditAsync(new FlagAuditQuery { Limit = 1 }, Cancelled))[0].Version);
    }

    [Fact]
    public async Task An_id_is_remembered_in_the_next_file_of_the_journal_and_in_the_next_process()
    {
        FileFlagStoreOptions options = new() { MaxJournalBytes = 4096 };
        FlagStateWrite write = New(1);
        StoredFlagState first = await new FileFlagStore(_folder.State, options).WriteAsync(write, Cancelled);
        FileFlagStore store = new(_folder.State, options);
        while (_folder.Journals.Length == 1)
        {
            // To the same flag: so it is not the latest write that is repeated.
            await WriteAsync(store, 4);
        }

        StoredFlagState again = await new FileFlagStore(_folder.State, options).WriteAsync(write, Cancelled);
        StoredFlagState andAgain = await store.WriteAsync(write, Cancelled);

        Assert.Equal((first.Version, first.Version), (again.Version, andAgain.Version));
        Assert.Equal(first.State!.Value.GetRawText(), again.State!.Value.GetRawText());
    }

    [Fact]
    public async Task Versions_do_not_depend_on_the_clock()
    {
        ManualClock clock = new();
        FileFlagStore store = new(_folder.State, timeProvider: clock);
        StoredFlagState before = await WriteAsync(store, 1);
        string position = (await store.ReadAsync(null, Cancelled)).Position;

        clock.Advance(TimeSpan.FromDays(-400));
        StoredFlagState after = await WriteAsync(store, 1);

        Assert.Equal(before.Version + 1, after.Version);
        Assert.True(after.ChangedAt < before.ChangedAt);
        Assert.Single((await store.ReadAsync(position, Cancelled)).States);
        Assert.Equal(after.Version, (await new FileFlagStore(_folder.State).FindAsync("flag_1", null, Cancelled))!.Version);
    }

    [Fact]
    public async Task On_a_full_disk_the_write_fails_everything_stays_and_with_room_it_is_done_once()
    {
        using SmallDisk disk = SmallDisk.Mount(_folder.Path);
        string path = Path.Combine(disk.Path, "flags.store");
        FileFlagStore store = new(path);
        StoredFlagState first = await WriteAsync(store, 1);
        disk.Fill();

        FlagStateWrite write = New(2, padding: 20_000);
        await Assert.ThrowsAsync<IOException>(async () => await store.WriteAsync(write, Cancelled));

        Assert.Equal(first.Version, Assert.Single((await store.ReadAsync(null, Cancelled)).States).Version);
        Assert.Equal(first.Version, Assert.Single((await new FileFlagStore(path).ReadAsync(null, Cancelled)).States).Version);
        disk.MakeRoom();
        StoredFlagState second = await store.WriteAsync(write, Cancelled);
        Assert.Equal(second.Version, (await store.WriteAsync(write, Cancelled)).Version);
        Assert.Equal(first.Version + 1, second.Version);
        Assert.Equal(2, (await new FileFlagStore(path).ReadAuditAsync(new FlagAuditQuery(), Cancelled)).Count);
    }

    [Fact]
    public async Task A_folder_that_can_only_be_read_is_read_and_a_write_says_what_is_missing()
    {
        using SmallDisk disk = SmallDisk.Mount(_folder.Path);
        string path = Path.Combine(disk.Path, "flags.store");
        StoredFlagState first = await WriteAsync(new FileFlagStore(path), 1);
        disk.MakeReadOnly();

        FileFlagStore store = new(path);
        Assert.Equal(first.Version, (await store.FindAsync("flag_1", null, Cancelled))!.Version);
        IOException refused = await Assert.ThrowsAsync<IOException>(() => WriteAsync(store, 2));

        Assert.Contains("can't be written to", refused.Message, StringComparison.Ordinal);
        Assert.Contains(disk.Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_too_long_for_other_writers_is_told_so()
    {
        await WriteAsync(new FileFlagStore(_folder.State), 1);
        using FileStream held = new(_folder.State + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        FileFlagStore store = new(_folder.State, new FileFlagStoreOptions { LockTimeout = TimeSpan.FromMilliseconds(50) });

        await Assert.ThrowsAsync<TimeoutException>(() => WriteAsync(store, 2));
        Assert.Single((await store.ReadAsync(null, Cancelled)).States);
    }

    [Fact]
    public async Task A_state_as_deep_as_a_document_may_be_can_be_read_again_and_a_deeper_one_is_refused()
    {
        FileFlagStore store = new(_folder.State);
        string Nested(int depth) => string.Concat(Enumerable.Repeat("""{"a":""", depth)) + "1" + new string('}', depth);
        FlagStateWrite Deep(int depth) => New(1) with { State = JsonElement.Parse(Nested(depth), new JsonDocumentOptions { MaxDepth = 1000 }) };

        await store.WriteAsync(Deep(64), Cancelled);
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.WriteAsync(Deep(200), Cancelled));

        Assert.Equal(Nested(64), (await new FileFlagStore(_folder.State).FindAsync("flag_1", null, Cancelled))!.State!.Value.GetRawText());
    }

    [Fact]
    public async Task Text_that_is_no_Unicode_is_refused()
    {
        FileFlagStore store = new(_folder.State);

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await store.WriteAsync(New(1) with { State = JsonElement.Parse("""{"users":["\ud800"]}""") }, Cancelled));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await store.WriteAsync(New(1) with { FlagKey = "\ud800" }, Cancelled));

        Assert.Empty((await store.ReadAsync(null, Cancelled)).States);
    }

    [Fact]
    public async Task A_write_in_another_process_is_heard_of()
    {
        FileFlagStore store = new(_folder.State);
        await WriteAsync(store, 1);
        using SemaphoreSlim heard = new(0);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        Task watching = store.WatchAsync(() => heard.Release(), stop.Token);
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(60), Cancelled));
        while (heard.CurrentCount > 0)
        {
            await heard.WaitAsync(Cancelled);
        }

        using (StoreWriterProcess other = new("compete", _folder.State, "1", "1"))
        {
            Assert.Single(await other.ReadAllAsync(Cancelled));
        }

        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(60), Cancelled));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
    }

    [Fact]
    public async Task An_application_answers_by_what_this_or_another_process_wrote()
    {
        using ShopProcess process = new();
        ServiceCollection services = new();
        services.AddTypedFlags(process.Registry).AddFileStore(_folder.State, static options => options.PollInterval = TimeSpan.FromMilliseconds(20));
        await using ServiceProvider provider = services.BuildServiceProvider();
        IShopFlags flags = provider.GetRequiredService<IShopFlags>();
        Assert.True(flags.NewCart.IsEnabled());

        await provider.GetRequiredService<FlagStore>().WriteAsync(Off, Cancelled);
        await Eventually.IsTrue(() => !flags.NewCart.IsEnabled());
        await new FileFlagStore(_folder.State).WriteAsync(Off with { State = null, Id = Guid.NewGuid() }, Cancelled);

        await Eventually.IsTrue(() => flags.NewCart.IsEnabled());
    }

    [Fact]
    public async Task A_second_start_answers_by_the_store_from_the_first_question_on()
    {
        await new FileFlagStore(_folder.State).WriteAsync(Off, Cancelled);
        using ShopProcess process = new();
        ServiceCollection services = new();
        services.AddTypedFlags(process.Registry).AddFileStore(_folder.State);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.False(provider.GetRequiredService<IShopFlags>().NewCart.IsEnabled());
    }

    [Theory]
    [InlineData("", "path")]
    [InlineData("folder/", "folder")]
    public void A_path_without_a_file_is_refused(string path, string text)
    {
        ArgumentException refused = Assert.ThrowsAny<ArgumentException>(() => new FileFlagStore(path));
        Assert.Contains(text, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_refused_by_name()
    {
        void Refused(string name, FileFlagStoreOptions options) =>
            Assert.Contains(name, Assert.Throws<ArgumentException>(() => new FileFlagStore(_folder.State, options)).Message, StringComparison.Ordinal);

        Refused("MaxJournalBytes", new FileFlagStoreOptions { MaxJournalBytes = 0 });
        Refused("MaxJournals", new FileFlagStoreOptions { MaxJournals = 1 });
        Refused("MaxFileBytes", new FileFlagStoreOptions { MaxFileBytes = long.MaxValue });
        Refused("LockTimeout", new FileFlagStoreOptions { LockTimeout = TimeSpan.Zero });
        Refused("PollInterval", new FileFlagStoreOptions { PollInterval = TimeSpan.FromDays(1) });
    }

    private static FlagStateWrite Off => new() { FlagKey = "new_cart", State = JsonElement.Parse("""{"enabled":false}"""), Actor = "olga" };

    private static FlagStateWrite New(int number, bool drop = false, int padding = 0) => new()
    {
        FlagKey = $"flag_{number % 3}",
        State = drop ? null : JsonElement.Parse($$"""{"rollout":{{number % 100}},"users":["{{new string('u', padding)}}"]}"""),
        Actor = "olga",
    };

    private static async Task<StoredFlagState> WriteAsync(FileFlagStore store, int number, bool drop = false) => await store.WriteAsync(New(number, drop), Cancelled);
}
