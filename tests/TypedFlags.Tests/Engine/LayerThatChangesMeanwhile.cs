using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace TypedFlags.Tests.Engine;

/// <summary>A source of state that changes, on another thread, just after its first content was taken.</summary>
internal sealed class LayerThatChangesMeanwhile(string before, string after) : FlagLayer
{
    private ConfigurationReloadToken _change = new();
    private Thread? _changing;

    public override string Name => "a source that changes meanwhile";

    public override FlagLayerContent Read()
    {
        string json = _changing is null ? before : after;
        if (_changing is null)
        {
            ConfigurationReloadToken change = _change;
            _change = new ConfigurationReloadToken();
            _changing = new Thread(change.OnReload);
            _changing.Start();
        }

        using JsonDocument document = JsonDocument.Parse(json);
        FlagLayerEntry[] entries = [.. document.RootElement.EnumerateObject().Select(static flag => new FlagLayerEntry(flag.Name, flag.Value.Clone()))];
        return new FlagLayerContent(entries, HasTextScalars: false, []);
    }

    public override IChangeToken GetChangeToken() => _change;

    public void WaitForChange() => _changing!.Join();
}
