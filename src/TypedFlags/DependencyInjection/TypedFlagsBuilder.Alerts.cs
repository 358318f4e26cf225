using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace TypedFlags;

/// <content>Alerts: who is told of writes.</content>
public sealed partial class TypedFlagsBuilder
{
    /// <summary>
    /// Calls a webhook for each write made through the service <see cref="FlagStore"/> of this process, signed, in the background, repeated where it fails. Each
    /// call of this method adds a webhook. A write never waits for it, and never fails because of it. What other processes write is theirs to tell.
    /// </summary>
    /// <param name="configure">Sets at least <see cref="AlertOptions.Url"/> and <see cref="AlertOptions.Secret"/>.</param>
    /// <returns>This builder.</returns>
    public TypedFlagsBuilder AddAlerts(Action<AlertOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        string name = Guid.NewGuid().ToString();
        Services.AddOptions<AlertOptions>(name).Configure(configure).ValidateOnStart();
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AlertOptions>, AlertOptionsValidator>());
        Services.AddKeyedSingleton(name, (services, _) => CreateQueue(services, name));
        Services.AddSingleton(services => services.GetRequiredKeyedService<AlertQueue>(name));
        Services.AddSingleton<IHostedService>(services => services.GetRequiredKeyedService<AlertQueue>(name));
        return this;
    }

    private static AlertQueue CreateQueue(IServiceProvider services, string name)
    {
        AlertOptions options = services.GetRequiredService<IOptionsMonitor<AlertOptions>>().Get(name);
        TimeProvider timeProvider = services.GetRequiredService<IOptions<TypedFlagsOptions>>().Value.TimeProvider ?? services.GetService<TimeProvider>() ?? TimeProvider.System;
        ILogger logger = services.GetService<ILogger<AlertQueue>>() ?? (ILogger)NullLogger.Instance;

        // The engine is asked for when an alert is sent: it may be under construction now.
        AlertSender sender = new(options, () => services.GetRequiredService<FlagEngine>().Environment, timeProvider, logger);
        return new AlertQueue(sender, options.QueueCapacity, logger);
    }
}
