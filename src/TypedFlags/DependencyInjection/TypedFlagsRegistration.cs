using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace TypedFlags;

/// <summary>
/// What <c>AddTypedFlags()</c> gathers in one service collection: the layers in their order, and which definitions there are.
/// Stands in the collection as an instance, so that a second call finds the first one's.
/// </summary>
internal sealed class TypedFlagsRegistration(FlagRegistry registry)
{
    [ThreadStatic]
    private static IServiceProvider? _makesEngineOf;

    private readonly List<Func<IServiceProvider, FlagLayer?>> _layers = [DefaultLayer];

    private readonly List<Func<IServiceProvider, FlagHook>> _hooks = [];

    public FlagRegistry Registry { get; } = registry;

    /// <summary>Whether <c>AddExposures()</c> was called.</summary>
    public bool HasExposures { get; set; }

    public void AddLayer(Func<IServiceProvider, FlagLayer?> layer) => _layers.Add(layer);

    public void AddHook(Func<IServiceProvider, FlagHook> hook) => _hooks.Add(hook);

    /// <exception cref="InvalidOperationException">Something that the engine is made of asks for the engine.</exception>
    public FlagEngine CreateEngine(IServiceProvider services)
    {
        // The container does not see a circle through a factory: it would go round for ever.
        if (ReferenceEquals(_makesEngineOf, services))
        {
            throw new InvalidOperationException(
                "The flag engine is asked for while it is being made. A hook, an exposure sink, a logger provider or a TimeProvider takes FlagEngine, "
                + "IFlagClient or a generated IFlags in its constructor. Take IServiceProvider instead, and ask it when the hook or sink runs.");
        }

        IServiceProvider? outer = _makesEngineOf;
        _makesEngineOf = services;
        try
        {
            return MakeEngine(services);
        }
        finally
        {
            _makesEngineOf = outer;
        }
    }

    private FlagEngine MakeEngine(IServiceProvider services)
    {
        // Asked for first, because this is what validates.
        TypedFlagsOptions options = services.GetRequiredService<IOptions<TypedFlagsOptions>>().Value;
        ILogger logger = services.GetService<ILogger<FlagEngine>>() ?? (ILogger)NullLogger.Instance;
        EngineSettings settings = EngineSettings.Create(
            options.Environment,
            services.GetService<IHostEnvironment>()?.EnvironmentName,
            options.TimeProvider ?? services.GetService<TimeProvider>()) with
        {
            Observers = CreateObservers(services, options, logger),
            RecordsTargetingKey = options.RecordTargetingKey,
        };
        List<FlagLayer> layers = [];
        foreach (Func<IServiceProvider, FlagLayer?> create in _layers)
        {
            if (create(services) is { } layer)
            {
                layers.Add(layer);
            }
        }

        return new FlagEngine(Registry, settings, layers, logger);
    }

    private EngineObservers? CreateObservers(IServiceProvider services, TypedFlagsOptions options, ILogger logger)
    {
        FlagHook[] hooks = [.. _hooks.Select(create => create(services)), .. options.Hooks];
        return hooks.Length == 0 && !HasExposures
            ? null
            : new EngineObservers(
                hooks.Length == 0 ? null : new HookPipeline(hooks, logger),
                HasExposures ? services.GetRequiredService<ExposureChannel>() : null);
    }

    private static ConfigurationFlagLayer? DefaultLayer(IServiceProvider services) =>
        services.GetService<IConfiguration>() is { } configuration
            ? new ConfigurationFlagLayer(configuration.GetSection(ConfigurationFlagLayer.DefaultSection), ConfigurationFlagLayer.DefaultSection)
            : null;
}
