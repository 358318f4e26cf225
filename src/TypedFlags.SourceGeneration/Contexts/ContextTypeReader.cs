using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>Reads a type's symbol into a <see cref="ContextType"/>, which holds no symbol any more.</summary>
internal static class ContextTypeReader
{
    /// <summary>Null where generated code could not use the type: private, file-local, generic, static, or on the stack only.</summary>
    /// <param name="type">The type.</param>
    /// <param name="attribute">The attribute that asks for the adapter.</param>
    /// <param name="assembly">The assembly being compiled.</param>
    public static ContextType? Read(INamedTypeSymbol type, AttributeData attribute, IAssemblySymbol assembly)
    {
        if (!IsUsable(type, assembly))
        {
            return null;
        }

        ImmutableArray<ContextMember> members = ReadMembers(type, RolesByName(attribute), assembly);
        SortedSet<string> warnings = new(Usability.WarningsOf(type).Concat(members.SelectMany(static member => member.Warnings.Items)), StringComparer.Ordinal);
        return new ContextType(
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            type.IsValueType,
            IsClaimsPrincipal(type) && members.All(static member => member.Role == ContextRole.None),
            IsPublic(type) && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly),
            new EquatableArray<ContextMember>(members),
            new EquatableArray<string>([.. warnings]));
    }

    private static bool IsUsable(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal || Usability.IsRemoved(current) || !IsVisible(current, current.DeclaredAccessibility, assembly))
            {
                return false;
            }

            if (current.IsUnboundGenericType || current.TypeArguments.Any(static argument => argument.TypeKind == TypeKind.TypeParameter))
            {
                return false;
            }
        }

        // What C# has a syntax of its own for is no user, and a FlagContext is one already.
        bool hasOwnSyntax = type.IsTupleType || type.OriginalDefinition.SpecialType != SpecialType.None;
        return !hasOwnSyntax
            && type is not { Name: "FlagContext", ContainingNamespace: { Name: "TypedFlags", ContainingNamespace.IsGlobalNamespace: true } }
            && type is { IsStatic: false, IsRefLikeType: false, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface };
    }

    private static bool IsVisible(ISymbol symbol, Accessibility accessibility, IAssemblySymbol assembly) => accessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Internal or Accessibility.ProtectedOrInternal =>
            SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly)
            || symbol.ContainingAssembly.GivesAccessTo(assembly),
        _ => false,
    };

    private static bool IsPublic(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsClaimsPrincipal(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == "ClaimsPrincipal" && current.ContainingNamespace.ToDisplayString() == "System.Security.Claims")
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<string, ContextRole> RolesByName(AttributeData attribute)
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

    private static ImmutableArray<ContextMember> ReadMembers(
        INamedTypeSymbol type,
        Dictionary<string, ContextRole> roles,
        IAssemblySymbol assembly)
    {
        ImmutableArray<ContextMember>.Builder members = ImmutableArray.CreateBuilder<ContextMember>();
        foreach (IPropertySymbol property in ContextProperties.Of(type, member => IsVisible(member, member.DeclaredAccessibility, assembly)))
        {
            ContextRole mark = ContextMarks.Of(property, type);
            ContextRole role = roles.TryGetValue(property.Name, out ContextRole named)
                ? named
                : roles.ContainsValue(mark) ? ContextRole.None : mark;
            if (IsReadable(property, role, assembly) && MemberClassifier.Classify(property.Type) is { } kind)
            {
                members.Add(Read(property, kind, role));
            }
        }

        members.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return members.ToImmutable();
    }

    // What is marked may be internal: whoever marks a property means it.
    private static bool IsReadable(IPropertySymbol property, ContextRole role, IAssemblySymbol assembly)
    {
        Accessibility accessibility = property.GetMethod?.DeclaredAccessibility ?? Accessibility.Private;
        return accessibility == Accessibility.Public
            || (role != ContextRole.None && IsVisible(property, accessibility, assembly));
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
