using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Contexts;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>Reports what one <c>[FlagContext]</c> asks for in vain.</summary>
/// <param name="type">The type to adapt.</param>
/// <param name="request">The attribute.</param>
/// <param name="compilation">What is being compiled.</param>
/// <param name="report">Takes the diagnostics.</param>
internal sealed class ContextTypeCheck(INamedTypeSymbol type, ContextRequest request, Compilation compilation, Action<Diagnostic> report)
{
    /// <summary>Reports everything.</summary>
    /// <param name="declared">The attributes that this project's file declares.</param>
    public void Check(EquatableArray<AttributeDefinition> declared)
    {
        if (Usability.IsUnknown(type))
        {
            return;
        }

        if (ContextTypeReader.Read(type, request.Attribute, compilation) is not { } read)
        {
            ContextObstacle obstacle = ContextObstacles.Find(type, compilation, out INamedTypeSymbol at);
            Report(request.Subject, ContextTypeMessages.Of(obstacle, type, at));
            return;
        }

        Dictionary<string, ContextRole> named = ContextMembers.RolesByName(request.Attribute);
        Dictionary<string, IPropertySymbol> properties = new(StringComparer.Ordinal);
        foreach (IPropertySymbol property in ContextMembers.PropertiesOf(type, compilation.Assembly))
        {
            properties[property.Name] = property;
        }

        foreach (ContextMisfit misfit in ContextBinder.Bind(read, declared).Misfits)
        {
            bool isNamed = misfit.Role != ContextRole.None && named.ContainsKey(misfit.Member.Name);
            IPropertySymbol property = properties[misfit.Member.Name];
            Report(
                isNamed ? request.ValueOf(misfit.Role.ToString()) : PlaceOf(property),
                ContextTypeMessages.Of(misfit, property));
        }

        Report(new UnusedMarks(type, compilation.Assembly, read, named).Find());
        Report(new UnusedNames(type, read, request).Find());
    }

    private Location PlaceOf(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(location => location.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree)) ?? request.Subject;

    private void Report(IEnumerable<(ISymbol Symbol, string Message)> problems)
    {
        foreach ((ISymbol symbol, string message) in problems)
        {
            Report(PlaceOf(symbol), message);
        }
    }

    private void Report(IEnumerable<(Location Place, string Message, string? Near)> problems)
    {
        foreach ((Location place, string message, string? near) in problems)
        {
            Report(place, message, near);
        }
    }

    private void Report(Location place, string message, string? near = null) =>
        report(Diagnostic.Create(
            FlagUseRules.ContextMember,
            place,
            near is null ? null : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Suggestion, near),
            message));
}
