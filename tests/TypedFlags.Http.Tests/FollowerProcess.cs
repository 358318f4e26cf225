using System.Collections.Concurrent;
using System.Diagnostics;

namespace TypedFlags.Http.Tests;

/// <summary>Another process that follows a server, or writes copies. What it says is read line by line.</summary>
internal sealed class FollowerProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Task _reading;

    /// <param name="fileLimit">In blocks of 512 bytes: no file may become longer, as if the disk were full. Null for none.</param>
    /// <param name="arguments">What the program is to do.</param>
    public FollowerProcess(int? fileLimit, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "TypedFlags.HttpFollower.dll");
        ProcessStartInfo start = fileLimit is { } blocks

            // The signal that goes with the limit is ignored: a write fails, as it does on a full disk.
            ? new("sh", ["-c", $"trap '' XFSZ; ulimit -f {blocks}; exec dotnet \"$@\"", "sh", program, .. arguments])
            : new("dotnet", [program, .. arguments]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.UseShellExecute = false;

        // The runtime maps its own memory through a file, which would be too long.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        _process = Process.Start(start)!;
        _reading = Task.Run(ReadAsync);
    }

    public string[] Lines => [.. _lines];

    public string[] Log => [.. _lines.Where(static line => line.StartsWith("log ", StringComparison.Ordinal))];

    /// <summary>Asks until it answers so.</summary>
    public async Task UntilAnswerAsync(string answer)
    {
        int seen = 0;
        await Until.TrueAsync(() =>
        {
            _process.StandardInput.WriteLine("?");
            _process.StandardInput.Flush();
            string[] answers = [.. _lines.Where(static line => line.StartsWith("answer ", StringComparison.Ordinal))];
            bool isNew = answers.Length > seen;
            seen = answers.Length;
            return isNew && answers[^1].StartsWith($"answer {answer} ", StringComparison.Ordinal);
        });
    }

    /// <summary>Kill -9, and all it had said.</summary>
    public async Task<string[]> KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        return Lines;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _lines.Enqueue(line);
        }
    }
}
