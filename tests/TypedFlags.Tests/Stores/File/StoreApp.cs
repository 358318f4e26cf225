using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Shop;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Stores.File;

/// <summary>
/// An application on a file store, asked for one flag all the while, as requests do: every answer that differs from the last one is kept, and every exception.
/// </summary>
internal sealed class StoreApp : IAsyncDisposable
{
    private readonly ShopProcess _process = new();
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<int> _answers = [];
    private readonly List<Exception> _exceptions = [];
    private readonly IShopFlags _flags;
    private readonly Task _asking;

    public StoreApp(string path)
    {
        ServiceCollection services = new();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddTypedFlags(_process.Registry, static options =>
        {
            options.RetryDelay = TimeSpan.FromMilliseconds(20);
            options.MaxRetryDelay = TimeSpan.FromMilliseconds(50);
        }).AddFileStore(path, static options => options.PollInterval = TimeSpan.FromMilliseconds(20));
        _services = services.BuildServiceProvider();
        _flags = _services.GetRequiredService<IShopFlags>();
        Store = _services.GetRequiredService<FlagStore>();
        _asking = Task.Factory.StartNew(Ask, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public FlagStore Store { get; }

    public LogLines Log { get; } = new();

    /// <summary>What an operator would look at.</summary>
    public IReadOnlyList<string> Troubles => [.. Log.At(LogLevel.Warning), .. Log.At(LogLevel.Error), .. Log.At(LogLevel.Critical)];

    public FlagProviderStatus Status => _services.GetRequiredService<FlagEngine>().Providers.Single(provider => provider.Name == Store.Name);

    public int Answer
    {
        get
        {
            // Kept whoever asks: on a busy machine a test may see an answer that the thread below is too late for.
            lock (_gate)
            {
                int answer = _flags.MaxItems.GetValue();
                if (_answers.Count == 0 || _answers[^1] != answer)
                {
                    _answers.Add(answer);
                }

                return answer;
            }
        }
    }

    /// <summary>A write whose number is the flag's value after it.</summary>
    public static FlagStateWrite Write(int number) => new()
    {
        FlagKey = "max_items",
        State = JsonElement.Parse(string.Create(CultureInfo.InvariantCulture, $$"""{"serve":{{number}}}""")),
        Actor = "olga",
    };

    /// <summary>A write of so many bytes, to a flag that nobody asks for.</summary>
    public static FlagStateWrite Padding(int bytes) => new()
    {
        FlagKey = "new_checkout",
        State = JsonElement.Parse($$"""{"users":[{{string.Join(',', Enumerable.Range(0, bytes / 11).Select(static user => $"\"{user:D8}\""))}}]}"""),
        Actor = "olga",
    };

    /// <summary>Ends the asking.</summary>
    /// <returns>The different answers, in order.</returns>
    public async Task<IReadOnlyList<int>> StopAsync()
    {
        await _end.CancelAsync();
        await _asking;
        Assert.Empty(_exceptions);
        return _answers;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _asking;
        await _services.DisposeAsync();
        _process.Dispose();
        _end.Dispose();
    }

    private void Ask()
    {
        bool isLast;
        do
        {
            // Once more at the end: the last answer counts.
            isLast = _end.IsCancellationRequested;
            try
            {
                _ = Answer;
            }
            catch (Exception exception)
            {
                _exceptions.Add(exception);
            }

            Thread.Sleep(1);
        }
        while (!isLast);
    }
}
