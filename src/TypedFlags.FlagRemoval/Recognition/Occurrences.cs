using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.SourceGeneration.Analyzers.Names;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Places where variables and members are named, also in projects that a program refers to as code.</summary>
internal sealed class Occurrences(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly Dictionary<SyntaxTree, SemanticModel?> _models = [];

    /// <summary>The places that name a symbol, with what stands before the name's dot.</summary>
    public IEnumerable<(ExpressionSyntax Whole, SemanticModel Model)> Of(ISymbol symbol, SyntaxNode declaration)
    {
        foreach (SyntaxNode scope in ScopesOf(symbol, declaration))
        {
            if (TokenTexts.Of(scope.SyntaxTree).CountOf(symbol.Name) == 0 || ModelOf(scope.SyntaxTree) is not { } model)
            {
                continue;
            }

            foreach (IdentifierNameSyntax name in scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (name.Parent is not (NameColonSyntax or NameEqualsSyntax) && model.GetSymbolInfo(name, cancellationToken).Symbol?.OriginalDefinition is { } found
                    && found.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == declaration.SyntaxTree && reference.Span == declaration.Span))
                {
                    yield return (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name, model);
                }
            }
        }
    }

    /// <summary>A method and those that stand for it: what implements or overrides it.</summary>
    public IEnumerable<IMethodSymbol> BodiesOf(IMethodSymbol method)
    {
        yield return method.PartialImplementationPart ?? method;
        if (!method.IsAbstract && !method.IsVirtual && !method.IsOverride)
        {
            yield break;
        }

        foreach (IMethodSymbol other in compilation.GetSymbolsWithName(method.Name, SymbolFilter.Member, cancellationToken).OfType<IMethodSymbol>())
        {
            if (!SymbolEqualityComparer.Default.Equals(other, method) && InheritedMembers.Of(other).Contains(method, SymbolEqualityComparer.Default))
            {
                yield return other;
            }
        }
    }

    /// <summary>Methods of this code that a call may be which does not bind, because the type of what stands before the dot is missing.</summary>
    public IEnumerable<IMethodSymbol> MethodsOn(MemberAccessExpressionSyntax call, SemanticModel model) =>
        model.GetTypeInfo(call.Expression, cancellationToken).Type is IErrorTypeSymbol type
            ? compilation.GetSymbolsWithName(call.Name.Identifier.ValueText, SymbolFilter.Member, cancellationToken).OfType<IMethodSymbol>().Where(method => method.IsExtensionMethod || type.Name.Length == 0)
            : [];

    // A variable is named where it is declared, a member anywhere; a primary constructor's parameter in its type, and one of a record is a property, too.
    private IEnumerable<SyntaxNode> ScopesOf(ISymbol symbol, SyntaxNode declaration) => symbol switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: false } type } } when declaration.Parent?.Parent is TypeDeclarationSyntax =>
            type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellationToken)),
        IParameterSymbol when declaration.Parent?.Parent is not TypeDeclarationSyntax =>
            [declaration.FirstAncestorOrSelf<SyntaxNode>(static node => node is LambdaExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) ?? declaration.SyntaxTree.GetRoot(cancellationToken)],
        ILocalSymbol => [declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not GlobalStatementSyntax) ?? declaration.SyntaxTree.GetRoot(cancellationToken)],
        _ => compilation.SyntaxTrees.Concat(compilation.ContainsSyntaxTree(declaration.SyntaxTree) ? [] : [declaration.SyntaxTree]).Select(tree => tree.GetRoot(cancellationToken)),
    };

    private SemanticModel? ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out SemanticModel? model))
        {
            _models.Add(tree, model = DeclaringModels.Of(tree, compilation));
        }

        return model;
    }
}
