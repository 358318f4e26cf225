using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Places where variables and members are named, also in projects that a program refers to as code. For one state of a program: what was found is kept.</summary>
internal sealed class Occurrences(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly Dictionary<SyntaxTree, SemanticModel?> _models = [];
    private readonly Dictionary<SyntaxNode, IReadOnlyList<(ExpressionSyntax Whole, ISymbol Symbol)>> _known = [];
    private readonly MemberFamilies _families = new(compilation, cancellationToken);

    /// <summary>The places that name what is declared, or what it stands for, with what stands before the name's dot.</summary>
    public IReadOnlyList<(ExpressionSyntax Whole, ISymbol Symbol)> Of(ISymbol symbol, SyntaxNode declaration)
    {
        if (!_known.TryGetValue(declaration, out IReadOnlyList<(ExpressionSyntax, ISymbol)>? known))
        {
            HashSet<(ExpressionSyntax, ISymbol)> found = [.. Find(symbol, declaration)];
            foreach (ISymbol other in symbol is IMethodSymbol or IPropertySymbol ? _families.Of(symbol) : [])
            {
                found.UnionWith(other.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).Where(node => node != declaration).SelectMany(node => Find(other, node)));
            }

            _known.Add(declaration, known = [.. found]);
        }

        return known;
    }

    /// <summary>A method and those that stand for it: what implements or overrides it.</summary>
    public IEnumerable<IMethodSymbol> BodiesOf(IMethodSymbol method) => _families.BodiesOf(method);

    /// <summary>Methods of this code that a call may be which does not bind, because the type of what stands before the dot is missing.</summary>
    public IEnumerable<IMethodSymbol> MethodsOn(MemberAccessExpressionSyntax call, SemanticModel model) =>
        model.GetTypeInfo(call.Expression, cancellationToken).Type is IErrorTypeSymbol type
            ? compilation.GetSymbolsWithName(call.Name.Identifier.ValueText, SymbolFilter.Member, cancellationToken).OfType<IMethodSymbol>().Where(method => method.IsExtensionMethod || type.Name.Length == 0)
            : [];

    /// <summary>What a tree of the program, or of one that it refers to as code, means.</summary>
    public SemanticModel? ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out SemanticModel? model))
        {
            _models.Add(tree, model = DeclaringModels.Of(tree, compilation));
        }

        return model;
    }

    private IEnumerable<(ExpressionSyntax Whole, ISymbol Symbol)> Find(ISymbol symbol, SyntaxNode declaration)
    {
        foreach (SyntaxNode scope in ScopesOf(symbol, declaration))
        {
            foreach (int place in TokenTexts.Of(scope.SyntaxTree).PlacesOf(symbol.Name))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (scope.FullSpan.Contains(place) && scope.FindToken(place) is var token && token.SpanStart == place && token.Parent is SimpleNameSyntax name
                    && ModelOf(scope.SyntaxTree)?.GetSymbolInfo(name, cancellationToken).Symbol?.OriginalDefinition is { } found && IsDeclaredBy(found, declaration))
                {
                    yield return (name.Parent switch
                    {
                        MemberAccessExpressionSyntax access when access.Name == name => access,
                        MemberBindingExpressionSyntax binding => binding,
                        _ => name,
                    }, found);
                }
            }
        }
    }

    // The same one may be another symbol to a project that refers to this one; `IsOn(this string key)` is another where it is called on the key, and an indexer's parameter in each accessor.
    private static bool IsDeclaredBy(ISymbol symbol, SyntaxNode declaration) =>
        ((symbol as IMethodSymbol)?.ReducedFrom ?? symbol).DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == declaration.SyntaxTree && reference.Span == declaration.Span)
        || (symbol is IParameterSymbol && declaration is ParameterSyntax parameter && symbol.Locations.Any(location => location.SourceTree == declaration.SyntaxTree && location.SourceSpan == parameter.Identifier.Span));

    // A variable is named where it is declared, a member anywhere; a primary constructor's parameter in its type, and one of a record is a property, too.
    private IEnumerable<SyntaxNode> ScopesOf(ISymbol symbol, SyntaxNode declaration) => symbol switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: false } type } } when declaration.Parent?.Parent is TypeDeclarationSyntax =>
            type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellationToken)),
        IParameterSymbol when declaration.Parent?.Parent is not TypeDeclarationSyntax =>
            [declaration.FirstAncestorOrSelf<SyntaxNode>(static node => node is LambdaExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) ?? declaration.SyntaxTree.GetRoot(cancellationToken)],
        ILocalSymbol or IRangeVariableSymbol => [declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not GlobalStatementSyntax) ?? declaration.SyntaxTree.GetRoot(cancellationToken)],
        _ => compilation.SyntaxTrees.Concat(compilation.ContainsSyntaxTree(declaration.SyntaxTree) ? [] : [declaration.SyntaxTree]).Select(tree => tree.GetRoot(cancellationToken)),
    };
}
