using System.Collections.Immutable;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>Decides which property of a type is what: marks first, then names.</summary>
internal static class ContextBinder
{
    private static readonly string[] KeyNames = ["TargetingKey", "UserId", "Id"];
    private static readonly string[] TenantNames = ["TenantId", "Tenant"];
    private static readonly string[] GroupNames = ["Groups"];
    private static readonly string[] StaffNames = ["IsStaff"];

    public static ContextAdapter Bind(ContextType type, EquatableArray<AttributeDefinition> declared)
    {
        ContextMember? key = Find(type, ContextRole.TargetingKey, KeyNames, IsKey);
        ContextMember? tenant = Find(type, ContextRole.Tenant, TenantNames, IsKey);
        ContextMember? groups = Find(type, ContextRole.Groups, GroupNames, IsList);
        ContextMember? staff = Find(type, ContextRole.Staff, StaffNames, static kind => kind == MemberValueKind.Boolean);

        HashSet<ContextMember> special = [.. new[] { key, tenant, groups, staff }.OfType<ContextMember>()];
        return new ContextAdapter(type, key, tenant, groups, staff, new EquatableArray<ContextAttribute>(BindAttributes(type, declared, special)));
    }

    private static ContextMember? Find(ContextType type, ContextRole role, string[] names, Func<MemberValueKind, bool> fits)
    {
        foreach (ContextMember member in type.Members)
        {
            if (member.Role == role && fits(member.Kind))
            {
                return member;
            }
        }

        return names
            .Select(name => type.Members.Items.FirstOrDefault(member => member.Role == ContextRole.None && member.Name == name && fits(member.Kind)))
            .FirstOrDefault(static member => member is not null);
    }

    // A property that no attribute of this project's file names may be one that a library's file does.
    private static ImmutableArray<ContextAttribute> BindAttributes(
        ContextType type,
        EquatableArray<AttributeDefinition> declared,
        HashSet<ContextMember> special)
    {
        Dictionary<string, AttributeDefinition> byName = new(StringComparer.Ordinal);
        foreach (AttributeDefinition attribute in declared)
        {
            string name = AttributeNames.Normalize(attribute.Name);
            if (!byName.ContainsKey(name))
            {
                byName.Add(name, attribute);
            }
        }

        HashSet<string> taken = new(StringComparer.Ordinal);
        ImmutableArray<ContextAttribute>.Builder attributes = ImmutableArray.CreateBuilder<ContextAttribute>();
        foreach (ContextMember member in type.Members)
        {
            string name = AttributeNames.Normalize(member.Name);
            bool isDeclared = byName.TryGetValue(name, out AttributeDefinition? attribute);
            bool isWanted = isDeclared ? Fits(attribute!.Type, member.Kind) : !special.Contains(member);
            if (isWanted && taken.Add(name))
            {
                attributes.Add(Bind(member, attribute));
            }
        }

        return attributes.ToImmutable();
    }

    private static ContextAttribute Bind(ContextMember member, AttributeDefinition? declared)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (ConstantValue value in declared?.Values ?? default)
        {
            if (value is ConstantValue.Text text)
            {
                values[AttributeNames.Normalize(text.Value)] = text.Value;
            }
        }

        return new ContextAttribute(
            declared?.Name ?? AttributeNames.ToSnakeCase(member.Name),
            member,
            new EquatableArray<string>(
            [
                .. member.EnumMembers.Items.Select(name =>
                    values.TryGetValue(AttributeNames.Normalize(name), out string? value) ? value : name),
            ]));
    }

    private static bool Fits(AttributeType type, MemberValueKind kind) => type switch
    {
        AttributeType.String => kind is MemberValueKind.Text or MemberValueKind.Enum or MemberValueKind.Guid or MemberValueKind.Version,
        AttributeType.Number => kind is MemberValueKind.Integer or MemberValueKind.UnsignedLong or MemberValueKind.Number or MemberValueKind.Decimal,
        AttributeType.Boolean => kind == MemberValueKind.Boolean,
        AttributeType.DateTime =>
            kind is MemberValueKind.DateTime or MemberValueKind.DateTimeOffset or MemberValueKind.DateOnly or MemberValueKind.Text,
        AttributeType.Semver => kind is MemberValueKind.Text or MemberValueKind.Version,
        _ => IsList(kind),
    };

    private static bool IsKey(MemberValueKind kind) =>
        kind is MemberValueKind.Text or MemberValueKind.Guid or MemberValueKind.Integer or MemberValueKind.UnsignedLong or MemberValueKind.Enum;

    private static bool IsList(MemberValueKind kind) => kind is MemberValueKind.List or MemberValueKind.ImmutableArray;
}
