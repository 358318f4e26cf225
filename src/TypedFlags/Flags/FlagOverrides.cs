using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// Overrides by name, for tools and test harnesses that have them as text. Code that knows its flags writes <c>Flags.X.Override(value)</c>.
/// </summary>
public static class FlagOverrides
{
    private const int MaxJsonDepth = 32;

    /// <summary>
    /// Serves values instead of the flags' own answers, with the reason <see cref="FlagReason.Override"/>: in this flow of execution and in
    /// what it starts, whatever the engine. Scopes nest, follow awaits, and may be closed in any order.
    /// </summary>
    /// <param name="values">
    /// By flag key: <c>true</c> or <c>false</c> of a boolean flag, a variant's name, or a literal: text, an invariant number, a JSON object.
    /// </param>
    /// <returns>The scope; dispose it to close it.</returns>
    /// <exception cref="ArgumentException">No loaded assembly declares a flag of that key, or the value does not fit it.</exception>
    public static IDisposable Use(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Use(values, FlagRegistry.OfProcess);
    }

    internal static IDisposable Use(IReadOnlyDictionary<string, string> values, FlagRegistry registry) =>
        AmbientScope.Open(new OverrideSet(values.Select(value => Read(value.Key, value.Value, registry)).ToList()));

    private static FlagOverride Read(string key, string value, FlagRegistry registry)
    {
        List<string> keys = [];
        foreach (FlagDefinitionSet set in registry.Sets)
        {
            if (set.Find(key) is { } definition)
            {
                return TryRead(definition, value, out FlagOutcome? outcome)
                    ? new FlagOverride(definition, outcome)
                    : throw new ArgumentException($"'{value}' does not fit flag '{key}', which takes {WhatFits(definition)}.", nameof(value));
            }

            keys.AddRange(set.Compiled.Keys);
        }

        throw new ArgumentException($"No loaded assembly declares a flag '{key}'{DidYouMean.Hint(key, keys)}.", nameof(key));
    }

    private static bool TryRead(FlagDefinition definition, string value, [NotNullWhen(true)] out FlagOutcome? outcome)
    {
        outcome = definition.FindOutcome(value);
        if (outcome is not null || definition.HasVariants)
        {
            return outcome is not null;
        }

        outcome = definition.Type switch
        {
            FlagType.Boolean when bool.TryParse(value, out bool boolean) => definition.Outcomes[boolean ? 1 : 0],
            FlagType.String => OutcomeReaders.String.ToLiteral(value),
            FlagType.Integer when int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int integer) =>
                OutcomeReaders.Integer.ToLiteral(integer),
            FlagType.Number when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                && double.IsFinite(number) => OutcomeReaders.Number.ToLiteral(number),
            FlagType.Object when TryReadObject(value, out JsonElement json) => OutcomeReaders.Json.ToLiteral(json),
            _ => null,
        };
        return outcome is not null;
    }

    private static bool TryReadObject(string value, out JsonElement json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(value, new JsonDocumentOptions { MaxDepth = MaxJsonDepth });
            json = document.RootElement.Clone();
            return json.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            json = default;
            return false;
        }
    }

    private static string WhatFits(FlagDefinition definition) => definition switch
    {
        { HasVariants: true } => "a variant: " + string.Join(", ", definition.Variants.Select(static variant => variant.Name)),
        { Type: FlagType.Boolean } => "true or false",
        { Type: FlagType.Integer } => "a whole number",
        { Type: FlagType.Number } => "a number, with a point for the decimals",
        _ => "a JSON object",
    };
}
