using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval;

/// <summary>A place where a flag is used. Immutable.</summary>
/// <param name="Key">The flag's key.</param>
/// <param name="Kind">How it is used.</param>
/// <param name="Location">Where.</param>
/// <param name="Member">The member around it, as <c>CheckoutService.Place</c>; null outside of any.</param>
public sealed record FlagUsage(string Key, FlagUsageKind Kind, Location Location, string? Member);

/// <summary>How a flag is used.</summary>
public enum FlagUsageKind
{
    /// <summary>Through the generated accessor.</summary>
    Accessor,

    /// <summary>By its name, of a library for flags or of a method that was named.</summary>
    Name,

    /// <summary>In an attribute.</summary>
    Attribute,

    /// <summary>Its name stands there, as a constant or for something that is not known.</summary>
    Text,
}
