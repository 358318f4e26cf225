using Microsoft.Extensions.Configuration;

namespace TypedFlags.Benchmarks.Subjects;

/// <summary>A configuration source that is changed while the application runs.</summary>
internal sealed class ChangingConfiguration : ConfigurationProvider, IConfigurationSource
{
    public ChangingConfiguration() => Root = new ConfigurationBuilder().Add(this).Build();

    public IConfigurationRoot Root { get; }

    public override void Set(string key, string? value)
    {
        base.Set(key, value);
        OnReload();
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
}
