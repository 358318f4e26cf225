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
    /// <exception cref="InvalidOperationException">A store in this file was added before.</exception>
    public TypedFlagsBuilder AddFileStore(string path, Action<FileFlagStoreOptions>? configure = null)
    {
        FileFlagStoreOptions options = new();
        configure?.Invoke(options);
        TimeSpan poll = options.Checked().PollInterval;
        string full = new StoreFiles(path).State;
        if (!_registration.FileStores.Add(full))
        {
            throw new InvalidOperationException(
                $"The file store '{full}' was added before. It would be a layer over itself, and be read twice. Add it once; two stores have a file each.");
        }

        return AddStore(
            services => new FileFlagStore(full, options, services.GetService<TimeProvider>(), services.GetService<ILogger<FileFlagStore>>()), poll);
    }
}
