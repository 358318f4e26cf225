using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Gates;

/// <summary>An action or a controller behind a gate that never opens.</summary>
internal static class ShutMember
{
    /// <summary>Why it can't be deleted; null where it can.</summary>
    public static (FlagRemovalReason Reason, string Message)? ObstacleTo(MemberDeclarationSyntax member, Removal removal)
    {
        ISymbol? symbol = removal.Now.ModelOf(member.SyntaxTree).GetDeclaredSymbol(member);
        if (symbol is not (IMethodSymbol or INamedTypeSymbol) || symbol.DeclaringSyntaxReferences.Length != 1 || member.ContainsDirectives)
        {
            return (FlagRemovalReason.UnknownUse, "This gate never opens any more, and it isn't sure what all of it stands before. Delete that by hand.");
        }

        if (!Reach.IsClosed(symbol, removal))
        {
            return (FlagRemovalReason.PublicApi, $"The gate before '{symbol.Name}' never opens any more, and code that is not seen here may use it. Delete it by hand, or make it internal.");
        }

        if (symbol is IMethodSymbol { IsOverride: true } or IMethodSymbol { IsVirtual: true } or IMethodSymbol { IsAbstract: true }
            || (symbol is IMethodSymbol method && Implements(method))
            || IsPageModel(symbol))
        {
            return (FlagRemovalReason.UnknownUse, $"The gate before '{symbol.Name}' never opens any more, and it overrides or implements something, or a page names it. Delete it by hand.");
        }

        return IsUsed(symbol, member, removal)
            ? (FlagRemovalReason.UnknownUse, $"The gate before '{symbol.Name}' never opens any more, and it is still used elsewhere. Delete it by hand, with what uses it.")
            : null;
    }

    private static bool IsUsed(ISymbol symbol, MemberDeclarationSyntax member, Removal removal)
    {
        // `RedirectToAction("Pay")`, `Url.Action("Pay", "Checkout")`
        string routed = symbol is INamedTypeSymbol && symbol.Name.EndsWith("Controller", StringComparison.Ordinal) ? symbol.Name.Substring(0, symbol.Name.Length - "Controller".Length) : symbol.Name;
        return Reference.EachOf(symbol, removal.Now).Any(reference => !Crefs.IsLink(reference) && (reference.Name.SyntaxTree != member.SyntaxTree || !member.FullSpan.Contains(reference.Name.FullSpan)))
            || removal.Files.Any(file => TokenTexts.Of(file.Tree).HasText(routed));
    }

    // The page itself, which is no C#, names its model.
    private static bool IsPageModel(ISymbol symbol)
    {
        for (INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.Name == "PageModel")
            {
                return true;
            }
        }

        return false;
    }

    private static bool Implements(IMethodSymbol method) => method.ContainingType.AllInterfaces
        .SelectMany(contract => contract.GetMembers(method.Name))
        .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
}
