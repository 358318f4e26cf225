using System.Diagnostics;
using System.Globalization;

namespace TypedFlags.Benchmarks.Clients;

/// <summary>This program once more, as the server: what clients do costs it no memory, no threads and no file handles.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>What it took of all processors so far.</summary>
    public TimeSpan Work
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> StartAsync(int flags)
    {
        ProcessStartInfo start = new("dotnet", [typeof(ServerProcess).Assembly.Location, "http-clients-server", flags.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        Process process = Process.Start(start)!;
        return await process.StandardOutput.ReadLineAsync() is { } address
            ? new ServerProcess(process, new Uri(address))
            : throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>Has it write. Returns when the order was given: the time it takes is part of what is measured.</summary>
    public Task SetAsync(bool value) => OrderAsync(value ? "true" : "false");

    public async Task<int> CountStreamsAsync()
    {
        await OrderAsync("streams");
        return int.Parse((await _process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task OrderAsync(string order)
    {
        await _process.StandardInput.WriteLineAsync(order);
        await _process.StandardInput.FlushAsync();
    }
}
