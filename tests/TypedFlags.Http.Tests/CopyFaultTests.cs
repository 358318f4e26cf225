using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace TypedFlags.Http.Tests;

/// <summary>What may become of the disk that the copy is on, and of the process that writes it.</summary>
public sealed class CopyFaultTests : IDisposable
{
    private static readonly Uri Somewhere = new("http://127.0.0.1:1/");

    private readonly string _folder = Directory.CreateTempSubdirectory("typedflags-copy-").FullName;

    /// <summary>How often a writer is killed: a few times in every run of the tests, so many as wanted by <c>TYPEDFLAGS_TEST_KILLS</c>.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("TYPEDFLAGS_TEST_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int kills) ? kills : 8;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_process_that_is_killed_in_the_middle_of_a_write_leaves_the_last_copy_that_it_kept_or_the_one_after()
    {
        CopyOnDisk copy = new(_folder, Somewhere, int.MaxValue);
        Random random = new(20261121);
        int leftovers = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            File.Delete(copy.Path);
            using FollowerProcess writer = new(null, "copy", Somewhere.AbsoluteUri, _folder);
            await Until.TrueAsync(() => writer.Lines.Length > 0);
            await Task.Delay(random.Next(60));
            int kept = (await writer.KillAsync()).Count(static line => line.Length > 0);

            ServerAnswer read = copy.Read()!;
            int number = int.Parse(read.ETag!, CultureInfo.InvariantCulture);
            Assert.InRange(number, kept, kept + 1);
            Assert.Equal(200_000 + (number % 7 * 100_000), read.Body.Length);
            Assert.Equal(-1, read.Body.Span.IndexOfAnyExcept((byte)('a' + (number % 26))));
            leftovers += Directory.GetFiles(_folder, "*.tmp").Length;
            Array.ForEach(Directory.GetFiles(_folder, "*.tmp"), File.Delete);
        }

        TestContext.Current.SendDiagnosticMessage($"{Kills} kills, {leftovers} of them in the middle of a write");
    }

    /// <summary>As on a full disk, without the rights that it takes to make one.</summary>
    [Fact]
    public async Task A_copy_that_can_not_be_written_to_its_end_leaves_the_one_before_in_place_and_costs_one_line()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no limit of that kind there.");
        await using FlagServer server = await FlagServer.StartAsync();
        await server.SetAsync("f", "true");
        CopyOnDisk copy = new(_folder, server.Address, int.MaxValue);
        using FollowerProcess client = new(fileLimit: 32, "follow", server.Address.AbsoluteUri, FlagServer.Key, _folder);
        await client.UntilAnswerAsync("True");
        await Until.TrueAsync(() => File.Exists(copy.Path));
        byte[] before = await File.ReadAllBytesAsync(copy.Path);

        await server.SetAsync("f", $$"""{"enabled":true,"serve":false,"users":["{{new string('u', 100_000)}}"]}""");
        await Until.TrueAsync(() => client.Log.Length > 0);
        int asked = server.Statuses.Length;
        await Until.TrueAsync(() => server.Statuses.Length > asked + 5);
        await client.UntilAnswerAsync("False");
        Assert.Equal(["log Warning CopyNotWritten"], client.Log);
        Assert.Equal(before, await File.ReadAllBytesAsync(copy.Path));
        Assert.Empty(Directory.GetFiles(_folder, "*.tmp"));

        await server.SetAsync("f", "true");
        await Until.TrueAsync(() => client.Log.Length > 1);
        Assert.Equal(["log Warning CopyNotWritten", "log Information CopyWrittenAgain"], client.Log);
        Assert.Contains("true", Encoding.UTF8.GetString(copy.Read()!.Body.Span), StringComparison.Ordinal);
    }

    /// <summary>Only root may mount one; whoever is not has the test above.</summary>
    [Fact]
    public async Task A_full_disk_costs_one_line_and_no_answer_and_there_is_a_copy_again_when_there_is_room()
    {
        string disk = Path.Combine(_folder, "disk");
        Directory.CreateDirectory(disk);
        bool isMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=256k", "typedflags", disk);
        Assert.SkipUnless(isMounted, "A small disk can be mounted by root only; the limit of a file's length stands in for it.");
        try
        {
            await using FlagServer server = await FlagServer.StartAsync();
            await server.SetAsync("f", "true");
            await using FlagClientApp client = FlagClientApp.Start(server.Address, options => options.CopyFolder = disk);
            CopyOnDisk copy = new(disk, server.Address, int.MaxValue);
            await Until.TrueAsync(() => client.IsOn() && File.Exists(copy.Path));
            byte[] before = await File.ReadAllBytesAsync(copy.Path);

            Fill(Path.Combine(disk, "filling"));
            await server.SetAsync("f", $$"""{"enabled":true,"serve":false,"users":["{{new string('u', 10_000)}}"]}""");
            await Until.TrueAsync(() => client.Log.At(LogLevel.Warning).Count > 0);
            int asked = server.Statuses.Length;
            await Until.TrueAsync(() => !client.IsOn() && server.Statuses.Length > asked + 3);
            Assert.Contains("No copy", Assert.Single(client.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
            Assert.Empty(client.Log.At(LogLevel.Error));
            Assert.Equal(before, await File.ReadAllBytesAsync(copy.Path));

            File.Delete(Path.Combine(disk, "filling"));
            await Until.TrueAsync(() => client.Log.At(LogLevel.Information).Count > 0);
            Assert.Contains("again", Assert.Single(client.Log.At(LogLevel.Information)), StringComparison.Ordinal);
            Assert.Contains("uuu", Encoding.UTF8.GetString(copy.Read()!.Body.Span), StringComparison.Ordinal);
        }
        finally
        {
            Run("umount", "-l", disk);
        }
    }

    private static void Fill(string path)
    {
        using FileStream file = File.Create(path);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static bool Run(string command, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
