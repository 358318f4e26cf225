using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TypedFlags.Tests.Shared;

/// <summary>A redis-server of a test's own, on a free port, with its data in a folder of its own. What it acknowledged is on the disk.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("typedflags-redis-").FullName;
    private Process? _process;

    private RedisServer()
    {
    }

    public int Port { get; private set; }

    /// <summary>As StackExchange.Redis wants it.</summary>
    public string Configuration => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    public static async Task<RedisServer> StartAsync()
    {
        RedisServer server = new();
        for (int attempt = 1; ; attempt++)
        {
            server.Port = FindFreePort();
            try
            {
                await server.StartProcessAsync();
                return server;
            }
            catch (InvalidOperationException) when (attempt < 5)
            {
                // Somebody else took the port in between.
            }
        }
    }

    /// <summary>Ends it as its administrator would.</summary>
    public Task StopAsync() => EndAsync("-TERM");

    /// <summary>Ends it in the middle of whatever it does.</summary>
    public Task KillAsync() => EndAsync("-KILL");

    /// <summary>From now on it takes connections and bytes, and answers nothing.</summary>
    public void Pause() => Signal("-STOP");

    /// <summary>Goes on where it was paused.</summary>
    public void Continue() => Signal("-CONT");

    /// <summary>Starts it again on the same port, with the data it had.</summary>
    public Task StartAgainAsync() => StartProcessAsync();

    /// <summary>
    /// Starts it again on the same port, where it takes seconds to read its data: until <see cref="WaitUntilLoadedAsync"/> is done it answers nearly everything with <c>LOADING</c>.
    /// </summary>
    public async Task StartAgainLoadingAsync()
    {
        _ = StartProcess("--key-load-delay", "500");
        await WaitForAsync(async () => (await TryCommandAsync("GET", "any"))?.StartsWith("-LOADING", StringComparison.Ordinal) == true);
    }

    /// <summary>Has so much data in it that <see cref="StartAgainLoadingAsync"/> takes a few seconds.</summary>
    public Task FillAsync() => CommandAsync("EVAL", "for i = 1, 8000 do redis.call('SET', 'filling:' .. i, i) end", "0");

    /// <summary>Waits until it answers as usual.</summary>
    public Task WaitUntilLoadedAsync() => WaitForAsync(AnswersAsync);

    /// <summary>Its disk is gone: it can't save any more, and refuses writes with <c>MISCONF</c>.</summary>
    public async Task LoseDiskAsync()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);
        await CommandAsync("CONFIG", "SET", "save", "3600 1");
        await CommandAsync("BGSAVE");
        await WaitForAsync(async () => (await CommandAsync("SET", "any", "1")).StartsWith("-MISCONF", StringComparison.Ordinal));
    }

    /// <summary>It need not save any more, and takes writes again.</summary>
    public Task FindDiskAsync() => CommandAsync("CONFIG", "SET", "save", "");

    /// <summary>Starts it again on the same port, without any data.</summary>
    public Task StartAgainEmptyAsync()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);
        return StartProcessAsync();
    }

    /// <summary>Starts it again with the data it had when <paramref name="copy"/> was made, as from a backup.</summary>
    /// <param name="copy">What <see cref="CopyData"/> returned.</param>
    public Task StartAgainWithAsync(string copy)
    {
        Directory.Delete(_folder, recursive: true);
        Directory.Move(copy, _folder);
        return StartProcessAsync();
    }

    /// <summary>Copies its data as it is now on the disk.</summary>
    /// <returns>The folder of the copy.</returns>
    public string CopyData()
    {
        string copy = _folder + "-copy";
        foreach (string file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(_folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>Has it do a command, such as <c>FLUSHALL</c>, past everything that is tested.</summary>
    /// <returns>The first line of the answer.</returns>
    public async Task<string> CommandAsync(params string[] words)
    {
        using CancellationTokenSource late = new(HangGuard);
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, Port, late.Token);
        NetworkStream stream = client.GetStream();
        StringBuilder command = new(string.Create(CultureInfo.InvariantCulture, $"*{words.Length}\r\n"));
        foreach (string word in words)
        {
            command.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(command.ToString()), late.Token);
        using StreamReader reader = new(stream);
        return await reader.ReadLineAsync(late.Token) ?? throw new IOException("Redis closed the connection.");
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync("-KILL");
        Directory.Delete(_folder, recursive: true);
    }

    private static int FindFreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task StartProcessAsync()
    {
        Task<string> output = StartProcess();
        await WaitForAsync(async () => _process!.HasExited || await AnswersAsync());
        if (_process!.HasExited)
        {
            throw new InvalidOperationException($"redis-server did not come up: {await output}");
        }
    }

    private Task<string> StartProcess(params string[] further)
    {
        _process = Process.Start(new ProcessStartInfo(
            "redis-server",
            [
                "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _folder, "--save", "", "--appendonly", "yes", "--appendfsync", "always",
                "--loglevel", "warning", .. further,
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = _process.StandardError.ReadToEndAsync();
        return _process.StandardOutput.ReadToEndAsync();
    }

    private static async Task WaitForAsync(Func<Task<bool>> condition)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!await condition())
        {
            if (waited.Elapsed > HangGuard)
            {
                throw new InvalidOperationException("redis-server does not get there.");
            }

            await Task.Delay(10);
        }
    }

    private async Task<bool> AnswersAsync() =>
        string.Equals(await TryCommandAsync("PING"), "+PONG", StringComparison.Ordinal) && _process is { HasExited: false };

    private async Task<string?> TryCommandAsync(params string[] words)
    {
        try
        {
            return await CommandAsync(words);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return null;
        }
    }

    private async Task EndAsync(string signal)
    {
        if (_process is { } process)
        {
            // One that is paused would never see the end.
            if (!process.HasExited && Signal(signal) && Signal("-CONT"))
            {
                await process.WaitForExitAsync().WaitAsync(HangGuard);
            }

            process.Dispose();
            _process = null;
        }
    }

    private bool Signal(string signal)
    {
        using Process kill = Process.Start("kill", [signal, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        return true;
    }
}
