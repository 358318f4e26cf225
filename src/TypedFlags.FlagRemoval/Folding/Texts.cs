using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>What making a text of a value does: <c>order.ToString()</c>, <c>$"{order}"</c>, <c>"order " + order</c>. Nothing, as with a getter, but where the program's own <c>ToString</c> does more than to put one together.</summary>
internal static class Texts
{
    public static bool DoesMore(ExpressionSyntax value, SemanticModel model, int depth) => DoesMore(model.GetTypeInfo(value).Type, model, depth);

    public static bool DoesMore(ITypeSymbol? type, SemanticModel model, int depth)
    {
        for (ITypeSymbol? current = type; current is { SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: false }; current = current.BaseType)
        {
            if (current.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(static method => method is { Parameters.IsEmpty: true, IsOverride: true, IsImplicitlyDeclared: false }) is { } written)
            {
                return !SourceMethods.AreOneExpression(written, model, depth);
            }
        }

        return false;
    }
}
