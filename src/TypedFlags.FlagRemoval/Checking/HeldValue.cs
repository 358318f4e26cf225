using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>What gets a known value, or gives it, whether or not it may be another one elsewhere.</summary>
internal static class HeldValue
{
    /// <summary>The variable, field or property that a known value is put into, or the function that gives it; null where it is none's.</summary>
    public static ISymbol? HolderOf(ExpressionSyntax known, SemanticModel model)
    {
        ExpressionSyntax value = Assigned.Outermost(known);
        if (value.Parent is ArgumentSyntax { Parent.Parent: ExpressionSyntax task } && KnownAnswer.InTask(task) is not null)
        {
            value = Assigned.Outermost(task);
        }

        if (LazyAnswers.CreationAround(value, model) is { } lazy)
        {
            value = Assigned.Outermost(lazy);
        }
        else if (FunctionAnswers.LambdaAround(value) is { } lambda)
        {
            value = Assigned.Outermost(lambda);
        }

        ISymbol? symbol = value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: (VariableDeclaratorSyntax or PropertyDeclarationSyntax) and var declared } => model.GetDeclaredSymbol(declared),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.CoalesceAssignmentExpression } assignment when assignment.Right == value => model.GetSymbolInfo(assignment.Left).Symbol,
            ArrowExpressionClauseSyntax or ReturnStatementSyntax => FunctionAround(value) is { } function ? model.GetDeclaredSymbol(function) : null,
            ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: TupleExpressionSyntax targets } assignment } values } argument when assignment.Right == values
                && targets.Arguments.ElementAtOrDefault(values.Arguments.IndexOf(argument)) is { } target => model.GetSymbolInfo(target.Expression).Symbol,
            _ => null,
        };
        return symbol is ILocalSymbol or IFieldSymbol or IPropertySymbol or IMethodSymbol ? symbol.OriginalDefinition : null;
    }

    /// <summary>Whether all that is seen to be given to a variable, or by a function, is the same known value.</summary>
    public static bool IsOnly(ISymbol holder, ExpressionSyntax known, IReadOnlyList<Reference> references, Removal removal)
    {
        if (holder.DeclaringSyntaxReferences.Length != 1 || IsOverridden(holder, removal))
        {
            return false;
        }

        SyntaxNode declaration = holder.DeclaringSyntaxReferences[0].GetSyntax(removal.CancellationToken);
        if (AnswersOf(declaration) is { Count: > 0 } answers && removal.FileOf(declaration.SyntaxTree) is not null && holder is not IPropertySymbol { SetMethod: not null })
        {
            return answers.TrueForAll(answer => IsSame(known, answer, removal));
        }

        ExpressionSyntax? first = (declaration as VariableDeclaratorSyntax)?.Initializer?.Value ?? (declaration as PropertyDeclarationSyntax)?.Initializer?.Value;
        return holder is not IMethodSymbol && (first is null || IsSame(known, first, removal) || (IsCache(references) && Nulls.Is(first, removal.Now.ModelOf(first.SyntaxTree)))) && IsOnly(known, references, removal) && !(first is null && IsEmptyByConstructor(holder, references, removal));
    }

    /// <summary>Whether all that is written at places is the same known value.</summary>
    public static bool IsOnly(ExpressionSyntax known, IReadOnlyList<Reference> references, Removal removal) => references.All(reference => IsReadOrSame(reference, known, IsCache(references), removal));

    /// <summary>The places of a property that a generator makes which does not run here, and that a known value is put into: the same name in the same type; none for what is found.</summary>
    public static IReadOnlyList<Reference> PlacesOfMissing(ExpressionSyntax known, SemanticModel model) =>
        Assigned.To(known) is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax }
        && (Assigned.To(known) as IdentifierNameSyntax ?? (Assigned.To(known) as MemberAccessExpressionSyntax)?.Name) is { } name
        && model.GetSymbolInfo(name) is { Symbol: null, CandidateSymbols.IsEmpty: true } && name.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            ? [.. type.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(one => one.Identifier.ValueText == name.Identifier.ValueText && one.Parent is not MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } && model.GetSymbolInfo(one).Symbol is null)
                .Select(static one => new Reference(one, IsSure: true))]
            : [];

    // One constructor sets it, and another one leaves it as it is: there are objects of both kinds.
    private static bool IsEmptyByConstructor(ISymbol holder, IReadOnlyList<Reference> references, Removal removal)
    {
        List<ConstructorDeclarationSyntax?> setting = [.. references.Where(static reference => reference.Usage == UsageKind.Assignment).Select(static reference => reference.Name.FirstAncestorOrSelf<ConstructorDeclarationSyntax>())];
        return holder is IFieldSymbol or IPropertySymbol && !holder.IsStatic && setting.Count > 0 && !setting.Contains(null)
            && holder.ContainingType.InstanceConstructors.SelectMany(static constructor => constructor.DeclaringSyntaxReferences).Select(declaration => declaration.GetSyntax(removal.CancellationToken))
                .Any(constructor => constructor is ConstructorDeclarationSyntax { Initializer: not { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword } } own && !setting.Contains(own));
    }

    private static bool IsSame(ExpressionSyntax known, ExpressionSyntax other, Removal removal)
    {
        SemanticModel model = removal.Now.ModelOf(other.SyntaxTree);
        IReadOnlyList<ExpressionSyntax> answers = LazyAnswers.Of(other, model) is { Count: > 0 } lazy ? lazy : FunctionAnswers.Of(other) is { Count: > 0 } given ? given : [other];
        return answers.All(answer => ValueLiteral.IsSame(known, KnownAnswer.InTask(answer) ?? answer, model));
    }

    /// <summary>The function, or the member, that an expression stands in; null where that is a lambda, or none.</summary>
    public static SyntaxNode? FunctionAround(ExpressionSyntax value) =>
        value.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax) is { } function and not AnonymousFunctionExpressionSyntax
            ? function
            : null;

    // All that a function, or a getter, may give.
    private static List<ExpressionSyntax> AnswersOf(SyntaxNode declaration)
    {
        SyntaxNode? body = declaration switch
        {
            MethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
            LocalFunctionStatementSyntax function => (SyntaxNode?)function.Body ?? function.ExpressionBody,
            PropertyDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } when accessors.FirstOrDefault(static one => one.IsKind(SyntaxKind.GetAccessorDeclaration)) is { } getter => (SyntaxNode?)getter.Body ?? getter.ExpressionBody,
            _ => null,
        };
        return body switch
        {
            ArrowExpressionClauseSyntax arrow => [arrow.Expression],
            BlockSyntax block => [.. block.DescendantNodes(static node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)).OfType<ReturnStatementSyntax>().Select(static statement => statement.Expression).OfType<ExpressionSyntax>()],
            _ => [],
        };
    }

    // _isNew ??= true: where there is none, it gets the value.
    private static bool IsCache(IReadOnlyList<Reference> references) => references.Any(static reference =>
        reference.Whole.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } cache && cache.Left == reference.Whole);

    private static bool IsReadOrSame(Reference reference, ExpressionSyntax known, bool isCache, Removal removal) => reference.IsSure && reference.Whole.Parent switch
    {
        AssignmentExpressionSyntax assignment when assignment.Left == reference.Whole =>
            assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression && (IsSame(known, assignment.Right, removal) || (isCache && Nulls.Is(assignment.Right, removal.Now.ModelOf(assignment.SyntaxTree)))),
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } targets } target when assignment.Left == targets =>
            assignment.Right is TupleExpressionSyntax values && values.Arguments.ElementAtOrDefault(targets.Arguments.IndexOf(target)) is { } value && IsSame(known, value.Expression, removal),
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or RefExpressionSyntax => false,
        PostfixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        PrefixUnaryExpressionSyntax unary => unary.Kind() is not (SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression),
        _ => true,
    };

    // Another class gives something else, or asks the one below.
    private static bool IsOverridden(ISymbol holder, Removal removal) => holder.IsAbstract || holder.IsOverride
        || (holder.IsVirtual && removal.Compilation.GetSymbolsWithName(holder.Name, SymbolFilter.Member, removal.CancellationToken).Any(static other => other.IsOverride));
}
