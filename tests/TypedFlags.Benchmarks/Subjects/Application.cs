using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TypedFlags.Benchmarks.Subjects;

/// <summary>An application as its users set it up: <c>AddTypedFlags()</c>, a configuration, and the engine made.</summary>
internal sealed class Application : IDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="configuration">Its configuration; an empty one by default.</param>
    /// <param name="configure">What else it adds.</param>
    public Application(IConfiguration? configuration = null, Action<TypedFlagsBuilder>? configure = null)
    {
        ServiceCollection services = new();
        services.AddSingleton(configuration ?? new ConfigurationBuilder().Build());
        TypedFlagsBuilder builder = services.AddTypedFlags();
        configure?.Invoke(builder);
        _services = services.BuildServiceProvider();
        Engine = _services.GetRequiredService<FlagEngine>();
    }

    public FlagEngine Engine { get; }

    public IFlags Flags => Engine.GetFlags<IFlags>();

    public void Dispose() => _services.Dispose();
}
