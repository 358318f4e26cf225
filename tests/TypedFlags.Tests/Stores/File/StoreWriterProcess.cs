using System.Diagnostics;
using System.Globalization;

namespace TypedFlags.Tests.Stores.File;

/// <summary>A process that writes to a store, and what it was told that was done.</summary>
internal sealed class StoreWriterProcess : IDisposable
{
    private readonly Process _process;

    public StoreWriterProcess(params string[] arguments)
        : this(arguments, variables: [])
    {
    }

    /// <param name="arguments">As the program wants them.</param>
    /// <param name="variables">Of its environment.</param>
    public StoreWriterProcess(string[] arguments, params (string Name, string Value)[] variables)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "TypedFlags.FileStoreWriter.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
    }

    private StoreWriterProcess(Process process) => _process = process;

    /// <summary>A process none of whose files may become longer than so many blocks of 512 bytes, as if the disk were full: no root is needed for that.</summary>
    public static StoreWriterProcess WithLimit(int blocks, params string[] arguments)
    {
        // The signal that goes with the limit is ignored: a write fails, as it does on a full disk.
        ProcessStartInfo start = new(
            "sh", ["-c", $"trap '' XFSZ; ulimit -f {blocks}; exec dotnet \"$@\"", "sh", Path.Combine(AppContext.BaseDirectory, "TypedFlags.FileStoreWriter.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // The runtime maps its own memory through a file, which would be too long.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return new StoreWriterProcess(Process.Start(start)!);
    }

    /// <summary>The next write that was acknowledged; null at the end.</summary>
    public async Task<(long Version, Guid Id)?> ReadAsync(CancellationToken cancellationToken) => Parse(await _process.StandardOutput.ReadLineAsync(cancellationToken));

    /// <summary>Kill -9, and all the writes that were acknowledged and not read yet.</summary>
    public async Task<List<(long Version, Guid Id)>> KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        return await ReadAllAsync(cancellationToken);
    }

    /// <summary>All acknowledged writes, until the process ends.</summary>
    public async Task<List<(long Version, Guid Id)>> ReadAllAsync(CancellationToken cancellationToken)
    {
        List<(long Version, Guid Id)> writes = [];
        string rest = await _process.StandardOutput.ReadToEndAsync(cancellationToken);
        foreach (string line in rest.Split('\n'))
        {
            // The last line may be half a line: then nobody was told.
            if (Parse(line) is { } write)
            {
                writes.Add(write);
            }
        }

        await _process.WaitForExitAsync(cancellationToken);
        return writes;
    }

    public async Task<string> ReadErrorsAsync(CancellationToken cancellationToken) => await _process.StandardError.ReadToEndAsync(cancellationToken);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static (long Version, Guid Id)? Parse(string? line) =>
        line?.Split(' ') is [string version, string id] && Guid.TryParseExact(id, "D", out Guid parsed) ? (long.Parse(version, CultureInfo.InvariantCulture), parsed) : null;
}
