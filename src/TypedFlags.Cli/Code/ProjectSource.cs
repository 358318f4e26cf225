using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.Cli.Code;

/// <summary>What the compiler is told about a project. Immutable.</summary>
internal sealed record ProjectSource
{
    /// <summary>The full path of the project file; of the folder where C# stands in no project.</summary>
    public required string Path { get; init; }

    /// <summary>What messages call it.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public required string AssemblyName { get; init; }

    /// <summary>Full paths of its C#, generated files of the build included.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>C# that stands in no file: usings that the project file asks for.</summary>
    public string Implied { get; init; } = "";

    public required CSharpParseOptions ParseOptions { get; init; }

    public required CSharpCompilationOptions CompilationOptions { get; init; }

    /// <summary>Assemblies; not other projects.</summary>
    public required IReadOnlyList<MetadataReference> References { get; init; }

    /// <summary>Full paths of the project files that it refers to.</summary>
    public IReadOnlyList<string> ProjectReferences { get; init; } = [];

    /// <summary>Full paths of its flags files.</summary>
    public IReadOnlyList<string> FlagFiles { get; init; } = [];

    /// <summary>The settings that generators ask for.</summary>
    public ImmutableDictionary<string, string> Settings { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Methods whose first text is a flag's name, as <c>.editorconfig</c> says.</summary>
    public string FlagMethods { get; init; } = "";

    /// <summary>The same, one by one.</summary>
    public ImmutableArray<string> FlagMethodNames => [.. FlagMethods.Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>True where others get it as a package.</summary>
    public bool IsPackage { get; init; }

    /// <summary>True where it is a library: code that is not seen may use it.</summary>
    public bool IsLibrary => CompilationOptions.OutputKind == OutputKind.DynamicallyLinkedLibrary && !IsTest;

    /// <summary>True for a project of tests, which nobody uses.</summary>
    public bool IsTest { get; init; }

    /// <summary>True where it is built for several frameworks, of which the first is looked at.</summary>
    public bool HasOtherFrameworks { get; init; }

    /// <summary>True where the build itself said all this; false where it was made out from the files.</summary>
    public bool IsFromBuild { get; init; }
}
