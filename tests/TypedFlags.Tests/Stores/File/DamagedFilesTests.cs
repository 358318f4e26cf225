using System.Text.Json;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Stores.File;

/// <summary>What becomes of a store whose files somebody, or a disk, has been at.</summary>
public sealed class DamagedFilesTests : IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly LogLines _lines = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _lines.Dispose();
    }

    [Theory]
    [InlineData("state", "deleted")]
    [InlineData("state", "emptied")]
    [InlineData("state", "truncated")]
    [InlineData("state", "garbage")]
    [InlineData("state", "one byte")]
    [InlineData("journal", "deleted")]
    [InlineData("journal", "emptied")]
    [InlineData("journal", "truncated")]
    [InlineData("journal", "garbage")]
    [InlineData("journal", "one byte")]
    public async Task Whichever_file_is_damaged_no_write_is_lost_and_the_next_ones_go_on(string file, string damage)
    {
        StoredFlagState last = await FillAsync(Open(), writes: 9);
        Damage(file == "state" ? _folder.State : _folder.Journals[^1], damage);

        FileFlagStore store = Open();
        Assert.Equal(States(last.Version), await DescribeAsync(store));
        StoredFlagState next = await WriteAsync(store, 10);

        Assert.Equal(last.Version + 1, next.Version);
        Assert.Equal(States(next.Version), await DescribeAsync(Open()));
        Assert.Equal(next.Version, (await Open().ReadAuditAsync(new FlagAuditQuery { Limit = 1 }, Cancelled))[0].Version);

        // Whole again: the other file may go now.
        Damage(file == "state" ? _folder.Journals[^1] : _folder.State, "deleted");
        Assert.Equal(States(next.Version), await DescribeAsync(Open()));
    }

    [Theory]
    [InlineData("state", "garbage", 1)]
    [InlineData("state", "deleted", 0)]
    [InlineData("journal", "garbage", 1)]
    [InlineData("journal", "deleted", 1)]
    [InlineData("journal", "truncated", 1)]
    public async Task One_line_in_the_log_says_what_was_damaged(string file, string damage, int lines)
    {
        await FillAsync(Open(), writes: 9);
        Damage(file == "state" ? _folder.State : _folder.Journals[^1], damage);

        FileFlagStore store = Open();
        for (int round = 0; round < 5; round++)
        {
            await DescribeAsync(store);
        }

        await WriteAsync(store, 10);
        await DescribeAsync(store);
        IReadOnlyList<string> told = _lines.At(LogLevel.Warning);
        Assert.Equal(lines, told.Count);
        Assert.All(told, line => Assert.Contains(_folder.State, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reader_notices_damage_while_it_runs_and_keeps_what_it_has()
    {
        FileFlagStore reader = Open();
        await FillAsync(Open(), writes: 9);
        Assert.Equal(States(9), await DescribeAsync(reader));

        Damage(_folder.Journals[^1], "truncated");

        Assert.Equal(States(9), await DescribeAsync(reader));
        await WriteAsync(Open(), 10);
        Assert.Equal(States(10), await DescribeAsync(reader));
    }

    [Fact]
    public async Task Half_a_line_at_the_end_of_the_journal_was_never_acknowledged_and_is_cut_off()
    {
        await FillAsync(Open(), writes: 4);
        byte[] whole = await System.IO.File.ReadAllBytesAsync(_folder.Journals[^1], Cancelled);
        await FillAsync(Open(), writes: 1, from: 5);
        byte[] longer = await System.IO.File.ReadAllBytesAsync(_folder.Journals[^1], Cancelled);
        System.IO.File.Delete(_folder.State);

        for (int length = whole.Length + 1; length < longer.Length; length++)
        {
            await System.IO.File.WriteAllBytesAsync(_folder.Journals[^1], longer[..length], Cancelled);
            Assert.Equal(States(4), await DescribeAsync(Open()));
        }

        await FillAsync(Open(), writes: 1, from: 5);
        Assert.Equal(States(5), await DescribeAsync(Open()));
        Assert.Single(_folder.Journals);
        Assert.Equal(5, (await Open().ReadAuditAsync(new FlagAuditQuery(), Cancelled)).Count);
        Assert.Empty(_lines.At(LogLevel.Warning));
    }

    [Fact]
    public async Task Broken_lines_at_the_end_that_are_longer_than_the_next_write_are_cut_off_as_a_whole()
    {
        await FillAsync(Open(), writes: 4);
        string broken = string.Concat(Enumerable.Repeat("00000000 {" + new string('x', 2000) + "\n", 3)) + "half";
        await System.IO.File.AppendAllTextAsync(_folder.Journals[^1], broken, Cancelled);

        await WriteAsync(Open(), 5);

        string[] lines = await System.IO.File.ReadAllLinesAsync(_folder.Journals[^1], Cancelled);
        Assert.Equal(6, lines.Length);
        Assert.Contains("\"version\":5", lines[^1], StringComparison.Ordinal);
        Assert.Equal(States(5), await DescribeAsync(Open()));
        Assert.Empty(_lines.At(LogLevel.Warning));
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused_and_left_alone()
    {
        const string Settings = """{ "Logging": {} }""";
        await System.IO.File.WriteAllTextAsync(_folder.State, Settings, Cancelled);

        InvalidDataException reading = await Assert.ThrowsAsync<InvalidDataException>(async () => await Open().ReadAsync(null, Cancelled));
        await Assert.ThrowsAsync<InvalidDataException>(() => WriteAsync(Open(), 1));

        Assert.Contains("is no store of TypedFlags", reading.Message, StringComparison.Ordinal);
        Assert.Equal(Settings, await System.IO.File.ReadAllTextAsync(_folder.State, Cancelled));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_read()
    {
        await FillAsync(Open(), writes: 2);
        await using (FileStream journal = System.IO.File.OpenWrite(_folder.Journals[^1]))
        {
            journal.SetLength(2 * 1024 * 1024);
        }

        FileFlagStore store = new(_folder.State, new FileFlagStoreOptions { MaxFileBytes = 1024 * 1024 });
        InvalidDataException refused = await Assert.ThrowsAsync<InvalidDataException>(async () => await store.ReadAsync(null, Cancelled));

        Assert.Contains("MaxFileBytes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_everything_is_deleted_readers_say_so_and_the_next_write_brings_it_back()
    {
        FileFlagStore store = Open();
        await FillAsync(store, writes: 9);
        foreach (string file in Directory.GetFiles(_folder.Path))
        {
            System.IO.File.Delete(file);
        }

        FileNotFoundException gone = await Assert.ThrowsAsync<FileNotFoundException>(async () => await store.ReadAsync(null, Cancelled));
        await WriteAsync(store, 10);

        Assert.Contains("are gone", gone.Message, StringComparison.Ordinal);
        Assert.Equal(States(10), await DescribeAsync(Open()));

        // The exception is one line of an engine's log already.
        Assert.Empty(_lines.At(LogLevel.Warning));
        Assert.Contains("written again", Assert.Single(_lines.At(LogLevel.Information)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_journal_damaged_in_the_middle_the_other_lines_count()
    {
        await FillAsync(Open(), writes: 9);
        System.IO.File.Delete(_folder.State);
        string[] lines = await System.IO.File.ReadAllLinesAsync(_folder.Journals[^1], Cancelled);
        lines[3] = "00000000" + lines[3][8..];
        await System.IO.File.WriteAllTextAsync(_folder.Journals[^1], string.Join('\n', lines) + "\n", Cancelled);

        FileFlagStore store = Open();

        Assert.Equal(States(9), await DescribeAsync(store));
        Assert.Equal(8, (await store.ReadAuditAsync(new FlagAuditQuery(), Cancelled)).Count);
        await WriteAsync(store, 10);
        Assert.Equal(2, _folder.Journals.Length);
    }

    [Fact]
    public async Task A_state_file_of_another_store_is_not_believed_though_it_knows_more_writes()
    {
        using StoreFolder other = new();
        await FillAsync(new FileFlagStore(other.State), writes: 20);
        await FillAsync(Open(), writes: 9);
        System.IO.File.Copy(other.State, _folder.State, overwrite: true);

        FileFlagStore store = Open();

        Assert.Equal(States(9), await DescribeAsync(store));
        Assert.Contains("another store", Assert.Single(_lines.At(LogLevel.Warning)), StringComparison.Ordinal);
        Assert.Equal(10, (await WriteAsync(store, 10)).Version);
        System.IO.File.Delete(_folder.Journals[^1]);
        Assert.Equal(States(10), await DescribeAsync(Open()));
    }

    [Fact]
    public async Task A_whole_backup_that_is_put_back_is_followed_while_the_process_runs()
    {
        using StoreFolder backup = new();
        FileFlagStore store = Open();
        await FillAsync(store, writes: 5);
        Copy(_folder, backup);
        await FillAsync(store, writes: 4, from: 6);
        FlagStoreChanges before = await store.ReadAsync(null, Cancelled);
        Copy(backup, _folder);

        FlagStoreChanges after = await store.ReadAsync(before.Position, Cancelled);

        Assert.True(after.IsComplete);
        Assert.Equal(States(5), await DescribeAsync(store));
        Assert.Empty(_lines.At(LogLevel.Warning));
    }

    [Fact]
    public async Task A_version_that_a_backup_took_away_is_not_given_to_another_write_by_a_process_that_knew_it()
    {
        using StoreFolder backup = new();
        FileFlagStore store = Open();
        await FillAsync(store, writes: 5);
        Copy(_folder, backup);
        StoredFlagState lost = await FillAsync(store, writes: 3, from: 6);
        Copy(backup, _folder);
        FileFlagStore other = Open();

        // To the flag of the lost write, and as the third one since the backup: counted on from there, it would have the same version.
        await FillAsync(store, writes: 3, from: 6);
        await Assert.ThrowsAsync<FlagStoreConflictException>(() => WriteAsync(store, 11, expected: lost.Version));
        StoredFlagState next = await WriteAsync(other, 11);

        Assert.Equal([12, 11, 10, 9, 5], (await store.ReadAuditAsync(new FlagAuditQuery { Limit = 5 }, Cancelled)).Select(static entry => entry.Version));
        Assert.Equal(next.Version, (await Open().FindAsync(next.FlagKey, tenantId: null, Cancelled))!.Version);
    }

    [Fact]
    public async Task A_write_that_is_repeated_after_the_journal_was_lost_is_done_once_in_a_new_process_too()
    {
        FlagStateWrite write = new() { FlagKey = "flag_1", TenantId = "acme", State = JsonElement.Parse("true"), Actor = "olga" };
        StoredFlagState first = await Open().WriteAsync(write, Cancelled);
        System.IO.File.Delete(_folder.Journals[^1]);

        StoredFlagState again = await Open().WriteAsync(write, Cancelled);

        Assert.Equal(first.Version, again.Version);
        Assert.Equal(first.ChangedAt, again.ChangedAt);
    }

    [Fact]
    public async Task A_store_that_a_later_version_wrote_is_refused_and_left_alone()
    {
        await FillAsync(Open(), writes: 2);
        foreach (string file in (string[])[_folder.State, _folder.Journals[^1]])
        {
            string text = await System.IO.File.ReadAllTextAsync(file, Cancelled);
            string[] lines = text.Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal).Split('\n');
            lines[0] = Sum(lines[0][9..]) + lines[0][8..];
            await System.IO.File.WriteAllTextAsync(file, string.Join('\n', lines), Cancelled);
        }

        byte[] before = await System.IO.File.ReadAllBytesAsync(_folder.Journals[^1], Cancelled);
        InvalidDataException refused = await Assert.ThrowsAsync<InvalidDataException>(() => WriteAsync(Open(), 3));

        Assert.Contains("later version", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(_folder.Journals[^1], Cancelled));
    }

    /// <summary>CRC-32C by its definition, bit for bit.</summary>
    private static string Sum(string text)
    {
        uint sum = uint.MaxValue;
        foreach (byte one in System.Text.Encoding.UTF8.GetBytes(text))
        {
            sum ^= one;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0x82F63B78);
            }
        }

        return (~sum).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }

    private FileFlagStore Open()
    {
        using ILoggerFactory factory = LoggerFactory.Create(builder => builder.AddProvider(_lines));
        return new FileFlagStore(_folder.State, logger: factory.CreateLogger<FileFlagStore>());
    }

    private static async Task<StoredFlagState> FillAsync(FileFlagStore store, int writes, int from = 1)
    {
        StoredFlagState? last = null;
        for (int number = from; number < from + writes; number++)
        {
            last = await WriteAsync(store, number);
        }

        return last!;
    }

    private static async Task<StoredFlagState> WriteAsync(FileFlagStore store, int number, long? expected = null) => await store.WriteAsync(
        new FlagStateWrite { FlagKey = $"flag_{number % 3}", State = JsonElement.Parse($$"""{"rollout":{{number}}}"""), ExpectedVersion = expected, Actor = "olga" }, Cancelled);

    private static void Copy(StoreFolder from, StoreFolder to)
    {
        foreach (string file in Directory.GetFiles(from.Path))
        {
            System.IO.File.Copy(file, Path.Combine(to.Path, Path.GetFileName(file)), overwrite: true);
        }
    }

    /// <summary>What is stored after so many of these writes.</summary>
    private static string States(long writes) => string.Join(
        '\n', Enumerable.Range(1, (int)writes).TakeLast(3).Select(static number => $$"""flag_{{number % 3}} {"rollout":{{number}}} {{number}}"""));

    private static async Task<string> DescribeAsync(FileFlagStore store) => string.Join(
        '\n', (await store.ReadAsync(null, Cancelled)).States.OrderBy(state => state.Version).Select(state => $"{state.FlagKey} {state.State} {state.Version}"));

    private static void Damage(string path, string damage)
    {
        byte[] bytes = System.IO.File.ReadAllBytes(path);
        switch (damage)
        {
            case "deleted":
                System.IO.File.Delete(path);
                return;
            case "truncated":
                bytes = bytes[..(bytes.Length / 2)];
                break;
            case "garbage":
                new Random(1).NextBytes(bytes);
                break;
            case "one byte":
                bytes[bytes.Length - 20] ^= 1;
                break;
            default:
                bytes = [];
                break;
        }

        System.IO.File.WriteAllBytes(path, bytes);
    }
}
