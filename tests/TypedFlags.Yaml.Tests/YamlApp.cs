using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;

namespace TypedFlags.Yaml.Tests;

/// <summary>An application that follows a file, in a folder of its own.</summary>
internal sealed class YamlApp : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typedflags-yaml-");
    private ServiceProvider? _services;

    public string Folder => _folder.FullName;

    public string File => Path.Combine(Folder, "state.yaml");

    public LogLines Log { get; } = new();

    public ITestFlags Flags => _services!.GetRequiredService<ITestFlags>();

    /// <summary>All that was worth a line: what an operator would see.</summary>
    public IReadOnlyList<string> Lines => [.. Log.At(LogLevel.Warning), .. Log.At(LogLevel.Error)];

    public void Write(string text, string? file = null)
    {
        string path = file ?? File;
        System.IO.File.WriteAllText(path, text);
    }

    /// <summary>As a deployment would: the file was written long before the application starts.</summary>
    public void WriteLongAgo(string text)
    {
        Write(text);
        System.IO.File.SetLastWriteTimeUtc(File, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    public void Start(Action<YamlFileOptions>? configure = null, string? path = null)
    {
        ServiceCollection services = new();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddTypedFlags(static options =>
        {
            options.Environment = "Production";
            options.RetryDelay = TimeSpan.FromMilliseconds(20);
            options.MaxRetryDelay = TimeSpan.FromMilliseconds(50);
        }).AddYamlFile(path ?? File, options =>
        {
            options.PollInterval = TimeSpan.FromMilliseconds(50);
            options.SettleTime = TimeSpan.FromMilliseconds(200);
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider();
        _ = Flags;
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
