using System.Text.Json;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Stores.File;

/// <summary>Writes of which only a part came to the disk.</summary>
public sealed class TornWriteTests : IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly LogLines _lines = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _lines.Dispose();
    }

    [Fact]
    public async Task Where_a_file_may_not_grow_in_the_middle_of_a_line_the_write_is_refused_and_with_room_the_next_one_is_done()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such limit.");
        using StoreWriterProcess limited = StoreWriterProcess.WithLimit(48, "limited", _folder.State);
        Task<string> errors = limited.ReadErrorsAsync(Cancelled);
        List<(long Version, Guid Id)> told = await limited.ReadAllAsync(Cancelled);
        Assert.Empty(await errors);
        Assert.InRange(told.Count, 10, 1000);

        FileFlagStore store = Open();
        IReadOnlyList<FlagAuditEntry> trail = await store.ReadAuditAsync(new FlagAuditQuery { Limit = 1000 }, Cancelled);
        Assert.Equal(told.AsEnumerable().Reverse(), trail.Select(static entry => (entry.Version, entry.WriteId)));
        StoredFlagState next = await WriteAsync(store, users: 300);
        Assert.Equal(told[^1].Version + 1, next.Version);
        Assert.Equal(next.Version, (await Open().FindAsync("new_cart", tenantId: null, Cancelled))!.Version);
        Assert.Empty(_lines.At(LogLevel.Warning));
    }

    [Fact]
    public async Task Half_a_line_that_is_longer_than_the_next_whole_one_leaves_nothing_behind()
    {
        FileFlagStore running = Open();
        await WriteAsync(running, users: 1);
        long whole = new FileInfo(_folder.Journals[^1]).Length;
        await WriteAsync(Open(), users: 2000);
        await using (FileStream journal = System.IO.File.OpenWrite(_folder.Journals[^1]))
        {
            // A writer that died in the middle of it; the state file is from before that.
            journal.SetLength(journal.Length - 500);
        }

        System.IO.File.Delete(_folder.State);
        Assert.Equal(1, (await Open().FindAsync("new_cart", tenantId: null, Cancelled))!.Version);
        StoredFlagState next = await WriteAsync(running, users: 3);

        Assert.Equal(2, next.Version);
        Assert.InRange(new FileInfo(_folder.Journals[^1]).Length, whole + 1, whole + 1000);
        foreach (FileFlagStore store in new[] { running, Open() })
        {
            StoredFlagState found = (await store.FindAsync("new_cart", tenantId: null, Cancelled))!;
            Assert.Equal((2, 3), (found.Version, found.State!.Value.GetProperty("users").GetArrayLength()));
            Assert.Equal([2, 1], (await store.ReadAuditAsync(new FlagAuditQuery(), Cancelled)).Select(static entry => entry.Version));
        }

        Assert.Empty(_lines.At(LogLevel.Warning));
    }

    private static async Task<StoredFlagState> WriteAsync(FileFlagStore store, int users) => await store.WriteAsync(
        new FlagStateWrite
        {
            FlagKey = "new_cart",
            State = JsonElement.Parse($$"""{"users":[{{string.Join(',', Enumerable.Range(0, users).Select(static user => $"\"user-{user}\""))}}]}"""),
            Actor = "olga",
        },
        Cancelled);

    private FileFlagStore Open()
    {
        using ILoggerFactory factory = LoggerFactory.Create(builder => builder.AddProvider(_lines));
        return new FileFlagStore(_folder.State, logger: factory.CreateLogger<FileFlagStore>());
    }
}
