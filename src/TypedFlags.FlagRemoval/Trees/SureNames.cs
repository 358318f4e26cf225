using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>
/// Names that can only mean one thing, as nothing else of that name is declared where they stand: a private field's or property's in its own type, a parameter's in its function. Most are, and to ask the compiler it would have
/// to understand the whole member.
/// </summary>
internal sealed class SureNames
{
    private readonly ISymbol _symbol;
    private readonly SyntaxNode? _scope;

    private SureNames(ISymbol symbol, SyntaxNode? scope)
    {
        _symbol = symbol;
        _scope = scope;
    }

    /// <summary>Looks whether a name can be sure.</summary>
    /// <param name="symbol">What is looked for.</param>
    /// <param name="places">Where its name stands in a tree, declarations among them.</param>
    /// <param name="root">The tree.</param>
    public static SureNames Of(ISymbol symbol, IEnumerable<int> places, SyntaxNode root)
    {
        SyntaxNode? declaration = symbol.DeclaringSyntaxReferences.Length == 1 ? symbol.DeclaringSyntaxReferences[0].GetSyntax() : null;
        SyntaxNode? scope = declaration is null || declaration.SyntaxTree != root.SyntaxTree ? null : symbol switch
        {
            // A name that is its type's as well may mean that.
            IFieldSymbol { DeclaredAccessibility: Accessibility.Private, Type.Name: var type } when type != symbol.Name => declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>(),
            IPropertySymbol { DeclaredAccessibility: Accessibility.Private, IsIndexer: false, Type.Name: var type } when type != symbol.Name => declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>(),
            IParameterSymbol { Type.Name: var type } when type != symbol.Name => declaration.Parent?.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax ? declaration.Parent.Parent : null,
            _ => null,
        };
        return new SureNames(symbol, scope is not null && places.All(place => !scope.Span.Contains(place) || root.FindToken(place, findInsideTrivia: true).Parent is var node && (node is SimpleNameSyntax || node == declaration)) ? scope : null);
    }

    /// <summary>Whether a name means what was looked for. False where the compiler has to be asked.</summary>
    public bool Is(SimpleNameSyntax name) => _scope is not null && name is IdentifierNameSyntax && _scope.Span.Contains(name.Span) && IsValue(name)
        && (_symbol is IParameterSymbol ? IsInBody(name) : name.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() == _scope);

    // In the list of parameters, and in attributes, a constant may have that name.
    private bool IsInBody(SimpleNameSyntax name) => !name.Ancestors().TakeWhile(node => node != _scope).Any(node => node is ParameterListSyntax or AttributeListSyntax && node.Parent == _scope);

    // What is called is looked for among what can be.
    private bool IsCallable => _symbol switch
    {
        IFieldSymbol variable => variable.Type.TypeKind,
        IPropertySymbol property => property.Type.TypeKind,
        _ => ((IParameterSymbol)_symbol).Type.TypeKind,
    } == TypeKind.Delegate;

    private bool IsValue(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        ElementAccessExpressionSyntax access => access.Expression == name,
        ConditionalAccessExpressionSyntax access => access.Expression == name,
        InvocationExpressionSyntax call => call.Expression == name && IsCallable,
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } or ArgumentSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or InterpolationSyntax or EqualsValueClauseSyntax => true,
        IfStatementSyntax or ForEachStatementSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or ConditionalExpressionSyntax => true,

        // The right side of `is` may be a type.
        BinaryExpressionSyntax binary => binary.Left == name || binary.Kind() is not (SyntaxKind.IsExpression or SyntaxKind.AsExpression),
        _ => false,
    };
}
