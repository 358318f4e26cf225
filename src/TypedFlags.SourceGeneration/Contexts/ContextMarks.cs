using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>Reads <c>[TargetingKey]</c>, <c>[Tenant]</c>, <c>[Groups]</c> and <c>[Staff]</c>.</summary>
internal static class ContextMarks
{
    /// <summary>
    /// What a property is marked as. A mark on a virtual property holds for what overrides it, and one on a constructor's
    /// parameter for the property it fills: <c>record Customer([TargetingKey] string Login)</c>.
    /// </summary>
    /// <param name="property">The property.</param>
    /// <param name="type">The type it is read through: the property's own or a derived one.</param>
    public static ContextRole Of(IPropertySymbol property, INamedTypeSymbol type)
    {
        for (IPropertySymbol? current = property; current is not null; current = current.OverriddenProperty)
        {
            if (RoleAmong(current) is var role and not ContextRole.None)
            {
                return role;
            }
        }

        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (OfParameter(property.Name, current) is var role and not ContextRole.None)
            {
                return role;
            }
        }

        return ContextRole.None;
    }

    /// <summary>The role that a property of <c>[FlagContext]</c> names, or an attribute of that name.</summary>
    public static ContextRole RoleOf(string name) => name switch
    {
        "TargetingKey" => ContextRole.TargetingKey,
        "Tenant" => ContextRole.Tenant,
        "Groups" => ContextRole.Groups,
        "Staff" => ContextRole.Staff,
        _ => ContextRole.None,
    };

    /// <summary>Every mark on a property or parameter; the first is the one that counts.</summary>
    public static IEnumerable<ContextRole> RolesAmong(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { ContainingNamespace: { Name: "TypedFlags", ContainingNamespace.IsGlobalNamespace: true } } mark
                && RoleOf(mark.Name.Replace("Attribute", "")) is var role and not ContextRole.None)
            {
                yield return role;
            }
        }
    }

    /// <summary>True where a mark on the parameter of a constructor is one on the property.</summary>
    public static bool IsFilledBy(string property, IParameterSymbol parameter) =>
        string.Equals(parameter.Name, property, StringComparison.OrdinalIgnoreCase);

    // A record's parameter has the property's very name; other classes write the parameter in camelCase.
    private static ContextRole OfParameter(string property, INamedTypeSymbol type) =>
        type.InstanceConstructors
            .SelectMany(static constructor => constructor.Parameters)
            .Where(parameter => IsFilledBy(property, parameter))
            .Select(RoleAmong)
            .FirstOrDefault(static role => role != ContextRole.None);

    private static ContextRole RoleAmong(ISymbol symbol) => RolesAmong(symbol).FirstOrDefault();
}
