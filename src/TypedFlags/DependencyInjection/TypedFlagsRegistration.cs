using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace TypedFlags;

/// <summary>
/// What <c>AddTypedFlags()</c> gathers in one service collection: the providers in their order, and which definitions there are.
/// Stands in the collection as an instance, so that a second call finds the first one's.
/// </summary>
internal sealed class TypedFlagsRegistration(FlagRegistry registry)
{
    [ThreadStatic]
    private static IServiceProvider? _makesEngineOf;

    private readonly List<Func<IServiceProvider, FlagProvider?>> _providers = [DefaultProvider];

    private readonly List<Func<IServiceProvider, FlagHook>> _hooks = [];

    public FlagRegistry Registry { get; } = registry;

    /// <summary>Whether <c>AddExposures()</c> was called.</summary>
    public bool HasExposures { get; set; }

    /// <summary>The files of the stores that were added.</summary>
    public HashSet<string> FileStores { get; } = new(StringComparer.Ordinal);

    /// <summary>The store that was added last; null where there is none.</summary>
    public AddedStore? LastStore { get; set; }

    public void AddProvider(Func<IServiceProvider, FlagProvider?> provider) => _providers.Add(provider);

    public void AddHook(Func<IServiceProvider, FlagHook> hook) => _hooks.Add(hook);

    /// <exception cref="InvalidOperationException">Something that the engine is made of asks for the engine.</exception>
    public FlagEngine CreateEngine(IServiceProvider services)
    {
        // The container does not see a circle through a factory: it would go round for ever.
        if (ReferenceEquals(_makesEngineOf, services))
        {
            throw new InvalidOperationException(
                "The flag engine is asked for while it is being made. A flag provider, a hook, an exposure sink, a logger provider or a TimeProvider takes FlagEngine, "
                + "IFlagClient or a generated IFlags in its constructor. Take IServiceProvider instead, and ask it when the provider, hook or sink runs.");
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
            Refresh = new RefreshSettings(options.LoadTimeout, options.RetryDelay, options.MaxRetryDelay, options.PrepareTimeout),
        };
        List<FlagProvider> providers = [];
        foreach (Func<IServiceProvider, FlagProvider?> create in _providers)
        {
            if (create(services) is { } provider)
            {
                providers.Add(provider);
            }
        }

        return new FlagEngine(Registry, settings, providers, logger);
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

    private static ConfigurationFlagProvider? DefaultProvider(IServiceProvider services) =>
        services.GetService<IConfiguration>() is { } configuration
            ? new ConfigurationFlagProvider(configuration.GetSection(ConfigurationFlagProvider.DefaultSection), ConfigurationFlagProvider.DefaultSection)
            : null;
}
