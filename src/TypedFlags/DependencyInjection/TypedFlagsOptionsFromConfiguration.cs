using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace TypedFlags;

/// <summary>Options from the section <c>TypedFlags</c>, by hand: binding by reflection does not survive trimming.</summary>
internal sealed class TypedFlagsOptionsFromConfiguration(IConfiguration? configuration) : IConfigureOptions<TypedFlagsOptions>
{
    /// <inheritdoc />
    public void Configure(TypedFlagsOptions options)
    {
        IConfigurationSection? section = configuration?.GetSection(ConfigurationFlagLayer.DefaultSection);
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
                    [$"{ConfigurationFlagLayer.DefaultSection}:{nameof(TypedFlagsOptions.RecordTargetingKey)} is '{record}'. It has to be true or false."]);
        }
    }
}
