using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.Cli.Code;

/// <summary>A project whose C# is read.</summary>
/// <param name="source">What the compiler is told.</param>
/// <param name="isMeant">False where it is only there for what refers to it.</param>
internal sealed class CodeProject(ProjectSource source, bool isMeant)
{
    public ProjectSource Source => source;

    public bool IsMeant => isMeant;

    /// <summary>All that it refers to, also by way of others.</summary>
    public IReadOnlyList<CodeProject> Dependencies { get; set; } = [];

    /// <summary>Its files, by path; those that are there and no larger than they may be.</summary>
    public IReadOnlyDictionary<string, SourceFile> Files { get; set; } = new Dictionary<string, SourceFile>(StringComparer.Ordinal);

    /// <summary>True where a file of it, or of what it refers to, has one of the words that were looked for.</summary>
    public bool IsConcerned { get; set; }

    /// <summary>As it is now; null where nobody needs it.</summary>
    public CSharpCompilation? Compilation { get; set; }

    /// <summary>The trees that the generator made.</summary>
    public IReadOnlyCollection<SyntaxTree> Generated { get; set; } = [];
}
