using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>What a program has for a member of an interface that asked for the flag: the constant that the question became, what tests set of their own stand-ins.</summary>
internal static class ContractImplementations
{
    /// <summary>The implementations that may go with the member; null where one of them has to stay, and the member with it.</summary>
    /// <param name="member">The member, as the program sees it.</param>
    /// <param name="code">The program.</param>
    public static IReadOnlyList<ISymbol>? In(ISymbol member, Code code)
    {
        List<ISymbol> found = [];
        foreach (INamedTypeSymbol type in Contract.TypesIn(code.Compilation.Assembly.GlobalNamespace).Where(type => type.AllInterfaces.Contains(member.ContainingType, SymbolEqualityComparer.Default)))
        {
            if (type.TypeKind == TypeKind.Interface)
            {
                continue;
            }

            if (type.FindImplementationForInterfaceMember(member)?.OriginalDefinition is not { } implementation || !IsFree(implementation, member, code))
            {
                return null;
            }

            if (!found.Contains(implementation, SymbolEqualityComparer.Default))
            {
                found.Add(implementation);
            }
        }

        return found;
    }

    /// <summary>Whether a declared member is one that may go with the member of the interface which it implements.</summary>
    public static bool IsFree(ISymbol declared, AskingContracts contracts, Code code) =>
        declared.ContainingType is { } type
        && type.AllInterfaces.SelectMany(static one => one.GetMembers())
            .FirstOrDefault(member => contracts.Has(member) && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), declared)) is { } member
        && IsFree(declared, member, code);

    private static bool IsFree(ISymbol implementation, ISymbol member, Code code) => MayGo(implementation, member, code) && Reference.EachOf(implementation, code).All(Crefs.IsLink);

    /// <summary>Whether an implementation does nothing but give the known value, or keep what it is set to, and could go with the member when nobody names it.</summary>
    public static bool MayGo(ISymbol implementation, ISymbol member, Code code) =>
        implementation is { IsVirtual: false, IsAbstract: false, IsOverride: false, DeclaringSyntaxReferences: { Length: 1 } parts }
        && parts[0].GetSyntax() is MemberDeclarationSyntax { ContainsDirectives: false } declaration && code.Compilation.ContainsSyntaxTree(declaration.SyntaxTree)
        && IsPlain(declaration) && !Attributes.AreOn(implementation) && ImplementsOnly(implementation, member);

    private static bool IsPlain(MemberDeclarationSyntax declaration) => KnownAnswer.Of(declaration) is not null
        || declaration is PropertyDeclarationSyntax { Initializer: null or { Value: LiteralExpressionSyntax }, AccessorList.Accessors: var accessors } && accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null });

    private static bool ImplementsOnly(ISymbol implementation, ISymbol member) => !implementation.ContainingType.AllInterfaces.SelectMany(static one => one.GetMembers())
        .Any(other => !SymbolEqualityComparer.Default.Equals(other, member)
            && SymbolEqualityComparer.Default.Equals(implementation.ContainingType.FindImplementationForInterfaceMember(other), implementation));
}
