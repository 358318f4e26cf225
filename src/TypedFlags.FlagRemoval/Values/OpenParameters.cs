using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>Parameters of which all callers are seen, so that they may go.</summary>
internal static class OpenParameters
{
    /// <summary>Whether a parameter, and what every caller gives for it, may be changed together.</summary>
    public static bool MayChange(IParameterSymbol parameter, Removal removal) =>
        MayChangeHere(parameter, removal) && Reach.IsClosed(parameter.ContainingSymbol, removal);

    /// <summary>The same as far as this program is concerned: others may call it, too.</summary>
    public static bool MayChangeHere(IParameterSymbol parameter, Removal removal) =>
        parameter is { RefKind: RefKind.None, IsParams: false, IsThis: false, IsImplicitlyDeclared: false, ContainingSymbol: IMethodSymbol method }
        && !Attributes.AreOn(parameter)
        && method.DeclaringSyntaxReferences.Length == 1
        && removal.FileOf(method.DeclaringSyntaxReferences[0].SyntaxTree) is not null
        && !Checking.LeftAlone.Is(method.DeclaringSyntaxReferences[0].GetSyntax(removal.CancellationToken))
        && !IsNamed(parameter, method)
        && MayChange(method, removal);

    /// <summary>The node that a method's parameters are seen in: its declaration, with a primary constructor the whole type.</summary>
    public static SyntaxNode DeclarationOf(IMethodSymbol method) => method.DeclaringSyntaxReferences[0].GetSyntax();

    /// <summary>The list of parameters of a declaration.</summary>
    public static ParameterListSyntax? ListOf(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax method => method.ParameterList,
        LocalFunctionStatementSyntax function => function.ParameterList,
        ClassDeclarationSyntax type => type.ParameterList,
        StructDeclarationSyntax type => type.ParameterList,
        _ => null,
    };

    // By the compiler for the text of an argument or what may be null, by a debugger that calls the method, and by what a generator is yet to write.
    private static bool IsNamed(IParameterSymbol parameter, IMethodSymbol method)
    {
        SyntaxNode declaration = DeclarationOf(method);
        return AttributeWords.On(declaration).Contains(parameter.Name) || (method.MethodKind == MethodKind.Ordinary && TokenTexts.Of(declaration.SyntaxTree).IsInAttribute(method.Name))
            || Unused.GeneratedUses.Use(parameter) || Unused.GeneratedUses.MayUse(method.MethodKind == MethodKind.Ordinary ? method : parameter);
    }

    private static bool MayChange(IMethodSymbol method, Removal removal)
    {
        if (method.IsAbstract || method.IsVirtual || method.IsOverride || method.IsExtern || Attributes.AreOn(method)
            || method.PartialDefinitionPart is not null || method.PartialImplementationPart is not null || method.IsPartialDefinition || ListOf(DeclarationOf(method)) is null)
        {
            return false;
        }

        return method.MethodKind switch
        {
            MethodKind.LocalFunction => true,
            MethodKind.Constructor => method.ContainingType is { IsRecord: false, TypeKind: TypeKind.Class } type && !Attributes.MayReachInto(type),
            MethodKind.Ordinary => method.ExplicitInterfaceImplementations.IsEmpty && !IsCalledFromOutside(method) && !Implements(method),
            _ => false,
        };
    }

    // By convention, as the actions of a controller or the tests of a fixture are.
    private static bool IsCalledFromOutside(IMethodSymbol method) =>
        method.DeclaredAccessibility != Accessibility.Private && (method.Name == "Main" || HasForeignBase(method.ContainingType) || method.ContainingType.Name.EndsWith("Controller", StringComparison.Ordinal));

    private static bool HasForeignBase(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.DeclaringSyntaxReferences.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Implements(IMethodSymbol method) => method.DeclaredAccessibility == Accessibility.Public
        && method.ContainingType.AllInterfaces.SelectMany(one => one.GetMembers(method.Name)).Any(one => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(one), method));
}
