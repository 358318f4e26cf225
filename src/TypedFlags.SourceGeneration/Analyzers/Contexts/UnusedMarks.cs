using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Contexts;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>Finds <c>[TargetingKey]</c>, <c>[Tenant]</c>, <c>[Groups]</c> and <c>[Staff]</c> on what the reader of the type did not take.</summary>
/// <param name="type">The type.</param>
/// <param name="assembly">The assembly being compiled: marks in others are not for this project to change.</param>
/// <param name="read">What was read of it.</param>
/// <param name="named">What the arguments of <c>[FlagContext]</c> say, which is why a mark may not count.</param>
internal sealed class UnusedMarks(INamedTypeSymbol type, IAssemblySymbol assembly, ContextType read, Dictionary<string, ContextRole> named)
{
    private readonly Dictionary<string, ContextMember> _members = read.Members.Items.ToDictionary(static member => member.Name, StringComparer.Ordinal);

    // What a nearer type declares hides, and may hide on purpose.
    private readonly HashSet<string> _nearer = new(StringComparer.Ordinal);

    /// <summary>Each mark that nothing was made of, where it stands.</summary>
    public IEnumerable<(ISymbol Symbol, string Message)> Find()
    {
        foreach (INamedTypeSymbol current in TypesOf(type).Where(IsOwn))
        {
            foreach (IPropertySymbol property in current.GetMembers().OfType<IPropertySymbol>().Where(property => !_nearer.Contains(property.Name)))
            {
                foreach (ContextRole role in ContextMarks.RolesAmong(property).Where(role => IsUnused(property, role)))
                {
                    yield return (property, Explain(property, role));
                }
            }

            foreach ((IParameterSymbol parameter, ContextRole role) in MarkedParameters(current))
            {
                IPropertySymbol? filled = PropertyFilledBy(parameter, current);
                if (filled is null)
                {
                    yield return (parameter, ContextTypeMessages.NoPropertyFor(parameter, role));
                }
                else if (!_nearer.Contains(filled.Name) && !ContextMarks.RolesAmong(filled).Contains(role) && IsUnused(filled, role))
                {
                    yield return (parameter, Explain(filled, role));
                }
            }

            _nearer.UnionWith(current.GetMembers().Select(static member => member.Name));
        }
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            yield return current;
        }

        foreach (INamedTypeSymbol inherited in type.TypeKind == TypeKind.Interface ? type.AllInterfaces : [])
        {
            yield return inherited;
        }
    }

    private static IEnumerable<(IParameterSymbol Parameter, ContextRole Role)> MarkedParameters(INamedTypeSymbol current) =>
        from constructor in current.InstanceConstructors
        from parameter in constructor.Parameters
        from role in ContextMarks.RolesAmong(parameter)
        select (parameter, role);

    private static IPropertySymbol? PropertyFilledBy(IParameterSymbol parameter, INamedTypeSymbol current) =>
        TypesOf(current).SelectMany(static one => one.GetMembers()).OfType<IPropertySymbol>()
            .FirstOrDefault(property => ContextMarks.IsFilledBy(property.Name, parameter));

    // A name in [FlagContext] wins over every mark of its role, and over the marks of its member.
    private bool IsUnused(IPropertySymbol property, ContextRole role) =>
        !named.ContainsValue(role)
        && !named.ContainsKey(property.Name)
        && !Usability.IsUnknown(property.Type)
        && !(_members.TryGetValue(property.Name, out ContextMember? member) && member.Role == role);

    private bool IsOwn(INamedTypeSymbol current) => SymbolEqualityComparer.Default.Equals(current.ContainingAssembly, assembly);

    private string Explain(IPropertySymbol property, ContextRole role) =>
        _members.TryGetValue(property.Name, out ContextMember? member) && member.Role != ContextRole.None
            ? ContextTypeMessages.MarkedTwice(property, member.Role, role)
            : ContextTypeMessages.NotReadable(property, ContextTypeMessages.Mark(role));
}
