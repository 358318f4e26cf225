using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>
/// Writes the equality of a record that holds lists: the compiler's own would compare them by reference, and a value could
/// not be compared with what a flag gives, nor be found among its variants.
/// </summary>
internal static class ObjectEqualityEmitter
{
    public static void Write(CodeWriter writer, string qualifiedName, ObjectShape shape)
    {
        if (!shape.Members.Items.Any(static member => member.Type.Kind == MemberKind.List))
        {
            return;
        }

        writer.Line();
        writer.Line("/// <summary>Compares member by member, lists element by element.</summary>");
        writer.Line($"public bool Equals({qualifiedName}? other) =>");
        writer.Continued("other is not null");
        foreach (ObjectMember member in shape.Members)
        {
            string name = CSharpName.Escape(member.MemberName);
            string end = member == shape.Members[shape.Members.Count - 1] ? ";" : "";
            writer.Continued($"&& {Compare(member.Type, "this." + name, "other." + name, depth: 0)}{end}");
        }

        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Open("public override int GetHashCode()");
        writer.Line("global::System.HashCode hash = default;");
        foreach (ObjectMember member in shape.Members)
        {
            string name = "this." + CSharpName.Escape(member.MemberName);
            string hashed = member.Type.Kind == MemberKind.List ? member.Type.IsNullable ? name + "?.Count" : name + ".Count" : name;
            writer.Line($"hash.Add({hashed});");
        }

        writer.Line("return hash.ToHashCode();");
        writer.Close();
    }

    private static string Compare(MemberType type, string left, string right, int depth) => type.Kind switch
    {
        MemberKind.List =>
            $"global::TypedFlags.ObjectValue.AreEqual({left}, {right}, "
            + $"static (left{depth}, right{depth}) => {CompareElement(type.Element, $"left{depth}", $"right{depth}", depth + 1)})",
        MemberKind.Object or MemberKind.String or MemberKind.Boolean or MemberKind.Integer or MemberKind.Long => $"{left} == {right}",

        // Equals and not ==, which is false for NaN; JSON has no operator.
        _ => $"{left}.Equals({right})",
    };

    private static string CompareElement(MemberType? type, string left, string right, int depth) =>
        type is null ? $"{left}.Equals({right})" : Compare(type, left, right, depth);
}
