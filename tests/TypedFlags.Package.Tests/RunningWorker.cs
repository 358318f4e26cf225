using System.Diagnostics;
using System.Globalization;

namespace TypedFlags.Package.Tests;

/// <summary>samples/Worker, started, and what it writes.</summary>
internal sealed class RunningWorker : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private int _seen;

    public RunningWorker(string program, string store)
    {
        ProcessStartInfo start = new("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["FlagStore"] = store;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public IReadOnlyList<string> Output
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Waits for a line, after the one that was waited for before. The limit says nothing of speed.</summary>
    public async Task SaysAsync(string text)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!Find(text))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(60), $"It did not say \"{text}\":\n{string.Join('\n', Output)}");
            await Task.Delay(20);
        }
    }

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await Eventually.IsTrue(() => _process.HasExited);

        // And until all it wrote has been read.
        await _process.WaitForExitAsync();
        return _process.ExitCode;
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

    private bool Find(string text)
    {
        lock (_lines)
        {
            int at = _lines.FindIndex(_seen, line => line.Contains(text, StringComparison.Ordinal));
            _seen = at < 0 ? _seen : at + 1;
            return at >= 0;
        }
    }

    private void Add(string? line)
    {
        if (line is not null)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
        }
    }
}
