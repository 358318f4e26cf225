using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TypedFlags;
using TypedFlags.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Takes the state of the flags from a server.</summary>
public static class HttpFlagBuilderExtensions
{
    /// <summary>
    /// Adds a layer of state from a TypedFlags server (an application with <c>app.MapTypedFlags()</c>). What it said last stays in force while it is away, and is kept
    /// on disk (<see cref="HttpFlagOptions.CopyFolder"/>) for a start without it: then flags are answered from there, as <c>STALE</c>, until the server is back.
    /// </summary>
    /// <param name="builder">What <c>AddTypedFlags()</c> returned.</param>
    /// <param name="server">
    /// The server's address, as <c>https://flags.example.com/</c>; <c>http:</c> on this machine only, unless <see cref="HttpFlagOptions.AllowInsecureHttp"/>. <c>api/flags/definitions</c> is below it.
    /// </param>
    /// <param name="configure">Sets the key and the rest.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The address or an option is one that cannot work.</exception>
    public static TypedFlagsBuilder AddHttp(this TypedFlagsBuilder builder, Uri server, Action<HttpFlagOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(server);
        HttpFlagOptions options = new();
        configure?.Invoke(options);
        HttpFlagOptionsValidator.Validate(server, options);

        // A service of its own, so that the container disposes it.
        object key = new();
        builder.Services.AddKeyedSingleton(key, (services, _) => new HttpFlagProvider(
            server, options, services.GetService<ILogger<HttpFlagProvider>>() ?? NullLogger<HttpFlagProvider>.Instance));
        return builder.AddProvider(services => services.GetRequiredKeyedService<HttpFlagProvider>(key));
    }
}
