using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Which members may go when no code names them: not those that the language or a framework finds by name, shape or attribute.</summary>
internal static class MemberKinds
{
    /// <summary>Whether a member may go when nothing names it.</summary>
    public static bool CanGo(ISymbol member, Removal removal) => IsFree(member, removal) && !GeneratedUses.MayUse(member);

    /// <summary>The same as far as code is concerned that somebody wrote, and generated code of which it is known what it uses.</summary>
    public static bool IsFree(ISymbol member, Removal removal)
    {
        if (member.IsImplicitlyDeclared || member.DeclaringSyntaxReferences.Length != 1 || FoundByShape.Is(member, removal.Compilation) || Attributes.AreOn(member) || member.ContainingType is not { } type
            || member.IsAbstract && member is not INamedTypeSymbol || member.IsVirtual || member.IsOverride || member.IsExtern || removal.FileOf(member.DeclaringSyntaxReferences[0].SyntaxTree) is null)
        {
            return false;
        }

        if (LeftAlone.Is(member.DeclaringSyntaxReferences[0].GetSyntax()))
        {
            return false;
        }

        return IsOfAKindThatGoes(member, type) && !Implements(member, type) && (member.DeclaredAccessibility != Accessibility.Private || Reach.IsClosed(member, removal)) && !removal.Compilation.SyntaxTrees.Any(tree => TokenTexts.Of(tree).HasText(member.Name) || TokenTexts.Of(tree).IsLeftOut(member.Name))
            && !IsNamedByAttributes(member, removal) && !GeneratedUses.Use(member);
    }

    // Of what is private, only by those that stand with it; but a type's name may stand anywhere. What a debugger shows goes where the compiler would warn of it: it never changes any more.
    private static bool IsNamedByAttributes(ISymbol member, Removal removal)
    {
        INamedTypeSymbol? around = member is { DeclaredAccessibility: Accessibility.Private } and not INamedTypeSymbol ? member.ContainingType : null;
        TokenTexts[] texts = [.. (around is not null ? TypeParts.Outermost(around).DeclaringSyntaxReferences.Select(static part => part.SyntaxTree) : removal.Compilation.SyntaxTrees).Select(TokenTexts.Of)];
        return Array.Exists(texts, tree => tree.IsInAttributeOfCode(member.Name))
            || (Array.Exists(texts, tree => tree.IsInDisplay(member.Name)) && !(around is not null && member is IFieldSymbol && FieldWarnings.IdOf(member, removal.Now, removal.CancellationToken) is not null));
    }

    private static bool IsOfAKindThatGoes(ISymbol member, INamedTypeSymbol type) => member switch
    {
        // Fields of structs and records count when they are compared, and are laid out in memory.
        IFieldSymbol field => type.TypeKind != TypeKind.Enum && (field.IsConst || field.IsStatic || (type is { TypeKind: TypeKind.Class, IsRecord: false } && !Attributes.MayReachInto(type))),
        IPropertySymbol property => !property.IsIndexer && !property.IsRequired && property.ExplicitInterfaceImplementations.IsEmpty && property.DeclaringSyntaxReferences[0].GetSyntax() is PropertyDeclarationSyntax
            && (property.IsStatic || !type.IsRecord),
        IMethodSymbol method => method is { MethodKind: MethodKind.Ordinary, PartialDefinitionPart: null, PartialImplementationPart: null } && method.ExplicitInterfaceImplementations.IsEmpty
            && !method.IsPartialDefinition,
        IEventSymbol raised => raised.ExplicitInterfaceImplementations.IsEmpty && raised.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax,
        INamedTypeSymbol nested => nested.DeclaredAccessibility == Accessibility.Private,
        _ => false,
    };

    private static bool Implements(ISymbol member, INamedTypeSymbol type) =>
        member.DeclaredAccessibility == Accessibility.Public && type.TypeKind != TypeKind.Interface
        && type.AllInterfaces.SelectMany(one => one.GetMembers(member.Name)).Any(one => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(one), member));
}
