using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>Reads the properties of a type, and what each is marked as.</summary>
internal static class ContextMembers
{
    /// <summary>The properties that generated code could name, by their names: see <see cref="ContextProperties"/>.</summary>
    public static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type, IAssemblySymbol assembly) =>
        ContextProperties.Of(type, member => Usability.IsVisible(member, member.DeclaredAccessibility, assembly));

    /// <summary>What the arguments of <c>[FlagContext]</c> make of properties, by their names.</summary>
    public static Dictionary<string, ContextRole> RolesByName(AttributeData attribute)
    {
        Dictionary<string, ContextRole> roles = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Value.Value is string property && ContextMarks.RoleOf(argument.Key) is var role and not ContextRole.None)
            {
                roles[property] = role;
            }
        }

        return roles;
    }

    /// <summary>The members in the order of their names; of what is not public only what is marked.</summary>
    public static ImmutableArray<ContextMember> Read(INamedTypeSymbol type, AttributeData attribute, IAssemblySymbol assembly)
    {
        Dictionary<string, ContextRole> roles = RolesByName(attribute);
        ImmutableArray<ContextMember>.Builder members = ImmutableArray.CreateBuilder<ContextMember>();
        foreach (IPropertySymbol property in PropertiesOf(type, assembly))
        {
            ContextRole mark = ContextMarks.Of(property, type);
            ContextRole role = roles.TryGetValue(property.Name, out ContextRole named)
                ? named
                : roles.ContainsValue(mark) ? ContextRole.None : mark;
            if (KindOf(property, role, assembly) is { } kind)
            {
                members.Add(Read(property, kind, role));
            }
        }

        members.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return members.ToImmutable();
    }

    // What is marked may be internal: whoever marks a property means it. Of a type that the compiler does not know nothing is said.
    private static MemberValueKind? KindOf(IPropertySymbol property, ContextRole role, IAssemblySymbol assembly)
    {
        Accessibility accessibility = property.GetMethod?.DeclaredAccessibility ?? Accessibility.Private;
        bool isSeen = accessibility == Accessibility.Public || (role != ContextRole.None && Usability.IsVisible(property, accessibility, assembly));
        return !isSeen ? (role == ContextRole.None ? null : MemberValueKind.Hidden)
            : Usability.IsUnknown(property.Type) ? null
            : MemberClassifier.Classify(property.Type) ?? MemberValueKind.Other;
    }

    private static ContextMember Read(IPropertySymbol property, MemberValueKind kind, ContextRole role)
    {
        if (kind != MemberValueKind.Enum)
        {
            return new ContextMember(property.Name, kind, role, null, default, new EquatableArray<string>([.. Usability.WarningsOf(property)]));
        }

        ITypeSymbol type = MemberClassifier.WithoutNullable(property.Type);
        HashSet<object> values = [];
        ImmutableArray<IFieldSymbol> fields =
        [
            .. type.GetMembers().OfType<IFieldSymbol>().Where(field =>
                field is { HasConstantValue: true, ConstantValue: { } value } && !Usability.IsRemoved(field) && values.Add(value)),
        ];
        return new ContextMember(
            property.Name,
            kind,
            role,
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            new EquatableArray<string>([.. fields.Select(static field => field.Name)]),
            new EquatableArray<string>([.. Usability.WarningsOf(property).Concat(fields.SelectMany(Usability.WarningsOf))]));
    }
}
