using Microsoft.Extensions.Configuration;

namespace NativeAot;

/// <summary>Configuration that the program changes itself, in place of a file that somebody edits.</summary>
internal sealed class Settings : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public void Replace(params (string Key, string Value)[] settings)
    {
        Data = settings.ToDictionary(static one => one.Key, static one => (string?)one.Value, StringComparer.OrdinalIgnoreCase);
        OnReload();
    }
}
