using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Layout;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>Writes <c>Flags.Definitions.g.cs</c>: the text that the runtime reads, and each flag's place in it.</summary>
internal static class DefinitionsEmitter
{
    public static void Emit(SourceProductionContext context, FlagSetData data) =>
        context.AddSource(data.Target.ClassName + ".Definitions.g.cs", Write(data).ToSourceText());

    internal static CodeWriter Write(FlagSetData data)
    {
        CodeWriter writer = CodeWriter.StartFile();
        WriteSet(writer, data);
        writer.Line();
        GeneratedFile.OpenNamespace(writer, data.Target);
        writer.Open("static partial class " + data.Target.Class);
        WriteIndex(writer, data.Definition);
        writer.Line();
        WriteData(writer, CompiledDefinitionsWriter.Write(data.Definition));
        writer.Close();
        GeneratedFile.CloseNamespace(writer, data.Target);
        return writer;
    }

    // Here and not in the shell, which changes only when a flag comes or goes.
    private static void WriteSet(CodeWriter writer, FlagSetData data)
    {
        string keys = CSharpLiteral.Array(data.Definition.Flags.Items.Select(static flag => flag.Key));
        string attributes = CSharpLiteral.Array(data.Definition.Context.Items.Select(static attribute => $"{attribute.Name}:{attribute.TypeName}"));
        writer.Line($"[assembly: global::TypedFlags.FlagSet(typeof({data.Target.QualifiedClass}),");
        writer.Continued($"Keys = {keys},");
        writer.Continued($"Attributes = {attributes})]");
    }

    // Accessors name their place, so that a flag more shifts the numbers here and not in the accessors' files.
    private static void WriteIndex(CodeWriter writer, FlagSetDefinition definition)
    {
        writer.Open("private enum __Index");
        foreach (FlagDefinition flag in definition.Flags)
        {
            writer.Line(CSharpName.Escape(flag.MemberName) + ",");
        }

        writer.Close();
    }

    // The closing quotes stand in the first column, so that every line's text is exactly what is compiled in.
    private static void WriteData(CodeWriter writer, string text)
    {
        string quotes = CSharpLiteral.RawQuotes(text);
        writer.Line("private static global::System.ReadOnlySpan<byte> __Data =>");
        writer.Verbatim(quotes + "\n" + text + "\n" + quotes + "u8;\n");
    }
}
