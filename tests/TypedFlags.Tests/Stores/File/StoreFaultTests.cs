namespace TypedFlags.Tests.Stores.File;

/// <summary>
/// Somebody does something to the files of a store while an application answers by it. Each time the last good answer stays, who asks sees no exception, the log
/// says in one line what happened, and each write that was acknowledged is there once: also where it is repeated.
/// </summary>
public sealed class StoreFaultTests : IDisposable
{
    private const int Large = 400_000;

    private readonly StoreFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string, int, int> Faults => new()
    {
        // The state file is looked at when the journal does not do, so that there is nothing to tell.
        { "state", "deleted", 0, 0 },
        { "state", "emptied", 0, 0 },
        { "state", "truncated", 0, 0 },
        { "state", "garbage", 0, 0 },
        { "state", "of another store", 0, 0 },
        { "journal", "deleted", 0, 1 },
        { "journal", "emptied", 0, 1 },
        { "journal", "truncated", 0, 1 },
        { "journal", "garbage", 0, 1 },
        { "journal", "cut in its last line", 0, 1 },
        { "journal", "deleted", Large, 1 },
        { "journal", "emptied", Large, 1 },
        { "journal", "truncated", Large, 1 },
        { "journal", "garbage", Large, 1 },
        { "journal", "cut in its last line", Large, 1 },
        { "everything", "deleted", 0, 1 },
        { "everything", "deleted", Large, 1 },
        { "folder", "deleted", 0, 1 },
        { "folder", "deleted and made again", 0, 1 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_happens_to_its_files_the_last_answer_stays_one_line_is_logged_and_no_write_is_lost_or_done_twice(
        string file, string fault, int padding, int lines)
    {
        await using StoreApp app = new(_folder.State);
        await app.Store.WriteAsync(StoreApp.Padding(padding), Cancelled);
        await app.Store.WriteAsync(StoreApp.Write(2), Cancelled);

        // Of a large store, the state file lacks this one, and the one before.
        FlagStateWrite third = new() { FlagKey = "new_cart", State = System.Text.Json.JsonElement.Parse("false"), Actor = "olga" };
        StoredFlagState written = await app.Store.WriteAsync(third, Cancelled);
        await Eventually.IsTrue(() => app.Answer == 2);
        FlagStoreChanges before = await app.Store.ReadAsync(position: null, Cancelled);

        await InjectAsync(file, fault);
        await Eventually.IsTrue(() => app.Troubles.Count >= lines);
        await Task.Delay(150, Cancelled);
        Assert.Equal(2, app.Answer);

        StoredFlagState again = await app.Store.WriteAsync(third, Cancelled);
        Assert.Equal(written.Version, again.Version);
        StoredFlagState fourth = await app.Store.WriteAsync(StoreApp.Write(4), Cancelled);
        Assert.Equal(written.Version + 1, fourth.Version);
        await Eventually.IsTrue(() => app.Answer == 4 && app.Status.FailingSince is null);

        Assert.True(app.Troubles.Count == lines, string.Join('\n', app.Troubles));
        FlagStoreChanges after = await new FileFlagStore(_folder.State).ReadAsync(position: null, Cancelled);
        Assert.Equal(before.States.Select(static state => state.FlagKey).Order(), after.States.Select(static state => state.FlagKey).Order());
        Assert.Equal(fourth.Version, after.States.Max(static state => state.Version));
        Assert.Equal(written.Version, after.States.Single(static state => state.FlagKey == "new_cart").Version);
        Assert.DoesNotContain(20, (await app.StopAsync()).SkipWhile(static answer => answer == 20));
    }

    [Fact]
    public async Task While_the_disk_is_full_answers_stay_writes_fail_to_who_writes_and_with_room_each_is_done_once()
    {
        using SmallDisk disk = SmallDisk.Mount(_folder.Path);
        await using StoreApp app = new(Path.Combine(disk.Path, "flags.store"));
        await app.Store.WriteAsync(StoreApp.Write(1), Cancelled);
        await Eventually.IsTrue(() => app.Answer == 1);
        disk.Fill();

        FlagStateWrite refused = StoreApp.Padding(20_000);
        for (int round = 0; round < 5; round++)
        {
            await Assert.ThrowsAsync<IOException>(async () => await app.Store.WriteAsync(refused, Cancelled));
            Assert.Equal(1, app.Answer);
        }

        disk.MakeRoom();
        StoredFlagState done = await app.Store.WriteAsync(refused, Cancelled);
        await app.Store.WriteAsync(StoreApp.Write(2), Cancelled);
        await Eventually.IsTrue(() => app.Answer == 2);
        Assert.Equal((2, 2), (done.Version, (await app.Store.WriteAsync(refused, Cancelled)).Version));
        Assert.Equal([1, 2], (await app.StopAsync()).Where(static answer => answer != 20));
        Assert.Equal([3, 2, 1], (await app.Store.ReadAuditAsync(new FlagAuditQuery(), Cancelled)).Select(static entry => entry.Version));
        Assert.InRange(app.Troubles.Count, 0, 1);
    }

    [Fact]
    public async Task Where_the_disk_has_room_for_a_line_and_not_for_the_state_file_writes_go_on_and_it_is_told_once()
    {
        using SmallDisk disk = SmallDisk.Mount(_folder.Path);
        string path = Path.Combine(disk.Path, "flags.store");
        await using StoreApp app = new(path);
        await app.Store.WriteAsync(StoreApp.Padding(100_000), Cancelled);
        disk.Fill(leave: 40_000);

        for (int number = 2; number <= 6; number++)
        {
            await app.Store.WriteAsync(StoreApp.Write(number), Cancelled);
        }

        await Eventually.IsTrue(() => app.Answer == 6);
        Assert.Contains("could not be written", Assert.Single(app.Troubles), StringComparison.Ordinal);

        disk.MakeRoom();
        await app.Store.WriteAsync(StoreApp.Write(7), Cancelled);
        System.IO.File.Delete(path + ".journal-000001");
        Assert.Equal(7, (await new FileFlagStore(path).FindAsync("max_items", null, Cancelled))!.Version);
    }

    /// <summary>Each at one stroke, so that nobody sees a fault that is another one on its way.</summary>
    private async Task InjectAsync(string file, string fault)
    {
        string aside = _folder.Path + ".aside";
        if (file is "everything" or "folder")
        {
            Directory.Move(_folder.Path, aside);
            if (file == "everything" || fault == "deleted and made again")
            {
                Directory.CreateDirectory(_folder.Path);
            }

            Directory.Delete(aside, recursive: true);
            return;
        }

        string path = file == "state" ? _folder.State : _folder.Journals[^1];
        int length = (int)new FileInfo(path).Length;
        switch (fault)
        {
            case "deleted":
                System.IO.File.Delete(path);
                break;
            case "emptied":
                Cut(path, 0);
                break;
            case "truncated":
                Cut(path, length / 2);
                break;
            case "cut in its last line":
                Cut(path, length - 5);
                break;
            default:
                await System.IO.File.WriteAllBytesAsync(aside, fault == "of another store" ? await MakeOtherStateAsync() : Garbage(length), Cancelled);
                System.IO.File.Move(aside, path, overwrite: true);
                break;
        }
    }

    private static void Cut(string path, int length)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }

    private static byte[] Garbage(int length)
    {
        byte[] bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    /// <summary>The state file of a store that knows more writes.</summary>
    private static async Task<byte[]> MakeOtherStateAsync()
    {
        using StoreFolder folder = new();
        FileFlagStore other = new(folder.State);
        for (int number = 100; number < 110; number++)
        {
            await other.WriteAsync(StoreApp.Write(number), Cancelled);
        }

        return await System.IO.File.ReadAllBytesAsync(folder.State, Cancelled);
    }
}
