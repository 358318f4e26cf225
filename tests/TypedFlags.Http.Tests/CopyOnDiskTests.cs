using Microsoft.Extensions.Logging;

namespace TypedFlags.Http.Tests;

/// <summary>The copy of the server's last answer: used at a start without the server, never believed where it is damaged.</summary>
public sealed class CopyOnDiskTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"typedflags-copy-{Guid.NewGuid():N}");

    private string File => Assert.Single(Directory.GetFiles(_folder, "*.flags"));

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_start_without_the_server_answers_from_the_copy_at_once_and_says_that_it_is_stale()
    {
        Uri gone = await LeaveCopyAsync();
        await using FlagClientApp client = Start(gone);

        Assert.True(client.IsOn());
        Assert.True(client.Status.IsStale);
        await Until.TrueAsync(() => client.Status.FailingSince is not null);
        Assert.True(client.IsOn());
        Assert.Single(client.Log.At(LogLevel.Error));
        Assert.Empty(client.Log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task A_server_that_is_back_confirms_the_copy_without_sending_it_again()
    {
        Uri address = await LeaveCopyAsync();
        await using FlagServer server = await FlagServer.StartAsync(address: address);
        await server.SetAsync("f", "true");
        await using FlagClientApp client = Start(address);

        await Until.TrueAsync(() => !client.Status.IsStale);

        Assert.True(client.IsOn());
        Assert.Equal(304, server.Statuses[0]);
        Assert.DoesNotContain(200, server.Statuses);
    }

    [Fact]
    public async Task What_the_server_says_comes_in_the_place_of_the_copy()
    {
        Uri address = await LeaveCopyAsync();
        await using FlagClientApp client = Start(address);
        await Until.TrueAsync(() => client.Status.FailingSince is not null);
        await using FlagServer server = await FlagServer.StartAsync(address: address);

        await Until.TrueAsync(() => !client.IsOn());

        Assert.False(client.Status.IsStale);
        await Until.TrueAsync(() => client.Log.At(LogLevel.Information).Count == 1);
        Assert.Single(client.Log.At(LogLevel.Error));
    }

    [Fact]
    public async Task Only_its_owner_can_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files inherit their folder's permissions there.");
            return;
        }

        await LeaveCopyAsync();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(_folder));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("half")]
    [InlineData("one byte less")]
    [InlineData("one byte more")]
    [InlineData("another byte at its end")]
    [InlineData("another byte at its beginning")]
    [InlineData("garbage")]
    [InlineData("a line of other JSON")]
    public async Task A_damaged_copy_is_not_used_and_is_replaced_by_the_server_s_next_answer(string damage)
    {
        Uri address = await LeaveCopyAsync();
        byte[] whole = await System.IO.File.ReadAllBytesAsync(File);
        await System.IO.File.WriteAllBytesAsync(File, Damaged(whole, damage));
        await using FlagClientApp client = Start(address);

        Assert.False(client.IsOn());
        Assert.False(client.Status.IsLoaded);
        Assert.Contains(File, Assert.Single(client.Log.At(LogLevel.Warning)), StringComparison.Ordinal);

        await using FlagServer server = await FlagServer.StartAsync(address: address);
        await server.SetAsync("f", "true");
        await Until.TrueAsync(() => client.IsOn());
        await Until.TrueAsync(() => whole.AsSpan().SequenceEqual(System.IO.File.ReadAllBytes(File)));
    }

    [Fact]
    public async Task A_copy_of_another_server_is_not_used()
    {
        await LeaveCopyAsync();
        Uri other = new("http://127.0.0.1:1/");
        System.IO.File.Move(File, new CopyOnDisk(_folder, other, 1024 * 1024).Path);
        await using FlagClientApp client = Start(other);

        Assert.False(client.IsOn());
        Assert.Contains("is a copy of http://127.0.0.1", Assert.Single(client.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_can_not_be_written_costs_one_line_and_no_answer_and_is_tried_again()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        await server.SetAsync("f", "true");

        // Where the folder should be there is a file: not even the administrator can write into that.
        await System.IO.File.WriteAllTextAsync(_folder, "in the way");
        await using FlagClientApp client = Start(server.Address);
        await Until.TrueAsync(() => client.Log.At(LogLevel.Warning).Count == 1);
        int asked = server.Statuses.Length;
        await Until.TrueAsync(() => server.Statuses.Length > asked + 2);
        Assert.True(client.IsOn());
        Assert.Contains("No copy", Assert.Single(client.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
        Assert.Empty(client.Log.At(LogLevel.Error));

        System.IO.File.Delete(_folder);
        await Until.TrueAsync(() => client.Log.At(LogLevel.Information).Count == 1);
        Assert.NotNull(new CopyOnDisk(_folder, server.Address, 1024 * 1024).Read());
    }

    [Fact]
    public async Task What_a_process_left_behind_in_the_middle_of_a_write_is_cleared_away_and_what_others_write_now_is_not()
    {
        Uri address = await LeaveCopyAsync();
        string abandoned = File + ".1.tmp";
        string ofAnother = File + ".2.tmp";
        await System.IO.File.WriteAllTextAsync(abandoned, "half");
        await System.IO.File.WriteAllTextAsync(ofAnother, "half");
        System.IO.File.SetLastWriteTimeUtc(abandoned, DateTime.UtcNow.AddHours(-2));

        // The clock was put back since, or put forward while it is written: the one is rubbish, and the other is not.
        string ofTheFuture = File + ".3.tmp";
        string writtenNow = File + ".4.tmp";
        await System.IO.File.WriteAllTextAsync(ofTheFuture, "half");
        System.IO.File.SetLastWriteTimeUtc(ofTheFuture, DateTime.UtcNow.AddHours(2));
        await using FileStream writing = new(writtenNow, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        System.IO.File.SetLastWriteTimeUtc(writing.SafeFileHandle, DateTime.UtcNow.AddHours(-2));

        await new CopyOnDisk(_folder, address, 1024 * 1024).WriteAsync(new ServerAnswer("{}"u8.ToArray(), null), TestContext.Current.CancellationToken);

        Assert.False(System.IO.File.Exists(abandoned));
        Assert.True(System.IO.File.Exists(ofAnother));
        Assert.False(System.IO.File.Exists(ofTheFuture));
        Assert.True(System.IO.File.Exists(writtenNow));
    }

    private static byte[] Damaged(byte[] whole, string damage)
    {
        byte[] other = [.. whole];
        switch (damage)
        {
            case "empty": return [];
            case "half": return whole[..(whole.Length / 2)];
            case "one byte less": return whole[..^1];
            case "one byte more": return [.. whole, (byte)' '];
            case "another byte at its end": other[^4] ^= 1; return other;
            case "another byte at its beginning": other[30] ^= 1; return other;
            case "garbage": new Random(1).NextBytes(other); return other;
            default: return "{\"a\":1}\n{}"u8.ToArray();
        }
    }

    private FlagClientApp Start(Uri server) => FlagClientApp.Start(server, options => options.CopyFolder = _folder);

    /// <summary>Has an application follow a server on which <c>f</c> is on, and ends both.</summary>
    /// <returns>Where the server was.</returns>
    private async Task<Uri> LeaveCopyAsync()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        await server.SetAsync("f", "true");
        await using FlagClientApp client = Start(server.Address);
        await Until.TrueAsync(() => client.IsOn() && Directory.Exists(_folder) && Directory.GetFiles(_folder, "*.flags").Length == 1);
        return server.Address;
    }
}
