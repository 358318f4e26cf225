using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Emit;
using TypedFlags.SourceGeneration.Inputs;

namespace TypedFlags.SourceGeneration.Layout;

/// <summary>Where generated code goes.</summary>
/// <param name="Namespace">The namespace, each segment a valid identifier but without <c>@</c>; empty for the global one.</param>
/// <param name="ClassName">The class, without <c>@</c>.</param>
/// <param name="IsPublic">True where the class is public.</param>
/// <param name="AssemblyName">The assembly being compiled.</param>
/// <param name="HasOverloadPriority">True where the language knows <c>[OverloadResolutionPriority]</c>.</param>
internal sealed record GenerationTarget(string Namespace, string ClassName, bool IsPublic, string AssemblyName, bool HasOverloadPriority)
{
    /// <summary><c>public</c> or <c>internal</c>.</summary>
    public string Accessibility => IsPublic ? "public" : "internal";

    /// <summary>The class as it stands in code.</summary>
    public string Class => CSharpName.EscapeType(ClassName);

    /// <summary>The interface; it begins with a capital and never needs an <c>@</c>.</summary>
    public string Interface => "I" + ClassName;

    /// <summary><c>Storefront.Flags</c>, for people.</summary>
    public string DisplayName => Namespace.Length == 0 ? ClassName : Namespace + "." + ClassName;

    /// <summary><c>global::Storefront.Flags</c>, for code.</summary>
    public string QualifiedClass => QualifiedNamespace + Class;

    /// <summary><c>global::Storefront.IFlags</c>, for code.</summary>
    public string QualifiedInterface => QualifiedNamespace + Interface;

    private string QualifiedNamespace => Namespace.Length == 0 ? "global::" : "global::" + CSharpName.EscapeNamespace(Namespace) + ".";

    /// <summary>What the file says, else the root namespace, else the assembly's name.</summary>
    public static GenerationTarget From(FlagSetDefinition? definition, BuildProperties properties, CompilationInfo compilation)
    {
        string @namespace = definition?.Namespace ?? properties.RootNamespace ?? compilation.AssemblyName;
        return new GenerationTarget(
            CSharpName.MakeNamespace(@namespace),
            definition?.ClassName ?? "Flags",
            definition?.IsPublic ?? false,
            compilation.AssemblyName,
            compilation.HasOverloadPriority);
    }
}
