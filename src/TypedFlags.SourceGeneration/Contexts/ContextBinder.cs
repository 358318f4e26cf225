using System.Collections.Immutable;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>Decides which property of a type is what: marks first, then names. What it leaves out, it notes.</summary>
internal sealed class ContextBinder
{
    private static readonly string[] KeyNames = ["TargetingKey", "UserId", "Id"];
    private static readonly string[] TenantNames = ["TenantId", "Tenant"];
    private static readonly string[] GroupNames = ["Groups"];
    private static readonly string[] StaffNames = ["IsStaff"];

    private readonly ContextType _type;
    private readonly ImmutableArray<ContextMisfit>.Builder _misfits = ImmutableArray.CreateBuilder<ContextMisfit>();

    private ContextBinder(ContextType type) => _type = type;

    public static ContextBinding Bind(ContextType type, EquatableArray<AttributeDefinition> declared)
    {
        ContextBinder binder = new(type);
        ContextAdapter adapter = binder.Bind(declared);

        // The runtime's own adapter for claims reads no property.
        return new ContextBinding(adapter, type.IsClaimsPrincipal ? [] : binder._misfits.ToImmutable());
    }

    private ContextAdapter Bind(EquatableArray<AttributeDefinition> declared)
    {
        ContextMember? key = Find(ContextRole.TargetingKey, KeyNames);
        ContextMember? tenant = Find(ContextRole.Tenant, TenantNames);
        ContextMember? groups = Find(ContextRole.Groups, GroupNames);
        ContextMember? staff = Find(ContextRole.Staff, StaffNames);

        HashSet<ContextMember> special = [.. new[] { key, tenant, groups, staff }.OfType<ContextMember>()];
        EquatableArray<ContextAttribute> attributes = new(BindAttributes(declared, special));

        // A member that nothing is made of changes nothing that is generated.
        return new ContextAdapter(_type with { Members = default }, key, tenant, groups, staff, attributes);
    }

    private ContextMember? Find(ContextRole role, string[] names)
    {
        ContextMember? found = null;
        foreach (ContextMember member in _type.Members)
        {
            if (member.Role == role && (found is not null || !AttributeFit.Fits(role, member.Kind)))
            {
                _misfits.Add(new ContextMisfit(member, role, null, AttributeFit.Fits(role, member.Kind) ? found : null));
            }
            else if (member.Role == role)
            {
                found = member;
            }
        }

        return found ?? names
            .Select(name => _type.Members.Items.FirstOrDefault(
                member => member.Role == ContextRole.None && member.Name == name && AttributeFit.Fits(role, member.Kind)))
            .FirstOrDefault(static member => member is not null);
    }

    // A property that no attribute of this project's file names may be one that a library's file does.
    private ImmutableArray<ContextAttribute> BindAttributes(EquatableArray<AttributeDefinition> declared, HashSet<ContextMember> special)
    {
        Dictionary<string, AttributeDefinition> byName = ByName(declared);
        Dictionary<string, ContextMember> taken = new(StringComparer.Ordinal);
        ImmutableArray<ContextAttribute>.Builder attributes = ImmutableArray.CreateBuilder<ContextAttribute>();
        foreach (ContextMember member in _type.Members)
        {
            string name = AttributeNames.Normalize(member.Name);
            bool isDeclared = byName.TryGetValue(name, out AttributeDefinition? attribute);
            bool isWanted = isDeclared ? AttributeFit.Fits(attribute!.Type, member.Kind) : member.IsReadable && !special.Contains(member);
            taken.TryGetValue(name, out ContextMember? winner);
            if (isWanted && winner is null)
            {
                taken.Add(name, member);
                attributes.Add(Bind(member, attribute));
            }
            else if (isDeclared && member.Kind != MemberValueKind.Hidden)
            {
                _misfits.Add(new ContextMisfit(member, ContextRole.None, attribute, isWanted ? winner : null));
            }
        }

        return attributes.ToImmutable();
    }

    private static Dictionary<string, AttributeDefinition> ByName(EquatableArray<AttributeDefinition> declared)
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

        return byName;
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
}
