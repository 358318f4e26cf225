using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Contexts;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>Writes the struct that reads one type in place.</summary>
internal static class ContextAdapterEmitter
{
    private const string Value = "global::TypedFlags.AttributeValue";

    /// <summary>The expression that makes an adapter of <c>user</c>.</summary>
    /// <param name="adapter">The type and how it is read.</param>
    /// <param name="className">The class around the adapter, or null where the code stands in it.</param>
    public static string Creation(ContextAdapter adapter, string? className)
    {
        if (adapter.Type.IsClaimsPrincipal)
        {
            return "new global::TypedFlags.ClaimsPrincipalContext(user)";
        }

        string name = NameOf(adapter.Type);
        return className is null ? $"new {name}(user)" : $"new global::{className}.{name}(user)";
    }

    public static void Write(CodeWriter writer, ContextAdapter adapter)
    {
        string name = NameOf(adapter.Type);
        writer.Open($"internal readonly struct {name} : global::TypedFlags.IFlagContextAdapter");
        writer.Line($"private readonly {adapter.Type.Name}? _user;");
        writer.Line();
        writer.Line($"internal {name}({adapter.Type.Name}? user) => _user = user;");
        writer.Line();
        WriteSpecial(writer, "TargetingKey", adapter.TargetingKey);
        WriteSpecial(writer, "Tenant", adapter.Tenant);
        WriteSpecial(writer, "Groups", adapter.Groups);
        writer.Line($"public bool IsStaff => {StaffExpression(adapter.Staff)};");
        writer.Line();
        WriteFindAttribute(writer, adapter.Attributes);
        writer.Line();
        WriteGetAttribute(writer, adapter.Attributes);
        writer.Line();
        WriteToFlagContext(writer, adapter);
        for (int index = 0; index < adapter.Attributes.Count; index++)
        {
            if (adapter.Attributes[index].Member.Kind == MemberValueKind.Enum)
            {
                writer.Line();
                WriteEnum(writer, EnumReader(index), adapter.Attributes[index].Member, adapter.Attributes[index].EnumTexts);
            }
        }

        WriteSpecialEnum(writer, "TargetingKey", adapter.TargetingKey);
        WriteSpecialEnum(writer, "Tenant", adapter.Tenant);
        writer.Close();
    }

    private static void WriteSpecial(CodeWriter writer, string name, ContextMember? member)
    {
        string expression = member is null
            ? $"{Value}.None"
            : $"_user is {{ }} user ? {MemberExpression.Read(member, "Read" + name)} : {Value}.None";
        writer.Line($"public {Value} {name} => {expression};");
        writer.Line();
    }

    private static string StaffExpression(ContextMember? member) =>
        member is null ? "false" : $"_user is {{ }} user && user.{CSharpName.Escape(member.Name)} == true";

    private static void WriteFindAttribute(CodeWriter writer, EquatableArray<ContextAttribute> attributes)
    {
        if (attributes.IsEmpty)
        {
            writer.Line("public static int FindAttribute(string name) => -1;");
            return;
        }

        writer.Open("public static int FindAttribute(string name) => global::TypedFlags.AttributeName.Normalize(name) switch");
        for (int index = 0; index < attributes.Count; index++)
        {
            writer.Line($"{CSharpLiteral.Quote(AttributeNames.Normalize(attributes[index].Member.Name))} => {index},");
        }

        writer.Line("_ => -1,");
        writer.Close(";");
    }

    private static void WriteGetAttribute(CodeWriter writer, EquatableArray<ContextAttribute> attributes)
    {
        if (attributes.IsEmpty)
        {
            writer.Line($"public {Value} GetAttribute(int ordinal) => {Value}.None;");
            return;
        }

        writer.Open($"public {Value} GetAttribute(int ordinal) => _user is not {{ }} user ? {Value}.None : ordinal switch");
        for (int index = 0; index < attributes.Count; index++)
        {
            writer.Line($"{index} => {MemberExpression.Read(attributes[index].Member, EnumReader(index))},");
        }

        writer.Line($"_ => {Value}.None,");
        writer.Close(";");
    }

    private static void WriteToFlagContext(CodeWriter writer, ContextAdapter adapter)
    {
        writer.Open("public global::TypedFlags.FlagContext ToFlagContext()");
        writer.Open("if (_user is null)");
        writer.Line("return global::TypedFlags.FlagContext.Anonymous;");
        writer.Close();
        writer.Line();
        writer.Line($"{Value} key = TargetingKey;");
        writer.Line($"{Value} tenant = Tenant;");
        writer.Open("return new global::TypedFlags.FlagContext");
        writer.Line($"TargetingKey = key == {Value}.None ? null : key.ToString(),");
        writer.Line($"TenantId = tenant == {Value}.None ? null : tenant.ToString(),");
        writer.Line("Groups = Groups.AsList() ?? global::System.Array.Empty<string>(),");
        writer.Line("IsStaff = IsStaff,");
        for (int index = 0; index < adapter.Attributes.Count; index++)
        {
            writer.Line($"[{CSharpLiteral.Quote(adapter.Attributes[index].Name)}] = GetAttribute({index}),");
        }

        writer.Close(";");
        writer.Close();
    }

    private static void WriteSpecialEnum(CodeWriter writer, string name, ContextMember? member)
    {
        if (member?.Kind == MemberValueKind.Enum)
        {
            writer.Line();
            WriteEnum(writer, "Read" + name, member, member.EnumMembers);
        }
    }

    // A switch and not ToString(): nothing is allocated, and a number without a name is no value.
    private static void WriteEnum(CodeWriter writer, string reader, ContextMember member, EquatableArray<string> texts)
    {
        writer.Open($"private static {Value} {reader}({member.EnumType}? value) => value switch");
        for (int index = 0; index < texts.Count; index++)
        {
            writer.Line($"{member.EnumType}.{CSharpName.Escape(member.EnumMembers[index])} => {Value}.From({CSharpLiteral.Quote(texts[index])}),");
        }

        writer.Line($"_ => {Value}.None,");
        writer.Close(";");
    }

    private static string EnumReader(int index) => $"ReadAttribute{index}";

    // The ending keeps the adapter of a type called IsEnabled or record apart from methods and keywords.
    private static string NameOf(ContextType type) => CSharpName.MakeUnique(type.Name.Replace("global::", "")) + "_Adapter";
}
