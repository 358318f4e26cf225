using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedFlags.Benchmarks.FanOut;

/// <summary>One node: an engine, its runners and its connections, and the moment at which it first answered as the write of the round wants.</summary>
internal sealed class FanOutNode : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IDisposable _subscription;
    private readonly IFlags _flags;
    private bool _wanted;
    private long _seenAt;

    /// <param name="add">Adds the store.</param>
    public FanOutNode(Action<TypedFlagsBuilder> add)
    {
        ServiceCollection services = new();
        services.AddLogging(static logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        add(services.AddTypedFlags());
        _services = services.BuildServiceProvider();
        Engine = _services.GetRequiredService<FlagEngine>();
        Store = _services.GetRequiredService<FlagStore>();
        _flags = _services.GetRequiredService<IFlags>();
        _subscription = Engine.OnChanged(_ => Look());
    }

    public FlagEngine Engine { get; }

    public FlagStore Store { get; }

    public bool IsEnabled => _flags.Constant.IsEnabled();

    /// <summary>When the new answer was seen; 0 before.</summary>
    public long SeenAt => Volatile.Read(ref _seenAt);

    /// <summary>Begins a round.</summary>
    public void Expect(bool wanted)
    {
        _wanted = wanted;
        Volatile.Write(ref _seenAt, 0);
    }

    public async ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        await _services.DisposeAsync();
    }

    private void Look()
    {
        long now = Stopwatch.GetTimestamp();
        if (IsEnabled == _wanted)
        {
            Interlocked.CompareExchange(ref _seenAt, now, 0);
        }
    }
}
