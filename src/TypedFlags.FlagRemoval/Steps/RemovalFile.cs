using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Steps;

/// <summary>A file on its way from what it was to what it is.</summary>
internal sealed class RemovalFile(SyntaxTree given)
{
    /// <summary>The tree that was given.</summary>
    public SyntaxTree Given { get; } = given;

    /// <summary>The same text, perhaps with marks in it.</summary>
    public SyntaxTree Original { get; set; } = given;

    /// <summary>As it is now.</summary>
    public SyntaxTree Tree { get; set; } = given;

    /// <summary>The version of the program in which it last changed.</summary>
    public int ChangedAt { get; set; }

    /// <summary>The versions of the program in which steps found nothing in it.</summary>
    public Dictionary<RemovalStep, int> SettledAt { get; } = [];

    /// <summary>How many uses of the flag were pinned in it.</summary>
    public int Uses { get; set; }
}
