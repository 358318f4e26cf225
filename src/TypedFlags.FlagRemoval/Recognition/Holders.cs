using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>
/// What is set once, to the flag's handle, its key, or an answer that is not its value yet: <c>var flag = Flags.NewCheckout;</c>. Whoever reads it asks the flag.
/// </summary>
internal static class Holders
{
    /// <summary>The expression that a variable or member is set to, once and for good; null where it may be another one.</summary>
    public static ExpressionSyntax? ValueOf(ISymbol? symbol) => MayBeSetInAnotherBuild(symbol) ? null : symbol switch
    {
        ILocalSymbol { IsRef: false } local => OfLocal(local),
        IFieldSymbol { IsReadOnly: true, DeclaringSyntaxReferences.Length: 1 } field => OfField(field),
        IPropertySymbol { IsIndexer: false, SetMethod: null, IsVirtual: false, IsAbstract: false, IsOverride: false, DeclaringSyntaxReferences.Length: 1 } property => OfProperty(property),
        _ => null,
    };

    /// <summary>True where an expression is what a local is set to that is never set again.</summary>
    public static bool IsHolderOf(ExpressionSyntax value, SemanticModel model) =>
        value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } && model.GetDeclaredSymbol(variable) is ILocalSymbol local && ValueOf(local) == value;

    private static bool MayBeSetInAnotherBuild(ISymbol? symbol) => symbol is ILocalSymbol or IFieldSymbol or IPropertySymbol
        && (symbol.DeclaringSyntaxReferences.Any(declaration => TokenTexts.Of(declaration.SyntaxTree).IsLeftOut(symbol.Name)) || OtherBuilds.IsDivided(symbol));

    private static ExpressionSyntax? OfLocal(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is { Length: 1 } declarations
        && declarations[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value, Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } declarator
        && WritesIn(declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? declarator.SyntaxTree.GetRoot(), local.Name).Count == 0
            ? value
            : null;

    // Set where it is declared, or else in the one constructor.
    private static ExpressionSyntax? OfField(IFieldSymbol field)
    {
        List<SyntaxNode> writes = [.. field.ContainingType.DeclaringSyntaxReferences.SelectMany(part => WritesIn(part.GetSyntax(), field.Name))];
        ExpressionSyntax? initial = (field.DeclaringSyntaxReferences[0].GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value;
        return initial is not null
            ? writes.Count == 0 ? initial : null
            : writes.Count == 1 && field.ContainingType.InstanceConstructors.Count(static constructor => !constructor.IsImplicitlyDeclared) == 1
                && writes[0] is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax } } or ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax } } assignment
                ? assignment.Right
                : null;
    }

    private static ExpressionSyntax? OfProperty(IPropertySymbol property) => property.DeclaringSyntaxReferences[0].GetSyntax() switch
    {
        PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
        PropertyDeclarationSyntax { Initializer.Value: var value, AccessorList.Accessors.Count: 1 } => value,
        _ => null,
    };

    private static List<SyntaxNode> WritesIn(SyntaxNode scope, string name) =>
        [.. scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(written => written.Identifier.ValueText == name).Select(WriteTo).OfType<SyntaxNode>()];

    private static SyntaxNode? WriteTo(IdentifierNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Left == whole => assignment,
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => argument,
            ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax } } argument => argument,
            RefExpressionSyntax reference => reference,
            _ => null,
        };
    }
}
