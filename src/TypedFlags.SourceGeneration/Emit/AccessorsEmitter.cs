using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Layout;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>
/// Writes <c>Flags.Accessors.N.g.cs</c>: everything that belongs to single flags, as parts of the class, its <c>Names</c>,
/// its interface and the injected implementation.
/// </summary>
internal static class AccessorsEmitter
{
    public static void Emit(SourceProductionContext context, AccessorChunk chunk)
    {
        if (!chunk.Flags.IsEmpty)
        {
            context.AddSource($"{chunk.Target.ClassName}.Accessors.{chunk.Number}.g.cs", Write(chunk).ToSourceText());
        }
    }

    internal static CodeWriter Write(AccessorChunk chunk)
    {
        CodeWriter writer = CodeWriter.StartFile();
        GeneratedFile.OpenNamespace(writer, chunk.Target);
        WriteClass(writer, chunk);
        writer.Line();
        WriteInterface(writer, chunk);
        GeneratedFile.CloseNamespace(writer, chunk.Target);
        return writer;
    }

    private static void WriteClass(CodeWriter writer, AccessorChunk chunk)
    {
        writer.Open("static partial class " + chunk.Target.Class);
        foreach (AccessorFlag flag in chunk.Flags)
        {
            WriteAccessor(writer, flag, chunk.Target);
        }

        writer.Open("static partial class Names");
        WriteSeparated(writer, chunk.Flags, WriteName);
        writer.Close();
        writer.Line();
        writer.Open("sealed partial class __Injected");
        WriteSeparated(writer, chunk.Flags, (code, flag) => WriteInjected(code, flag.Definition, chunk.Target));
        writer.Close();
        writer.Close();
    }

    private static void WriteAccessor(CodeWriter writer, AccessorFlag accessor, GenerationTarget target)
    {
        FlagDefinition flag = accessor.Definition;
        FlagHandle handle = FlagHandle.Of(flag, target);
        AccessorDocumentation.Write(writer, flag);
        writer.Line(AccessorAttribute.For(accessor));
        writer.Line($"public static {handle.Type} {CSharpName.Escape(flag.MemberName)} => __Accessors.{handle.Factory};");
        writer.Line();
        if (!flag.Variants.IsEmpty)
        {
            VariantEnumEmitter.Write(writer, flag);
            writer.Line();
        }

        if (flag.Type == FlagValueType.Object)
        {
            ObjectRecordEmitter.Write(writer, flag, target);
            writer.Line();
        }
    }

    private static void WriteName(CodeWriter writer, AccessorFlag accessor)
    {
        FlagDefinition flag = accessor.Definition;
        writer.Line($"/// <summary>The key of the flag <c>{DocumentationText.Escape(flag.Key)}</c>.</summary>");
        writer.Line(AccessorAttribute.For(accessor));
        writer.Line($"public const string {CSharpName.Escape(flag.MemberName)} = {CSharpLiteral.Quote(flag.Key)};");
    }

    private static void WriteInjected(CodeWriter writer, FlagDefinition flag, GenerationTarget target)
    {
        FlagHandle handle = FlagHandle.Of(flag, target);
        writer.Line($"public {handle.Type} {CSharpName.Escape(flag.MemberName)} => __accessors.{handle.Factory};");
    }

    private static void WriteInterface(CodeWriter writer, AccessorChunk chunk)
    {
        writer.Open("partial interface " + chunk.Target.Interface);
        WriteSeparated(writer, chunk.Flags, (code, flag) =>
        {
            string member = CSharpName.Escape(flag.Definition.MemberName);
            code.Line($"/// <inheritdoc cref=\"{chunk.Target.QualifiedClass}.{member}\"/>");
            code.Line(AccessorAttribute.For(flag));
            code.Line($"{FlagHandle.Of(flag.Definition, chunk.Target).Type} {member} {{ get; }}");
        });
        writer.Close();
    }

    private static void WriteSeparated(CodeWriter writer, EquatableArray<AccessorFlag> flags, Action<CodeWriter, AccessorFlag> write)
    {
        for (int index = 0; index < flags.Count; index++)
        {
            if (index > 0)
            {
                writer.Line();
            }

            write(writer, flags[index]);
        }
    }
}
