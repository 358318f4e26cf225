using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Contexts;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>Finds names of properties among the arguments of <c>[FlagContext]</c> that the reader of the type did not find.</summary>
/// <param name="type">The type.</param>
/// <param name="read">What was read of it.</param>
/// <param name="request">The attribute.</param>
internal sealed class UnusedNames(INamedTypeSymbol type, ContextType read, ContextRequest request)
{
    /// <summary>Each name that nothing was made of, where it stands, and a property that was perhaps meant.</summary>
    public IEnumerable<(Location Place, string Message, string? Near)> Find()
    {
        foreach (KeyValuePair<string, TypedConstant> argument in request.Attribute.NamedArguments)
        {
            ContextRole role = ContextMarks.RoleOf(argument.Key);
            if (argument.Value.Value is string name && role != ContextRole.None && !IsUsed(name, role))
            {
                IPropertySymbol? hidden = FindProperty(name);
                if (hidden is not null && Usability.IsUnknown(hidden.Type))
                {
                    continue;
                }

                string? near = hidden is null
                    ? NearName.Find(name, read.Members.Items.Where(member => AttributeFit.Fits(role, member.Kind)).Select(static member => member.Name))
                    : null;
                yield return (request.ValueOf(argument.Key), Explain(name, role, hidden, near), near);
            }
        }
    }

    private bool IsUsed(string name, ContextRole role) => read.Members.Items.Any(member => member.Role == role && member.Name == name);

    private string Explain(string name, ContextRole role, IPropertySymbol? hidden, string? near) =>
        hidden is null ? ContextTypeMessages.NoProperty(type, name, role, near)
        : read.Members.Items.FirstOrDefault(member => member.Name == name) is { } member && member.Role != ContextRole.None ? ContextTypeMessages.NamedTwice(name, member.Role, role)
        : ContextTypeMessages.NotReadable(hidden, "named as " + ContextTypeMessages.Title(role));

    private IPropertySymbol? FindProperty(string name)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
            {
                return property;
            }
        }

        return type.AllInterfaces.SelectMany(inherited => inherited.GetMembers(name)).OfType<IPropertySymbol>().FirstOrDefault();
    }
}
