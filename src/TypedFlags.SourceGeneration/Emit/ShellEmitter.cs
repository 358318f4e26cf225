using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Layout;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>Writes <c>Flags.g.cs</c>: the class, its registration, and what it offers over all flags.</summary>
internal static class ShellEmitter
{
    public static void Emit(SourceProductionContext context, FlagSetShell shell) =>
        context.AddSource(shell.Target.ClassName + ".g.cs", Write(shell).ToSourceText());

    internal static CodeWriter Write(FlagSetShell shell)
    {
        CodeWriter writer = CodeWriter.StartFile();
        GeneratedFile.OpenNamespace(writer, shell.Target);
        WriteClass(writer, shell);
        writer.Line();
        WriteInterface(writer, shell.Target);
        GeneratedFile.CloseNamespace(writer, shell.Target);
        return writer;
    }

    private static void WriteClass(CodeWriter writer, FlagSetShell shell)
    {
        GenerationTarget target = shell.Target;
        writer.Line("/// <summary>The flags that <c>flags.yaml</c> declares, ready to be asked.</summary>");
        writer.Line(GeneratedFile.GeneratedCodeAttribute);
        writer.Open($"{target.Accessibility} static partial class {target.Class}");
        WriteRegistration(writer, shell);
        writer.Line();
        WriteMembers(writer);
        writer.Line();
        WriteNestedTypes(writer, target);
        writer.Close();
    }

    private static void WriteRegistration(CodeWriter writer, FlagSetShell shell)
    {
        GenerationTarget target = shell.Target;
        writer.Line("private static readonly global::TypedFlags.FlagDefinitionSet __Definitions =");
        writer.Continued($"global::TypedFlags.FlagDefinitionSet.Register<{target.QualifiedInterface}>(");
        writer.Continued($"    {CSharpLiteral.Quote(target.DisplayName)}, {shell.FlagCount}, static () => __Data, static accessors => new __Injected(accessors));");
        writer.Line();
        writer.Line("private static readonly global::TypedFlags.FlagAccessors __Accessors = __Definitions.Accessors;");
        writer.Line();
        writer.Line("// So that hosts find the flags of every loaded assembly; nothing is decoded before it is used.");
        writer.Line(GeneratedFile.HiddenAttribute);
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Line("internal static void __Register() => _ = __Definitions;");
    }

    private static void WriteMembers(CodeWriter writer)
    {
        writer.Line("/// <summary>Every definition with its metadata, in ordinal order of the keys.</summary>");
        writer.Line("public static global::TypedFlags.FlagDefinitionSet All => __Definitions;");
        foreach (EvaluateAllMember member in EvaluateAllMember.All)
        {
            writer.Line();
            writer.Line(member.Documentation);
            writer.Line($"public static {member.Signature} => __Accessors.{member.Call};");
        }
    }

    private static void WriteNestedTypes(CodeWriter writer, GenerationTarget target)
    {
        writer.Line("/// <summary>The keys of the flags, as constants: for attributes, and for tools that take names.</summary>");
        writer.Open("public static partial class Names");
        writer.Close();
        writer.Line();
        writer.Line("// The accessors over one engine's handles: what dependency injection serves.");
        writer.Open($"private sealed partial class __Injected : {target.QualifiedInterface}");
        writer.Line("private readonly global::TypedFlags.FlagAccessors __accessors;");
        writer.Line();
        writer.Line("internal __Injected(global::TypedFlags.FlagAccessors accessors) => __accessors = accessors;");
        foreach (EvaluateAllMember member in EvaluateAllMember.All)
        {
            writer.Line();
            writer.Line($"public {member.Signature} => __accessors.{member.Call};");
        }

        writer.Close();
    }

    private static void WriteInterface(CodeWriter writer, GenerationTarget target)
    {
        writer.Line("/// <summary>The flags that <c>flags.yaml</c> declares, to be injected: the same accessors, bound to one engine.</summary>");
        writer.Line(GeneratedFile.GeneratedCodeAttribute);
        writer.Open($"{target.Accessibility} partial interface {target.Interface}");
        bool isFirst = true;
        foreach (EvaluateAllMember member in EvaluateAllMember.All)
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            writer.Line(member.Documentation);
            writer.Line(member.Signature + ";");
        }

        writer.Close();
    }
}
