using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.SourceGeneration.Analyzers.Names;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Knows the members that the generator made for the flag.</summary>
internal sealed class FlagSymbols(PinnedFlag flag)
{
    private readonly Dictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>True for <c>Flags.NewCheckout</c>, <c>IFlags.NewCheckout</c>, and what implements that.</summary>
    public bool IsAccessor(ISymbol? symbol)
    {
        if (symbol is not IPropertySymbol { IsIndexer: false } property || property.Name != flag.MemberName)
        {
            return false;
        }

        if (!_known.TryGetValue(property, out bool isAccessor))
        {
            _known.Add(property, isAccessor = InheritedMembers.Of(property).Any(IsMarked));
        }

        return isAccessor;
    }

    /// <summary>True for <c>Flags.Names.NewCheckout</c>.</summary>
    public bool IsName(ISymbol? symbol) => symbol is IFieldSymbol { IsConst: true } field && field.Name == flag.MemberName && IsMarked(field);

    /// <summary>True for the enum of its variants, or the record of its values.</summary>
    public bool IsType(ISymbol? symbol) =>
        symbol is INamedTypeSymbol { ContainingType: { } container } type
        && (type.Name == flag.MemberName + "Variant" || type.Name == flag.MemberName + "Value")
        && container.GetMembers(flag.MemberName).Any(IsAccessor);

    private bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(IsMark);

    // Where our runtime is not restored the attribute has no type and no arguments, but it is still written there.
    private bool IsMark(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { Name: "FlagAccessorAttribute" or "FlagAccessor" })
        {
            return false;
        }

        return attribute.ConstructorArguments.Length > 0
            ? attribute.ConstructorArguments[0].Value is string key && key == flag.Key
            : attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } && arguments[0].Expression is LiteralExpressionSyntax literal && literal.Token.ValueText == flag.Key;
    }
}
