using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>Writes the enum of a flag's variants; its numbers are the variants' places in the file.</summary>
internal static class VariantEnumEmitter
{
    public static string NameOf(FlagDefinition flag) => flag.MemberName + "Variant";

    public static void Write(CodeWriter writer, FlagDefinition flag)
    {
        writer.Line($"/// <summary>The variants of <c>{DocumentationText.Escape(flag.Key)}</c>.</summary>");
        writer.Open("public enum " + NameOf(flag));
        for (int index = 0; index < flag.Variants.Count; index++)
        {
            if (index > 0)
            {
                writer.Line();
            }

            VariantDefinition variant = flag.Variants[index];
            writer.Line($"/// <summary>{Describe(variant)}</summary>");
            writer.Line($"{CSharpName.Escape(variant.MemberName)} = {index},");
        }

        writer.Close();
    }

    private static string Describe(VariantDefinition variant)
    {
        string name = $"<c>{DocumentationText.Escape(variant.Name)}</c>";
        return DocumentationText.OfScalar(variant.Value) is { } value ? $"{name}: {value}" : name;
    }
}
