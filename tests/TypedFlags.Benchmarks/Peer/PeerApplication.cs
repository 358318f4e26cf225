using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;

namespace TypedFlags.Benchmarks.Peer;

/// <summary>
/// An application with Microsoft.FeatureManagement, set up as its documentation says: configuration in its current schema
/// (<c>feature_management:feature_flags</c>), <c>AddFeatureManagement()</c>, no session managers, no telemetry. Its definition provider reads
/// a flag's section once and keeps it, and filters' settings are kept in its memory cache, so what is measured is evaluation only. Contexts
/// are made beforehand, and the overloads that return a <see cref="ValueTask{TResult}"/> are used: the cheaper ones, always already completed.
/// </summary>
internal sealed class PeerApplication : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly IVariantFeatureManager _manager;

    /// <param name="moreFlags">How many constant flags to load beside those that are measured.</param>
    public PeerApplication(int moreFlags = 0)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(PeerConfiguration.Write(moreFlags)).Build();
        ServiceCollection services = new();
        services.AddSingleton(configuration);
        services.AddFeatureManagement().AddFeatureFilter<PlanFilter>();
        _services = services.BuildServiceProvider();
        _manager = _services.GetRequiredService<IVariantFeatureManager>();
    }

    public static TargetingContext Context(string key) => new() { UserId = key, Groups = [] };

    public bool IsEnabled(string flag) => Wait(_manager.IsEnabledAsync(flag, CancellationToken.None));

    public bool IsEnabled<TContext>(string flag, TContext context) => Wait(_manager.IsEnabledAsync(flag, context, CancellationToken.None));

    public Variant GetVariant(string flag, TargetingContext context) => Wait(_manager.GetVariantAsync(flag, context, CancellationToken.None));

    public void Dispose() => _services.Dispose();

    private static T Wait<T>(ValueTask<T> task) => task.IsCompletedSuccessfully ? task.Result : task.AsTask().GetAwaiter().GetResult();
}
