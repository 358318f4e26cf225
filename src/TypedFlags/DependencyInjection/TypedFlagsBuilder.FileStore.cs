using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <content>The embedded store.</content>
public sealed partial class TypedFlagsBuilder
{
    /// <summary>Adds a store in a file: a layer of state, and the service <see cref="FlagStore"/> that operations write to. See <see cref="FileFlagStore"/>.</summary>
    /// <param name="path">The state file, such as <c>/var/lib/shop/flags.store</c>; from the current folder where it is relative. Others are written beside it.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The path names no file, or an option is out of its range.</exception>
    public TypedFlagsBuilder AddFileStore(string path, Action<FileFlagStoreOptions>? configure = null)
    {
        FileFlagStoreOptions options = new();
        configure?.Invoke(options);
        TimeSpan poll = options.Checked().PollInterval;
        string full = new StoreFiles(path).State;
        return AddStore(
            services => new FileFlagStore(full, options, services.GetService<TimeProvider>(), services.GetService<ILogger<FileFlagStore>>()), poll);
    }
}
