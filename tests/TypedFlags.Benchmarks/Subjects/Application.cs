using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TypedFlags.Benchmarks.Subjects;

/// <summary>An application as its users set it up: <c>AddTypedFlags()</c>, a configuration, and the engine made.</summary>
internal sealed class Application : IDisposable
{
    private readonly ServiceProvider _services;

    public Application(IConfiguration? configuration = null)
    {
        ServiceCollection services = new();
        services.AddSingleton(configuration ?? new ConfigurationBuilder().Build());
        services.AddTypedFlags();
        _services = services.BuildServiceProvider();
        Engine = _services.GetRequiredService<FlagEngine>();
    }

    public FlagEngine Engine { get; }

    public IFlags Flags => Engine.GetFlags<IFlags>();

    public void Dispose() => _services.Dispose();
}
