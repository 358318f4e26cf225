using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TypedFlags.Tests.Stores.File;

/// <summary>
/// What a power cut would show and a kill does not: that a write is acknowledged after it was flushed to the disk, and that a file takes another's place after it was. The
/// system calls of a writing process say so.
/// </summary>
public sealed partial class DurabilityTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_acknowledged_that_is_not_flushed_and_no_file_is_renamed_before_it_is()
    {
        List<Call> calls = await TraceAsync("repeat", _folder.State, "1", "60");

        HashSet<string> unflushed = new(StringComparer.Ordinal);
        int acknowledged = 0;
        int renamed = 0;
        foreach (Call call in calls)
        {
            switch (call)
            {
                case { Name: "pwrite64" or "ftruncate", Path: { } path } when path.StartsWith(_folder.Path, StringComparison.Ordinal):
                    unflushed.Add(path);
                    break;
                case { Name: "fsync", Path: { } path }:
                    unflushed.Remove(path);
                    break;
                case { Name: "rename", Path: { } path, To: { } to }:
                    Assert.True(!unflushed.Contains(path), $"'{path}' was renamed before it was flushed.");

                    // The name is on the disk when the folder is.
                    unflushed.Add(Path.GetDirectoryName(to)!);
                    renamed++;
                    break;
                case { Name: "write", IsOutput: true }:
                    Assert.True(unflushed.Count == 0, $"Write {acknowledged + 1} was acknowledged before it was flushed: {string.Join(", ", unflushed)}");
                    acknowledged++;
                    break;
            }
        }

        Assert.Equal(60, acknowledged);
        Assert.True(renamed > 60, "No state file, or no new file of the journal, was made.");
    }

    [Fact]
    public async Task Who_repeats_a_write_of_a_process_that_died_is_told_that_it_is_done_when_it_is_on_the_disk()
    {
        FileFlagStore store = new(_folder.State);
        await store.WriteAsync(StoreApp.Write(1) with { Id = new Guid(1, 0, 0, new byte[8]) }, Cancelled);

        List<Call> calls = await TraceAsync("repeat", _folder.State, "1", "1");

        int flushed = calls.FindIndex(call => call.Name == "fsync" && call.Path == _folder.Journals[^1]);
        int acknowledged = calls.FindIndex(static call => call is { Name: "write", IsOutput: true });
        Assert.InRange(flushed, 0, acknowledged);
    }

    [Fact]
    public async Task A_write_that_the_disk_does_not_take_at_its_flush_is_refused_and_taken_back()
    {
        // The fifth flush of the journal fails, and the writer ends with the exception that it gets.
        (int code, string output, string errors) = await RunAsync(
            ["-f", "-qq", "-P", _folder.State + ".journal-000001", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=5", "-o", "/dev/null"],
            "repeat", _folder.State, "1", "8");

        Assert.NotEqual(0, code);
        Assert.Contains("did not take what was written", errors, StringComparison.Ordinal);
        Assert.Equal(4, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        FileFlagStore store = new(_folder.State);
        await store.WriteAsync(StoreApp.Write(5), Cancelled);
        Assert.Equal([5, 4, 3, 2, 1], (await store.ReadAuditAsync(new FlagAuditQuery(), Cancelled)).Select(static entry => entry.Version));
    }

    [Fact]
    public async Task Whoever_copies_the_state_file_while_it_is_written_has_a_whole_one()
    {
        FileFlagStore store = new(_folder.State);
        await store.WriteAsync(StoreApp.Padding(100_000), Cancelled);
        using StoreFolder copy = new();
        Task writing = Task.Run(
            async () =>
            {
                for (int number = 1; number <= 100; number++)
                {
                    await store.WriteAsync(StoreApp.Write(number), Cancelled);
                }
            },
            Cancelled);

        while (!writing.IsCompleted)
        {
            using (FileStream from = new(_folder.State, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            {
                await using FileStream to = System.IO.File.Create(copy.State);
                await from.CopyToAsync(to, Cancelled);
            }

            // Of half a state nothing would be read: the number of its lines stands at its beginning.
            FlagStoreChanges read = await new FileFlagStore(copy.State).ReadAsync(position: null, Cancelled);
            Assert.Contains(read.States, static state => state.FlagKey == "new_checkout");
        }

        await writing;
    }

    /// <summary>Runs a writer to its end.</summary>
    private async Task<List<Call>> TraceAsync(params string[] arguments)
    {
        string trace = _folder.Path + ".trace";
        try
        {
            (int code, _, string errors) = await RunAsync(["-f", "-y", "-qq", "-s", "60", "-e", "trace=write,pwrite64,ftruncate,fsync,rename", "-o", trace], arguments);
            Assert.True(code == 0, errors);
            return [.. Parse(await System.IO.File.ReadAllLinesAsync(trace, Cancelled))];
        }
        finally
        {
            System.IO.File.Delete(trace);
        }
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string[] options, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "strace is a program for Linux.");
        ProcessStartInfo start = new("strace", [.. options, "dotnet", Path.Combine(AppContext.BaseDirectory, "TypedFlags.FileStoreWriter.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(Cancelled);
        string errors = await process.StandardError.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled);
        return (process.ExitCode, await output, errors);
    }

    /// <summary>The calls in the order in which they ended, which is what others can rely on.</summary>
    private static IEnumerable<Call> Parse(string[] lines)
    {
        Dictionary<string, string> begun = [];
        foreach (string line in lines)
        {
            int blank = line.IndexOf(' ', StringComparison.Ordinal);
            (string thread, string text) = (line[..blank], line[(blank + 1)..].TrimStart());
            if (text.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                begun[thread] = text[..^"<unfinished ...>".Length];
                continue;
            }

            if (Resumed().Match(text) is { Success: true } rest && begun.Remove(thread, out string? beginning))
            {
                text = beginning + rest.Groups["rest"].Value;
            }

            if (ByName().Match(text) is { Success: true } byName)
            {
                yield return new Call("rename", byName.Groups["from"].Value, byName.Groups["to"].Value, IsOutput: false);
            }
            else if (ByFile().Match(text) is { Success: true } byFile)
            {
                bool isOutput = byFile.Groups["file"].Value == "1" || AcknowledgedLine().IsMatch(text);
                yield return new Call(byFile.Groups["name"].Value, byFile.Groups["path"].Value, To: null, isOutput);
            }
        }
    }

    [GeneratedRegex(@"^<\.\.\. \w+ resumed>(?<rest>.*)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Resumed();

    [GeneratedRegex("""^rename\("(?<from>[^"]+)", "(?<to>[^"]+)"\)\s+= 0""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ByName();

    [GeneratedRegex(@"^(?<name>\w+)\((?<file>\d+)<(?<path>[^>]*)>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ByFile();

    /// <summary>.NET writes to a copy of standard output.</summary>
    [GeneratedRegex("""^write\(\d+<(?:pipe:|/dev/)[^>]*>, "\d+ [0-9a-f-]{36}\\n",""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AcknowledgedLine();

    private sealed record Call(string Name, string? Path, string? To, bool IsOutput);
}
