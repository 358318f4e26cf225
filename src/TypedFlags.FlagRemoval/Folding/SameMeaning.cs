using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Asks the compiler whether code would still mean the same with another expression in one place.</summary>
internal static class SameMeaning
{
    private static readonly SyntaxAnnotation Mark = new("TypedFlags.Tried");

    /// <summary>True where all calls and types around the place stay as they are, and what stands there is only seen as something more general.</summary>
    /// <param name="place">What stands there now.</param>
    /// <param name="instead">What is to stand there.</param>
    /// <param name="type">The type that the place had.</param>
    /// <param name="model">What it means now.</param>
    public static bool Has(ExpressionSyntax place, ExpressionSyntax instead, ITypeSymbol type, SemanticModel model) => Has(place, instead, model, (now, then) =>
        SymbolEqualityComparer.Default.Equals(then.GetTypeInfo(now).ConvertedType, type)
        && then.GetConversion(now) is var conversion && (IsUpward(conversion) || conversion.IsAnonymousFunction || conversion.IsCollectionExpression));

    /// <summary>True where all calls and types around the place stay as they are, whatever becomes of what stands there: a <c>throw</c> gives nothing.</summary>
    public static bool IsAround(ExpressionSyntax place, ExpressionSyntax instead, SemanticModel model) => Has(place, instead, model, static (_, _) => true);

    private static bool Has(ExpressionSyntax place, ExpressionSyntax instead, SemanticModel model, Func<ExpressionSyntax, SemanticModel, bool> isSame)
    {
        if (OutermostAround(place) is not { } around || model.IsSpeculativeSemanticModel)
        {
            return false;
        }

        SyntaxNode tried = around.ReplaceNode(place, instead.WithoutTrivia().WithTriviaFrom(place).WithAdditionalAnnotations(Mark));
        if (!TryBind(around, tried, model, out SemanticModel? bound) || bound is not { } then)
        {
            return false;
        }

        ExpressionSyntax now = (ExpressionSyntax)tried.GetAnnotatedNodes(Mark).Single();
        if (!isSame(now, then))
        {
            return false;
        }

        // From the place outwards, side by side.
        SyntaxNode? before = place.Parent;
        SyntaxNode? after = now.Parent;
        for (; before is not null && after is not null && before != around.Parent; before = before.Parent, after = after.Parent)
        {
            if (before is ExpressionSyntax old && after is ExpressionSyntax changed && !IsSame(old, model, changed, then))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a conversion only sees the same object, or nothing, as something more general.</summary>
    public static bool IsUpward(Conversion conversion) =>
        conversion is { IsImplicit: true, IsUserDefined: false } and ({ IsIdentity: true } or { IsReference: true } or { IsNullLiteral: true } or { IsBoxing: true });

    private static bool IsSame(ExpressionSyntax old, SemanticModel model, ExpressionSyntax changed, SemanticModel then)
    {
        TypeInfo before = model.GetTypeInfo(old);
        TypeInfo after = then.GetTypeInfo(changed);
        return SymbolEqualityComparer.Default.Equals(before.Type, after.Type) && SymbolEqualityComparer.Default.Equals(before.ConvertedType, after.ConvertedType)
            && before.ConvertedType is not { TypeKind: TypeKind.Error }
            && (old is AnonymousFunctionExpressionSyntax || SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(old).Symbol, then.GetSymbolInfo(changed).Symbol))
            && (old is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) || then.GetSymbolInfo(changed).Symbol is not null);
    }

    /// <summary>What is tried: a lambda means what the call makes of it that it is given to, so it is the whole statement, or what a member is.</summary>
    public static SyntaxNode? OutermostAround(ExpressionSyntax place)
    {
        SyntaxNode? found = null;
        for (SyntaxNode? node = place.Parent; node is not null and not MemberDeclarationSyntax and not AccessorDeclarationSyntax and not LocalFunctionStatementSyntax; node = node.Parent)
        {
            if (node is StatementSyntax and not BlockSyntax || node is ArrowExpressionClauseSyntax or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } })
            {
                // Statements around it, as `foreach`, say nothing of what it means.
                bool isNearest = found is null || node.Contains(found) && found.Ancestors().TakeWhile(one => one != node).Any(static one => one is AnonymousFunctionExpressionSyntax);
                found = isNearest ? node : found;
            }
        }

        return found;
    }

    private static bool TryBind(SyntaxNode around, SyntaxNode tried, SemanticModel model, out SemanticModel? then)
    {
        then = null;
        return tried switch
        {
            StatementSyntax statement => model.TryGetSpeculativeSemanticModel(around.SpanStart, statement, out then),
            ArrowExpressionClauseSyntax arrow => model.TryGetSpeculativeSemanticModel(around.SpanStart, arrow, out then),
            EqualsValueClauseSyntax value => model.TryGetSpeculativeSemanticModel(around.SpanStart, value, out then),
            _ => false,
        };
    }
}
