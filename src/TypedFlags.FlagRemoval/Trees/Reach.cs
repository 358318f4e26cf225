using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>Who may use a member.</summary>
internal static class Reach
{
    /// <summary>True where only code of the program itself uses a member, as far as its accessibility and the request say.</summary>
    public static bool IsClosed(ISymbol member, Removal removal)
    {
        Accessibility accessibility = EffectiveOf(member);
        if (accessibility == Accessibility.Private)
        {
            // Other projects may have parts of a type in files that several of them compile.
            return !(IsInParts(member) && IsUsedElsewhere(member, removal));
        }

        return !IsOpenToAll(accessibility, removal) && !IsUsedElsewhere(member, removal);
    }

    /// <summary>True where code that nobody sees here may use a member: then it can't change, even where all that is seen is rewritten.</summary>
    public static bool IsOpenToAll(ISymbol member, Removal removal) => IsOpenToAll(EffectiveOf(member), removal);

    /// <summary>True where code outside of the program may use a member: a library's public one.</summary>
    public static bool IsPublicApi(ISymbol member, Removal removal) => !IsClosed(member, removal);

    private static bool IsOpenToAll(Accessibility accessibility, Removal removal) =>
        removal.Request.IsPublicApi && accessibility is (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal);

    private static bool IsUsedElsewhere(ISymbol member, Removal removal)
    {
        if (removal.Request.IsUsedElsewhere is not { } isUsed || member.GetDocumentationCommentId() is not { } id)
        {
            return false;
        }

        // Files are looked at side by side; whoever answers need not know.
        lock (isUsed)
        {
            return isUsed(id);
        }
    }

    private static bool IsInParts(ISymbol member)
    {
        for (INamedTypeSymbol? type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.DeclaringSyntaxReferences.Any(static part => part.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
            {
                return true;
            }
        }

        return false;
    }

    // The least that a member and the types around it allow.
    private static Accessibility EffectiveOf(ISymbol member)
    {
        Accessibility least = Accessibility.Public;
        for (ISymbol? symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            // Variables and local functions.
            if (symbol.Kind is SymbolKind.Local or SymbolKind.Parameter or SymbolKind.RangeVariable || symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction })
            {
                return Accessibility.Private;
            }

            switch (symbol.DeclaredAccessibility)
            {
                case Accessibility.Private:
                    return Accessibility.Private;
                case Accessibility.Internal or Accessibility.ProtectedAndInternal:
                    least = Accessibility.Internal;
                    break;
                case Accessibility.Protected or Accessibility.ProtectedOrInternal when least == Accessibility.Public:
                    least = Accessibility.Protected;
                    break;
            }
        }

        return least;
    }
}
