using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Analyzers.Uses;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>The sentences of TF1010: what is wrong, and what to do.</summary>
internal static class ContextAttributeMessages
{
    private const int MostValues = 12;

    public static string Unknown(string name, string? near) =>
        $"No flags file declares an attribute {Sentence.Quoted(name)}, so no rule can ask for it. "
        + (near is null ? "Declare it under 'context:', or remove it." : $"Did you mean '{near}'?");

    /// <summary>Null for a name that rules don't know from anywhere else.</summary>
    public static string? Reserved(string name)
    {
        string? source = name switch
        {
            "targetingKey" => "the targeting key. Pass it to the constructor",
            "tenant" => "'TenantId'. Set that",
            "groups" => "'Groups'. Set that",
            "staff" => "'IsStaff'. Set that",
            "environment" => "the host. Remove it",
            "now" => "the clock. Remove it",
            _ => null,
        };
        return source is null ? null : $"Rules never read '{name}' from an attribute, but from {source}.";
    }

    public static string WrongType(string name, AttributeType declared, ITypeSymbol type) =>
        $"{Sentence.Quoted(name)} is declared as {NameOf(declared)}, and a value of type '{type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}' counts as missing. Pass {WhatFits(declared)}.";

    public static string WrongText(AttributeDefinition attribute, string text, string? near) => attribute.Type switch
    {
        AttributeType.DateTime =>
            $"{Sentence.Quoted(text)} is no date or time of RFC 3339, and counts as missing for '{attribute.Name}'. Write one such as '2026-12-31' or '2026-12-31T08:00:00Z'.",
        AttributeType.Semver => $"{Sentence.Quoted(text)} is no version, and counts as missing for '{attribute.Name}'. Write one such as '2.1.0'.",
        _ => $"{Sentence.Quoted(text)} is none of the values that are declared for '{attribute.Name}': {List(attribute.Values)}."
            + (near is null ? "" : $" Did you mean '{near}'?"),
    };

    /// <summary>The declared values as texts.</summary>
    public static IEnumerable<string> TextsOf(EquatableArray<ConstantValue> values) =>
        values.Items.OfType<ConstantValue.Text>().Select(static text => text.Value);

    private static string List(EquatableArray<ConstantValue> values) =>
        string.Join(", ", TextsOf(values).Take(MostValues).Select(Sentence.Quoted)) + (values.Count > MostValues ? ", …" : "");

    private static string NameOf(AttributeType type) => new AttributeDefinition("", type, default).TypeName;

    private static string WhatFits(AttributeType type) => type switch
    {
        AttributeType.String => "a string",
        AttributeType.Number => "a number",
        AttributeType.Boolean => "a bool",
        AttributeType.DateTime => "a DateTimeOffset",
        AttributeType.Semver => "a string or a Version",
        _ => "an array of strings",
    };
}
