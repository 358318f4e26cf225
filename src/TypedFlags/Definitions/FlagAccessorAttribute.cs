using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace TypedFlags;

/// <summary>
/// What a generated accessor says of its flag, so that analyzers in a consuming project, which can't see the library's
/// <c>flags.yaml</c>, warn as well. Written by the generator.
/// </summary>
/// <param name="key">The flag's key.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FlagAccessorAttribute(string key) : Attribute
{
    /// <summary>The flag's key.</summary>
    public string Key { get; } = key;

    /// <summary>Who answers for the flag, or null.</summary>
    public string? Owner { get; set; }

    /// <summary>The day the flag was created, as in the file, or null.</summary>
    public string? Created { get; set; }

    /// <summary>The last good day, as in the file, or null.</summary>
    public string? Expires { get; set; }

    /// <summary>The kind, as in the file, or null for <c>release</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>True where the flag should no longer be used.</summary>
    public bool IsDeprecated { get; set; }

    /// <summary>What to do instead, or null.</summary>
    public string? DeprecationMessage { get; set; }

    /// <summary>The key of the flag that takes this one's place, or null.</summary>
    public string? ReplacedBy { get; set; }

    /// <summary>True where the answer can depend on who asks: lists, tenants, rules, shares, or a prerequisite of which that is so.</summary>
    public bool HasTargeting { get; set; }

    /// <summary>
    /// What everybody gets at every time and in every environment, as far as the file says: <c>on</c>, <c>off</c>, a variant's name, or a literal as
    /// text, shortened where it is long. Null where there can be several.
    /// </summary>
    public string? Outcome { get; set; }

    /// <summary>The values of a text flag's variants, in the file's order; null for other flags.</summary>
    [SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "An attribute's argument can be no other list.")]
    public string[]? Values { get; set; }
}
