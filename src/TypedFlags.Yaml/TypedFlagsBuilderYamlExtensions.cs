using TypedFlags;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds YAML files.</summary>
public static class TypedFlagsBuilderYamlExtensions
{
    /// <summary>
    /// Adds a layer of state from a YAML or JSON file in the language of <c>flags.yaml</c>, which is followed while the application runs. Only state is taken from it; the flags
    /// that it names are those that the application was built with.
    /// </summary>
    /// <param name="builder">What <c>AddTypedFlags()</c> returned.</param>
    /// <param name="path">The file; from the current folder where it is relative.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The path names no file, or an option is out of its range.</exception>
    public static TypedFlagsBuilder AddYamlFile(this TypedFlagsBuilder builder, string path, Action<YamlFileOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        YamlFileOptions options = new();
        configure?.Invoke(options);
        return builder.AddProvider(new YamlFlagProvider(path, options));
    }
}
