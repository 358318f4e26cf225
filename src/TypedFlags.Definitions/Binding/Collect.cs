using System.Runtime.InteropServices;

namespace TypedFlags.Definitions.Binding;

/// <summary>Makes arrays of the model.</summary>
internal static class Collect
{
    /// <summary>Wraps an array that nobody else will write to.</summary>
    public static EquatableArray<T> Array<T>(T[] items)
        where T : IEquatable<T> => new(ImmutableCollectionsMarshal.AsImmutableArray(items));

    /// <summary>Copies a list.</summary>
    public static EquatableArray<T> Array<T>(List<T>? items)
        where T : IEquatable<T> =>
        items is null or { Count: 0 } ? default : Array(items.ToArray());

    /// <summary>An array of one.</summary>
    public static EquatableArray<T> One<T>(T item)
        where T : IEquatable<T> =>
        Array<T>(new[] { item });
}
