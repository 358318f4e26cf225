using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Where a key is on its way. Immutable.</summary>
/// <param name="Node">An expression that gives it; or what declares a variable or a member that holds it, or a function that returns it.</param>
/// <param name="Entry">What it came by into the function around, and goes back from; null where it is there for all who call.</param>
/// <param name="Part">Where an object has it; null where it is the key itself, a collection of keys, or a function that gives it.</param>
internal readonly record struct KeyPlace(SyntaxNode Node, KeyEntry? Entry = null, KeyPart? Part = null)
{
    /// <summary>True for a member that only its own object reads.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>A parameter that a key comes in by. Immutable.</summary>
/// <param name="Parameter">What declares it.</param>
/// <param name="Part">Where the object that comes in has the key.</param>
internal sealed record KeyEntry(SyntaxNode Parameter, KeyPart? Part)
{
    /// <summary>The function, or the type with a primary constructor.</summary>
    public SyntaxNode Function => Parameter.Parent!.Parent!;
}

/// <summary>A member of an object, or an element of a tuple. Immutable.</summary>
/// <param name="Name">Its name; of a tuple's element the one that it has anyway.</param>
/// <param name="Declaration">What declares it; null where that is not in this code.</param>
internal sealed record KeyPart(string Name, SyntaxNode? Declaration)
{
    /// <summary>The element of a tuple.</summary>
    public static KeyPart Item(int place) => new($"Item{place + 1}", null);
}

/// <summary>How a key leaves a function that it came into: by what that returns or creates, by an <c>out</c> parameter, or by a function that it was given. Immutable.</summary>
/// <param name="Part">Where the object that leaves has it.</param>
/// <param name="Parameter">The place of the parameter that it leaves by; null where it is returned.</param>
internal sealed record KeyExit(KeyPart? Part, int? Parameter = null)
{
    /// <summary>The place at which the function is given it; -1 where any may be, null where the parameter is no function.</summary>
    public int? Argument { get; init; }
}
