using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace TypedFlags;

/// <summary>
/// State from <see cref="IConfiguration"/>: whatever the application's configuration is made of (appsettings.json, environment
/// variables, the command line, user secrets), below <c>Flags</c> of one section.
/// </summary>
internal sealed class ConfigurationFlagProvider(IConfiguration section, string path) : FlagProvider
{
    /// <summary>The section that is there by default.</summary>
    public const string DefaultSection = "TypedFlags";

    private const string FlagsSection = "Flags";

    private static readonly string[] KnownNames =
    [
        FlagsSection, nameof(TypedFlagsOptions.Environment), nameof(TypedFlagsOptions.RecordTargetingKey), nameof(TypedFlagsOptions.ReadyTimeout),
        nameof(TypedFlagsOptions.LoadTimeout), nameof(TypedFlagsOptions.RetryDelay), nameof(TypedFlagsOptions.MaxRetryDelay), nameof(TypedFlagsOptions.PrepareTimeout),
    ];

    /// <inheritdoc />
    public override string Name => $"configuration '{path}'";

    /// <inheritdoc />
    public override ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken)
    {
        List<FlagStateEntry> entries = [];
        List<string> problems = [];
        foreach (IConfigurationSection flag in section.GetSection(FlagsSection).GetChildren())
        {
            ReadFlag(flag, entries, problems);
        }

        FindMisspeltNames(problems);
        return new(FlagProviderState.Create(entries, hasTextScalars: true) with { Problems = problems });
    }

    /// <inheritdoc />
    public override IChangeToken GetChangeToken() => section.GetReloadToken();

    private static void ReadFlag(IConfigurationSection flag, List<FlagStateEntry> entries, List<string> problems)
    {
        JsonElement? state = ConfigurationJson.Read(flag, problems, out JsonElement? shorthand);
        if (state is { } tree)
        {
            entries.Add(new FlagStateEntry(flag.Key, tree));
        }

        if (shorthand is { } scalar)
        {
            if (state is not null)
            {
                problems.Add($"flag '{flag.Key}' has a value and properties; the value '{flag.Value}' wins over the properties it means.");
            }

            entries.Add(new FlagStateEntry(flag.Key, scalar));
        }
    }

    /// <summary>A misspelt <c>Flags</c> would silently give no state at all. Names that are like none of ours may be somebody else's.</summary>
    private void FindMisspeltNames(List<string> problems)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (!KnownNames.Contains(child.Key, StringComparer.OrdinalIgnoreCase) && DidYouMean.Find(child.Key, KnownNames) is not null)
            {
                problems.Add($"'{child.Key}' means nothing here{DidYouMean.Hint(child.Key, KnownNames)}; it is ignored.");
            }
        }
    }
}
