using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace TypedFlags;

/// <summary>Options from the section <c>TypedFlags</c>, by hand: binding by reflection does not survive trimming.</summary>
internal sealed class TypedFlagsOptionsFromConfiguration(IConfiguration? configuration) : IConfigureOptions<TypedFlagsOptions>
{
    /// <inheritdoc />
    public void Configure(TypedFlagsOptions options)
    {
        IConfigurationSection? section = configuration?.GetSection(ConfigurationFlagProvider.DefaultSection);
        if (section?[nameof(TypedFlagsOptions.Environment)] is { Length: > 0 } environment)
        {
            options.Environment = environment;
        }

        if (section?[nameof(TypedFlagsOptions.RecordTargetingKey)] is { Length: > 0 } record)
        {
            options.RecordTargetingKey = bool.TryParse(record, out bool value)
                ? value
                : throw new OptionsValidationException(
                    Options.DefaultName,
                    typeof(TypedFlagsOptions),
                    [$"{ConfigurationFlagProvider.DefaultSection}:{nameof(TypedFlagsOptions.RecordTargetingKey)} is '{record}'. It has to be true or false."]);
        }

        options.ReadyTimeout = ReadSpan(section, nameof(TypedFlagsOptions.ReadyTimeout)) ?? options.ReadyTimeout;
        options.LoadTimeout = ReadSpan(section, nameof(TypedFlagsOptions.LoadTimeout)) ?? options.LoadTimeout;
        options.RetryDelay = ReadSpan(section, nameof(TypedFlagsOptions.RetryDelay)) ?? options.RetryDelay;
        options.MaxRetryDelay = ReadSpan(section, nameof(TypedFlagsOptions.MaxRetryDelay)) ?? options.MaxRetryDelay;
        options.PrepareTimeout = ReadSpan(section, nameof(TypedFlagsOptions.PrepareTimeout)) ?? options.PrepareTimeout;
    }

    private static TimeSpan? ReadSpan(IConfigurationSection? section, string name)
    {
        if (section?[name] is not { Length: > 0 } text)
        {
            return null;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan value)
            ? value
            : throw new OptionsValidationException(
                Options.DefaultName,
                typeof(TypedFlagsOptions),
                [$"{ConfigurationFlagProvider.DefaultSection}:{name} is '{text}'. It has to be a time such as 00:00:05."]);
    }
}
