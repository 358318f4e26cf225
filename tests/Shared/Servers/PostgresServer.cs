using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Npgsql;

namespace TypedFlags.Tests.Shared;

/// <summary>
/// A PostgreSQL server of the test's own, with a data folder of its own, that can be stopped, killed, frozen and started again. It listens on
/// loopback and trusts everybody there.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const int SigKill = 9;
    private const int SigInterrupt = 2;
    private const int SigStop = 19;
    private const int SigContinue = 18;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private Process? _postmaster;

    private readonly bool _isDurable;

    private PostgresServer(string folder, int port, bool isDurable)
    {
        _folder = folder;
        _isDurable = isDurable;
        Port = port;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public int Port { get; }

    /// <summary>To the server's own database; <c>Maximum Pool Size</c> and the like may be added.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={Port.ToString(CultureInfo.InvariantCulture)};Username=typedflags;Database=postgres";

    /// <param name="isDurable">Whether commits wait for the disk, as in production.</param>
    public static async Task<PostgresServer> CreateAsync(bool isDurable = true)
    {
        string folder = Directory.CreateTempSubdirectory("typedflags-postgres-").FullName;
        PostgresServer server = new(folder, FreePort(), isDurable);
        try
        {
            await server.InitializeAsync();
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server on the data that it has, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        string port = Port.ToString(CultureInfo.InvariantCulture);
        _postmaster = Run(
            "postgres", "-D", DataFolder, "-p", port, "-k", _folder, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=300",
            "-c", _isDurable ? "fsync=on" : "fsync=off");
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using NpgsqlConnection connection = new(ConnectionString + ";Pooling=false;Timeout=5");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (watch.Elapsed < Patience && !_postmaster.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Stops it in order, but at once: what is not committed is rolled back, and connections are closed.</summary>
    public async Task StopAsync()
    {
        Signal(Postmaster.Id, SigInterrupt);
        await Postmaster.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Kills the server and the processes that serve its connections, in whatever they are doing.</summary>
    public async Task KillAsync()
    {
        foreach (int process in ProcessIds())
        {
            Signal(process, SigKill);
        }

        await Postmaster.WaitForExitAsync().WaitAsync(Patience);

        // A new server refuses to start beside processes of the old one.
        Stopwatch watch = Stopwatch.StartNew();
        while (ProcessIds().Length > 0 && watch.Elapsed < Patience)
        {
            await Task.Delay(10);
        }
    }

    /// <summary>Stops all of its processes from running: connections stay open, and nothing answers.</summary>
    public void Freeze() => Array.ForEach(ProcessIds(), static process => Signal(process, SigStop));

    /// <summary>Ends what <see cref="Freeze"/> began.</summary>
    public void Thaw() => Array.ForEach(ProcessIds(), static process => Signal(process, SigContinue));

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        if (_postmaster is { HasExited: false })
        {
            await KillAsync();
        }

        _postmaster?.Dispose();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A process that is just ending still writes; the folder is a temporary one.
        }
    }

    private Process Postmaster => _postmaster ?? throw new InvalidOperationException("The server was never started.");

    private string DataFolder => Path.Combine(_folder, "data");

    private static bool IsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    private async Task InitializeAsync()
    {
        if (IsRoot)
        {
            // PostgreSQL refuses to run as root.
            using Process own = Process.Start("chown", ["postgres", _folder]);
            await own.WaitForExitAsync();
        }

        using Process initialize = Run("initdb", "-D", DataFolder, "-A", "trust", "-U", "typedflags", "-E", "UTF8", "--no-locale", "--no-sync");
        await initialize.WaitForExitAsync().WaitAsync(Patience);
        if (initialize.ExitCode != 0)
        {
            throw new InvalidOperationException("initdb failed; is PostgreSQL installed, and is there a user 'postgres'?");
        }
    }

    /// <summary>The postmaster and its children. Each child leads a session of its own, so that signals to a group would not reach them.</summary>
    private int[] ProcessIds()
    {
        int postmaster = Postmaster.Id;
        List<int> found = Postmaster.HasExited ? [] : [postmaster];
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && id != postmaster && IsOurs(id, postmaster))
            {
                found.Add(id);
            }
        }

        return [.. found];
    }

    private bool IsOurs(int process, int postmaster)
    {
        try
        {
            // Orphans of a killed postmaster are found by their working folder, the data folder.
            string[] fields = File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
            return string.Equals(fields[1], postmaster.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                || string.Equals(new FileInfo($"/proc/{process}/cwd").LinkTarget, DataFolder, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static Process Run(string program, params string[] arguments)
    {
        string path = FindProgram(program);

        // setpriv becomes the program, so that the process is the server's own.
        (string file, string[] all) = IsRoot
            ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. arguments])
            : (path, arguments);
        ProcessStartInfo start = new(file, all) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        Process process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static string FindProgram(string program)
    {
        string[] debian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        IEnumerable<string> folders = debian.OrderDescending(StringComparer.Ordinal).Select(static version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator));
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"There is no '{program}' on this machine. Install Debian's package 'postgresql', as tests/run.sh does.");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void OnExit(object? sender, EventArgs arguments)
    {
        if (_postmaster is { HasExited: false } postmaster)
        {
            Signal(postmaster.Id, SigKill);
        }
    }

    private static void Signal(int process, int signal) => _ = kill(process, signal);

    [DllImport("libc", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
#pragma warning disable IDE1006, SYSLIB1054, CA5392 // The C library's own name; generated marshalling would need unsafe code in every test project.
    private static extern int kill(int process, int signal);
#pragma warning restore IDE1006, SYSLIB1054, CA5392
}
