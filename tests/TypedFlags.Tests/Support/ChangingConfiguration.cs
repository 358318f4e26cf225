using Microsoft.Extensions.Configuration;

namespace TypedFlags.Tests.Support;

/// <summary>A configuration source whose content is replaced as a whole, so that keys can also go away.</summary>
internal sealed class ChangingConfiguration : ConfigurationProvider, IConfigurationSource
{
    public ChangingConfiguration() => Root = new ConfigurationBuilder().Add(this).Build();

    public IConfigurationRoot Root { get; }

    public void Replace(params (string Key, string? Value)[] content)
    {
        Data = content.ToDictionary(static one => one.Key, static one => one.Value, StringComparer.OrdinalIgnoreCase);
        OnReload();
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
}
