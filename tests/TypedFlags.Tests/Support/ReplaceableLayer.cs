using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace TypedFlags.Tests.Support;

/// <summary>A source of state that is replaced as a whole; the engine has taken the new one when <c>Replace</c> returns.</summary>
internal sealed class ReplaceableLayer(FlagLayerContent content) : FlagLayer
{
    private FlagLayerContent _content = content;
    private ConfigurationReloadToken _change = new();

    public ReplaceableLayer(string json)
        : this(Parse(json))
    {
    }

    public override string Name => "a source that is replaced";

    /// <summary>Reads an object of flags and their states.</summary>
    public static FlagLayerContent Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        FlagLayerEntry[] entries = [.. document.RootElement.EnumerateObject().Select(static flag => new FlagLayerEntry(flag.Name, flag.Value.Clone()))];
        return new FlagLayerContent(entries, HasTextScalars: false, []);
    }

    public override FlagLayerContent Read() => Volatile.Read(ref _content);

    public override IChangeToken GetChangeToken() => Volatile.Read(ref _change);

    public void Replace(string json) => Replace(Parse(json));

    public void Replace(FlagLayerContent content)
    {
        Volatile.Write(ref _content, content);
        Interlocked.Exchange(ref _change, new ConfigurationReloadToken()).OnReload();
    }
}
