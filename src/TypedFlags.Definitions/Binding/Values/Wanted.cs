using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>What kind of value a property wants.</summary>
internal enum Wanted
{
    Text,
    Date,
    Version,
    Boolean,
    Integer,
    Number,
    Percentage,
    List,
    Mapping,
}

/// <summary>What messages say of <see cref="Wanted"/>.</summary>
internal static class WantedNames
{
    /// <summary>Such as "text", after "wants".</summary>
    public static string NameOf(this Wanted wanted) => wanted switch
    {
        Wanted.Text => "text",
        Wanted.Date => "a date such as 2026-12-31",
        Wanted.Version => "a version such as 2.1.0",
        Wanted.Boolean => "true or false",
        Wanted.Integer => "a whole number",
        Wanted.Number => "a number",
        Wanted.Percentage => "a percentage",
        Wanted.List => "a list such as [a, b]",
        _ => "a mapping such as { name: value }",
    };

    /// <summary>True where a quoted text would be such a value without its quotes.</summary>
    public static bool IsWhat(this Wanted wanted, string text) => CoreSchema.Resolve(text, isPlain: true) switch
    {
        YamlScalarKind.Boolean => wanted == Wanted.Boolean,
        YamlScalarKind.Integer => wanted is Wanted.Integer or Wanted.Number or Wanted.Percentage,
        YamlScalarKind.Number => wanted is Wanted.Number or Wanted.Percentage,
        _ => false,
    };
}
