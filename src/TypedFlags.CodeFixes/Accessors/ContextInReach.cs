using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.CodeFixes.Accessors;

/// <summary>Finds who is asking: a value in scope whose type is a <c>FlagContext</c>, or one of the application's own that is marked as one.</summary>
internal static class ContextInReach
{
    /// <summary>
    /// The one context in the nearest scope that has any: locals and parameters of the innermost function, then those of the functions around
    /// it; fields and properties of the innermost class, then of those around it; static ones at last. Null where there is none, or it is not
    /// clear which.
    /// </summary>
    public static ExpressionSyntax? Find(SemanticModel model, int position)
    {
        ISymbol? around = model.GetEnclosingSymbol(position);
        bool isStatic = around?.IsStatic ?? false;
        List<(int Scope, ISymbol Symbol)> found = [];
        foreach (ISymbol symbol in model.LookupSymbols(position))
        {
            bool isCandidate = symbol switch
            {
                ILocalSymbol local => IsContext(local.Type, model.Compilation) && IsDeclaredBefore(local, position),
                IParameterSymbol parameter => IsContext(parameter.Type, model.Compilation),
                IFieldSymbol { AssociatedSymbol: null } field => IsContext(field.Type, model.Compilation) && (field.IsStatic ? !IsFixed(field) : !isStatic),
                IPropertySymbol { IsIndexer: false, IsWriteOnly: false } property =>
                    IsContext(property.Type, model.Compilation) && (property.IsStatic ? !IsFixed(property) : !isStatic) && !IsWithin(around, property),
                _ => false,
            };
            if (isCandidate)
            {
                found.Add((ScopeOf(symbol, around), symbol));
            }
        }

        ISymbol[] nearest = [.. found.Where(one => one.Scope == found.Min(static other => other.Scope)).Select(static one => one.Symbol)];
        return nearest.Length == 1 ? SyntaxFactory.IdentifierName(Names.OfMember(nearest[0].Name)) : null;
    }

    /// <summary>True for <c>FlagContext</c>, and for types marked with <c>[FlagContext]</c>, by themselves or by the assembly.</summary>
    public static bool IsContext(ITypeSymbol? type, Compilation compilation)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if ((current is { Name: "FlagContext" } && IsOurs(current)) || current.GetAttributes().Any(static attribute => IsMark(attribute)))
            {
                return true;
            }
        }

        return type is not null && compilation.Assembly.GetAttributes().Any(attribute =>
            IsMark(attribute)
            && attribute.ConstructorArguments is { Length: 1 } arguments && arguments[0].Value is ITypeSymbol marked
            && SymbolEqualityComparer.Default.Equals(marked, type));
    }

    private static bool IsMark(AttributeData attribute) => attribute.AttributeClass is { Name: "FlagContextAttribute" } type && IsOurs(type);

    private static bool IsOurs(ISymbol type) => type.ContainingNamespace is { Name: "TypedFlags", ContainingNamespace.IsGlobalNamespace: true };

    // How many functions and classes lie between; what is static is farthest.
    private static int ScopeOf(ISymbol symbol, ISymbol? around)
    {
        const int Members = 1_000;
        const int Statics = 1_000_000;
        bool isMember = symbol is IFieldSymbol or IPropertySymbol;
        int scope = isMember ? (symbol.IsStatic ? Statics : Members) : 0;
        for (ISymbol? outer = around; outer is not null; outer = outer.ContainingSymbol)
        {
            bool isHome = isMember && outer is INamedTypeSymbol type ? InheritsFrom(type, symbol.ContainingType) : SymbolEqualityComparer.Default.Equals(outer, symbol.ContainingSymbol);
            if (isHome)
            {
                break;
            }

            scope++;
        }

        return scope;
    }

    private static bool InheritsFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    // Always the same one (Anonymous, Empty) is nobody who asks.
    private static bool IsFixed(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingType, TypeOf(member)) || member switch
    {
        IFieldSymbol field => field.IsReadOnly,
        IPropertySymbol { SetMethod: null } property => property.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)),
        _ => false,
    };

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    // A property that asks for itself never ends.
    private static bool IsWithin(ISymbol? around, IPropertySymbol property)
    {
        for (ISymbol? symbol = around; symbol is IMethodSymbol method; symbol = symbol.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(method.AssociatedSymbol, property))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDeclaredBefore(ILocalSymbol local, int position) =>
        local.DeclaringSyntaxReferences is { IsEmpty: false } places && places[0].Span.End <= position;
}
