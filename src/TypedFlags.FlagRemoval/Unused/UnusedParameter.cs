using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>A parameter that nothing needs any more, with all that would go with it.</summary>
/// <param name="Symbol">The parameter.</param>
/// <param name="Declaration">Its declaration, or the whole list where it is the last of a primary constructor.</param>
/// <param name="Arguments">What callers give for it.</param>
/// <param name="Checks">The statements that see to it that something was given.</param>
/// <param name="Other">Another overload, which calls could mean without it, or which it could not stand beside: then it stays. Null where there is none.</param>
internal sealed record UnusedParameter(IParameterSymbol Symbol, SyntaxNode Declaration, IReadOnlyList<SyntaxNode> Arguments, List<SyntaxNode> Checks, IMethodSymbol? Other)
{
    /// <summary>A parameter with what would go with it; null where it is used.</summary>
    public static UnusedParameter? Of(IParameterSymbol parameter, ParameterSyntax syntax, RemovalFile file, Removal removal)
    {
        IMethodSymbol method = (IMethodSymbol)parameter.ContainingSymbol;
        SyntaxNode declaration = OpenParameters.DeclarationOf(method);
        if (TokenTexts.Of(syntax.SyntaxTree).IsLeftOut(parameter.Name) || syntax.Parent?.ContainsDirectives == true || ChecksOf(parameter, method, declaration, removal) is not { } checks)
        {
            return null;
        }

        if (CallSites.Of(method, removal) is not { } calls || (method.MethodKind != MethodKind.Constructor && calls.Count == 0) || InferredTypes.Need(parameter, declaration, calls, removal))
        {
            return null;
        }

        if (GivenArguments.For(parameter, calls, removal) is not { } arguments)
        {
            return null;
        }

        bool isAnswer = arguments.Count > 0 && arguments.All(static argument => Known.Is(((ArgumentSyntax)argument).Expression));
        bool isOwn = method.DeclaredAccessibility == Accessibility.Private || method.MethodKind is MethodKind.LocalFunction or MethodKind.Constructor || (Reach.IsClosed(method, removal) && !IsEmpty(declaration));
        bool isReadInParts = declaration is TypeDeclarationSyntax && EarlierUse.IsNamedLess(parameter.Name, TypeParts.TreesOf(declaration, file, removal).Where(part => part != file.Tree), removal);
        if (!isAnswer && !(isOwn && (isReadInParts || EarlierUse.WasReadLocally(parameter.Name, declaration is TypeDeclarationSyntax ? syntax : declaration, file))))
        {
            return null;
        }

        // A primary constructor without parameters is none.
        SyntaxNode gone = declaration is ClassDeclarationSyntax { ParameterList.Parameters.Count: 1 } type && !NeedsList(type) ? type.ParameterList! : syntax;
        return new UnusedParameter(parameter, gone, arguments, checks, OtherOverloads.Of(parameter, removal));
    }

    // What does nothing any more is kept for what it is called with, or goes as a whole.
    private static bool IsEmpty(SyntaxNode declaration) => declaration is BaseMethodDeclarationSyntax { Body.Statements.Count: 0 };

    private static bool NeedsList(ClassDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.PartialKeyword) || type.BaseList?.Types.Any(static one => one is PrimaryConstructorBaseTypeSyntax) == true || type.Members.OfType<ConstructorDeclarationSyntax>().Any();

    /// <summary>The statements that see to it that something was given; null where the parameter is read otherwise.</summary>
    public static List<SyntaxNode>? ChecksOf(IParameterSymbol parameter, IMethodSymbol method, SyntaxNode declaration, Removal removal)
    {
        List<SyntaxNode> checks = [];
        IEnumerable<SyntaxNode> parts = declaration is TypeDeclarationSyntax type ? TypeParts.Of(type, removal.Now.ModelOf(type.SyntaxTree)) : [declaration];
        foreach (Reference reference in parts.SelectMany(part => Reference.EachIn(part, parameter, removal.Now)))
        {
            SyntaxNode? check = reference.Name.FirstAncestorOrSelf<StatementSyntax>();
            if (reference.IsLabel || IsPassedOn(reference, parameter, method, removal))
            {
                continue;
            }

            if (check is null || !NullCheck.Is((StatementSyntax)check, parameter.Name))
            {
                return null;
            }

            if (!checks.Contains(check))
            {
                checks.Add(check);
            }
        }

        // A check may have statements of its own.
        return [.. checks.Where(check => !check.Ancestors().Any(checks.Contains))];
    }

    // By the method to itself.
    private static bool IsPassedOn(Reference reference, IParameterSymbol parameter, IMethodSymbol method, Removal removal) =>
        reference.IsSure && reference.Name.Parent is ArgumentSyntax argument && CalledNames.MayBe(argument, method)
        && removal.Now.ModelOf(argument.SyntaxTree).GetOperation(argument, removal.CancellationToken) is IArgumentOperation { Parameter: { } given }
        && given.Ordinal == parameter.Ordinal && SymbolEqualityComparer.Default.Equals(given.ContainingSymbol.OriginalDefinition, method);
}
