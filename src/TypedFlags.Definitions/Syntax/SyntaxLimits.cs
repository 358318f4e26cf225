namespace TypedFlags.Definitions.Syntax;

/// <summary>What protects the build and the server from a file, however made. The first three are the language's own.</summary>
internal static class SyntaxLimits
{
    /// <summary>The size of a file, in bytes of UTF-8.</summary>
    public const int FileBytes = 4 * 1024 * 1024;

    /// <summary>How many mappings and sequences may stand within each other, aliases followed.</summary>
    public const int Depth = 32;

    /// <summary>The nodes a file has with its aliases followed, divided by the nodes written in it.</summary>
    public const int AliasFactor = 10;

    /// <summary>So many characters of one text count as one node more.</summary>
    public const int TextPerNode = 16;

    /// <summary>After so many unreadable flags the rest of a broken file is not looked at.</summary>
    public const int SyntaxErrors = 100;

    /// <summary>More diagnostics than these help nobody.</summary>
    public const int Diagnostics = 1000;
}
