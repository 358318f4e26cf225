using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace TypedFlags.Tests.Engine;

/// <summary>A source of state that answers at once when the engine starts, and after that only when the test lets it.</summary>
internal sealed class SlowLayer(string json) : FlagLayer, IDisposable
{
    private readonly ManualResetEventSlim _isReading = new();
    private readonly ManualResetEventSlim _mayAnswer = new(initialState: true);
    private ConfigurationReloadToken _change = new();

    public override string Name => "a slow source";

    public override FlagLayerContent Read()
    {
        _isReading.Set();
        _mayAnswer.Wait();
        using JsonDocument document = JsonDocument.Parse(json);
        FlagLayerEntry[] entries = [.. document.RootElement.EnumerateObject().Select(static flag => new FlagLayerEntry(flag.Name, flag.Value.Clone()))];
        return new FlagLayerContent(entries, HasTextScalars: false, []);
    }

    public override IChangeToken GetChangeToken() => _change;

    /// <summary>Has the engine read again, on another thread, and returns when it is in the middle of that.</summary>
    public Reading BeginReading()
    {
        _isReading.Reset();
        _mayAnswer.Reset();
        ConfigurationReloadToken change = _change;
        _change = new ConfigurationReloadToken();
        Thread thread = new(change.OnReload);
        thread.Start();
        _isReading.Wait();
        return new Reading(this, thread);
    }

    public void Dispose()
    {
        _isReading.Dispose();
        _mayAnswer.Dispose();
    }

    /// <summary>Lets the source answer when disposed, and waits for the engine to have taken it.</summary>
    internal sealed class Reading(SlowLayer layer, Thread thread) : IDisposable
    {
        public void Dispose()
        {
            layer._mayAnswer.Set();
            thread.Join();
        }
    }
}
