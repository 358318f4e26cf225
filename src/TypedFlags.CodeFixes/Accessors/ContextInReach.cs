using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.CodeFixes.Accessors;

/// <summary>Finds who is asking: a value in scope whose type is a <c>FlagContext</c>, or one of the application's own that is marked as one.</summary>
internal static class ContextInReach
{
    /// <summary>
    /// The one local or parameter that is a context, else the one field or property; null where there is none, or it is not clear which.
    /// </summary>
    public static ExpressionSyntax? Find(SemanticModel model, int position)
    {
        List<ISymbol> near = [];
        List<ISymbol> members = [];
        ISymbol? around = model.GetEnclosingSymbol(position);
        bool isStatic = around?.IsStatic ?? false;
        foreach (ISymbol symbol in model.LookupSymbols(position))
        {
            switch (symbol)
            {
                case ILocalSymbol local when IsContext(local.Type, model.Compilation) && IsDeclaredBefore(local, position):
                case IParameterSymbol parameter when IsContext(parameter.Type, model.Compilation):
                    near.Add(symbol);
                    break;
                case IFieldSymbol { AssociatedSymbol: null } field when IsContext(field.Type, model.Compilation) && (field.IsStatic || !isStatic):
                case IPropertySymbol { IsIndexer: false, IsWriteOnly: false } property
                    when IsContext(property.Type, model.Compilation) && (property.IsStatic || !isStatic) && !IsWithin(around, property):
                    members.Add(symbol);
                    break;
            }
        }

        List<ISymbol> nearest = near.Count > 0 ? near : members;
        return nearest.Count == 1 ? SyntaxFactory.IdentifierName(Names.OfMember(nearest[0].Name)) : null;
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
