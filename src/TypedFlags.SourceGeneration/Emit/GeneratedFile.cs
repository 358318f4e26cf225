using TypedFlags.SourceGeneration.Layout;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>What the generated files have in common.</summary>
internal static class GeneratedFile
{
    /// <summary>Says who wrote a type.</summary>
    public static string GeneratedCodeAttribute { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"TypedFlags\", \"{typeof(GeneratedFile).Assembly.GetName().Version.ToString(3)}\")]";

    /// <summary>Keeps a member that only generated code needs out of completion lists.</summary>
    public const string HiddenAttribute =
        "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    /// <summary>Opens the namespace, where there is one.</summary>
    public static void OpenNamespace(CodeWriter writer, GenerationTarget target)
    {
        if (target.Namespace.Length > 0)
        {
            writer.Open("namespace " + CSharpName.EscapeNamespace(target.Namespace));
        }
    }

    /// <summary>Closes what <see cref="OpenNamespace"/> opened.</summary>
    public static void CloseNamespace(CodeWriter writer, GenerationTarget target)
    {
        if (target.Namespace.Length > 0)
        {
            writer.Close();
        }
    }
}
