using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace TypedFlags;

/// <summary>
/// What an assembly's flags files declare, so that analyzers in a consuming project, which can't see them, know the names. Written by the
/// generator.
/// </summary>
/// <param name="flags">The generated class.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FlagSetAttribute(Type flags) : Attribute
{
    /// <summary>The generated class, whose members carry <see cref="FlagAccessorAttribute"/>.</summary>
    public Type Flags { get; } = flags;

    /// <summary>The keys of the flags, in ordinal order.</summary>
    [SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "An attribute's argument can be no other list.")]
    public string[] Keys { get; set; } = [];

    /// <summary>The attributes that rules may use, each with its type: <c>plan:string</c>. In ordinal order of the names.</summary>
    [SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "An attribute's argument can be no other list.")]
    public string[] Attributes { get; set; } = [];
}
