using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace TypedFlags.Tests.Engine;

/// <summary>A source of state that answers once, and then fails.</summary>
internal sealed class FailingLayer(string json) : FlagLayer
{
    private ConfigurationReloadToken _change = new();
    private bool _fails;

    public override string Name => "a source that fails";

    public override FlagLayerContent Read()
    {
        if (_fails)
        {
            throw new IOException("The source is away.");
        }

        using JsonDocument document = JsonDocument.Parse(json);
        FlagLayerEntry[] entries = [.. document.RootElement.EnumerateObject().Select(static flag => new FlagLayerEntry(flag.Name, flag.Value.Clone()))];
        return new FlagLayerContent(entries, HasTextScalars: false, []);
    }

    public override IChangeToken GetChangeToken() => _change;

    public void Fail()
    {
        _fails = true;
        ConfigurationReloadToken change = _change;
        _change = new ConfigurationReloadToken();
        change.OnReload();
    }
}
