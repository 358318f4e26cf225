using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Layout;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>Writes the record of an object flag's values, nested records for nested objects, and what reads them.</summary>
internal static class ObjectRecordEmitter
{
    public static string NameOf(FlagDefinition flag) => flag.MemberName + "Value";

    public static void Write(CodeWriter writer, FlagDefinition flag, GenerationTarget target) =>
        WriteRecord(
            writer,
            $"The value of <c>{DocumentationText.Escape(flag.Key)}</c>.",
            NameOf(flag),
            $"{target.QualifiedClass}.{NameOf(flag)}",
            flag.Shape ?? new ObjectShape(default));

    private static void WriteRecord(CodeWriter writer, string summary, string name, string qualifiedName, ObjectShape shape)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Open($"public sealed partial record {name}");
        foreach (ObjectMember member in shape.Members)
        {
            string type = TypeOf(member.Type, qualifiedName, member);
            writer.Line($"/// <summary><c>{DocumentationText.Escape(member.Name)}</c>.</summary>");
            writer.Line($"public required {type} {CSharpName.Escape(member.MemberName)} {{ get; init; }}");
            writer.Line();
        }

        WriteReader(writer, qualifiedName, shape);
        ObjectEqualityEmitter.Write(writer, qualifiedName, shape);
        foreach (ObjectMember member in shape.Members)
        {
            if (NestedShape(member.Type) is { } nested)
            {
                writer.Line();
                string nestedName = NestedName(member);
                WriteRecord(
                    writer,
                    $"An object of <c>{DocumentationText.Escape(member.Name)}</c>.",
                    nestedName,
                    $"{qualifiedName}.{nestedName}",
                    nested);
            }
        }

        writer.Close();
    }

    private static void WriteReader(CodeWriter writer, string qualifiedName, ObjectShape shape)
    {
        writer.Open($"internal static {qualifiedName} __Read(global::System.Text.Json.JsonElement element) => new {qualifiedName}");
        foreach (ObjectMember member in shape.Members)
        {
            string element = $"global::TypedFlags.ObjectValue.Member(element, {CSharpLiteral.Quote(member.Name)})";
            writer.Line($"{CSharpName.Escape(member.MemberName)} = {ReadExpression(member.Type, element, qualifiedName, member, depth: 0)},");
        }

        writer.Close(";");
    }

    private static string TypeOf(MemberType type, string container, ObjectMember member)
    {
        string name = type.Kind switch
        {
            MemberKind.Boolean => "bool",
            MemberKind.String => "string",
            MemberKind.Integer => "int",
            MemberKind.Long => "long",
            MemberKind.Number => "double",
            MemberKind.Object => $"{container}.{NestedName(member)}",
            MemberKind.List => $"global::System.Collections.Generic.IReadOnlyList<{TypeOf(type.Element ?? UnknownType, container, member)}>",
            _ => "global::System.Text.Json.JsonElement",
        };
        return IsNullable(type) ? name + "?" : name;
    }

    private static string ReadExpression(MemberType type, string element, string container, ObjectMember member, int depth)
    {
        string item = "item" + depth;
        string value = type.Kind switch
        {
            MemberKind.Boolean => $"global::TypedFlags.ObjectValue.ToBoolean({element})",
            MemberKind.String => $"global::TypedFlags.ObjectValue.ToText({element})",
            MemberKind.Integer => $"global::TypedFlags.ObjectValue.ToInteger({element})",
            MemberKind.Long => $"global::TypedFlags.ObjectValue.ToLong({element})",
            MemberKind.Number => $"global::TypedFlags.ObjectValue.ToNumber({element})",
            MemberKind.Object => $"{container}.{NestedName(member)}.__Read({element})",
            MemberKind.List => $"global::TypedFlags.ObjectValue.ToList({element}, static {item} => "
                + $"{ReadExpression(type.Element ?? UnknownType, item, container, member, depth + 1)})",
            _ => element,
        };
        return IsNullable(type)
            ? $"global::TypedFlags.ObjectValue.IsNull({element}) ? ({TypeOf(type, container, member)})null : {value}"
            : value;
    }

    private static MemberType UnknownType { get; } = new(MemberKind.Unknown, IsNullable: true);

    private static bool IsNullable(MemberType type) => type.IsNullable || type.Kind == MemberKind.Unknown;

    private static string NestedName(ObjectMember member) => member.MemberName + "Value";

    private static ObjectShape? NestedShape(MemberType type) => type.Kind switch
    {
        MemberKind.Object => type.Shape ?? new ObjectShape(default),
        MemberKind.List when type.Element is { } element => NestedShape(element),
        _ => null,
    };
}
