using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>What is done with a field, or with an event that is kept in one, as the compiler counts it when it looks for those that nobody uses.</summary>
/// <param name="IsRead">Its value is taken; or it gets a value that may matter by being kept, such as a new object, and not only a constant.</param>
/// <param name="IsWritten">It gets a value.</param>
internal readonly record struct FieldUse(bool IsRead, bool IsWritten)
{
    private static readonly FieldUse None = new(IsRead: false, IsWritten: false);
    private static readonly FieldUse Read = new(IsRead: true, IsWritten: false);
    private static readonly FieldUse Both = new(IsRead: true, IsWritten: true);

    public static FieldUse operator |(FieldUse left, FieldUse right) => new(left.IsRead || right.IsRead, left.IsWritten || right.IsWritten);

    /// <summary>What a whole program does with a field or an event, as far as that is not both already.</summary>
    public static FieldUse Of(ISymbol field, Code code, CancellationToken cancellationToken)
    {
        FieldUse all = OfInitializer(field, code, cancellationToken);
        foreach (SyntaxNode place in PlacesOf(field, code, cancellationToken))
        {
            if (all == Both)
            {
                break;
            }

            foreach (Reference reference in Reference.AllIn(place, field, code))
            {
                all |= reference.IsSure ? At(reference.Name, field, code.ModelOf(place.SyntaxTree)) : Both;
            }
        }

        return all;
    }

    // Of an event others see no more than that one can subscribe to it.
    private static IEnumerable<SyntaxNode> PlacesOf(ISymbol field, Code code, CancellationToken cancellationToken) =>
        field is IEventSymbol || field.DeclaredAccessibility == Accessibility.Private
            ? field.ContainingType.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellationToken))
            : code.Compilation.SyntaxTrees.Select(tree => tree.GetRoot(cancellationToken));

    private static FieldUse OfInitializer(ISymbol field, Code code, CancellationToken cancellationToken) =>
        field.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } ? Storing(value, field, code.ModelOf(value.SyntaxTree)) : None;

    private static FieldUse At(ExpressionSyntax place, ISymbol field, SemanticModel model)
    {
        switch (place.Parent)
        {
            case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } or MemberBindingExpressionSyntax:
                return At((ExpressionSyntax)place.Parent, field, model);
            case MemberAccessExpressionSyntax access when access.Name == place:
                return At(access, field, model);
            case MemberAccessExpressionSyntax part:
                return OfPart(part, field, model);
            case AssignmentExpressionSyntax assignment when assignment.Left == place:
                return OfAssignment(assignment, field, model);
            case ElementAccessExpressionSyntax access when access.Expression == place:
                return IsStruct(model.GetTypeInfo(place).Type) && model.GetSymbolInfo(access).Symbol is not IPropertySymbol { GetMethod.IsReadOnly: true } ? Both : Read;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression }:
            case PostfixUnaryExpressionSyntax or RefExpressionSyntax:
            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword }:
            case ArgumentSyntax { Parent: TupleExpressionSyntax } when UsageKinds.Of(place) == UsageKind.Other:
            case NameEqualsSyntax { Parent: AttributeArgumentSyntax }:
                return Both;
            default:
                return place.FirstAncestorOrSelf<SyntaxNode>(static node => node is AttributeSyntax or CrefSyntax) is null ? Read : None;
        }
    }

    // x.Size of a struct x: a part of it, or code of its own that may change it.
    private static FieldUse OfPart(MemberAccessExpressionSyntax part, ISymbol field, SemanticModel model)
    {
        if (!IsStruct(model.GetTypeInfo(part.Expression).Type))
        {
            return Read;
        }

        return model.GetSymbolInfo(part).Symbol switch
        {
            IFieldSymbol => At(part, field, model),
            IMethodSymbol { IsReadOnly: true } => Read,
            IMethodSymbol { ReducedFrom: { } extension } when extension.Parameters[0].RefKind != RefKind.Ref => Read,
            IPropertySymbol { GetMethod.IsReadOnly: true } when UsageKinds.Of(part) == UsageKind.Read => Read,
            IMethodSymbol { ContainingType.IsReferenceType: true } => Read,
            _ => Both,
        };
    }

    private static FieldUse OfAssignment(AssignmentExpressionSyntax assignment, ISymbol field, SemanticModel model)
    {
        if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || field is IFieldSymbol { RefKind: not RefKind.None })
        {
            // Who subscribes does not raise it.
            return field is IEventSymbol ? None : Both;
        }

        return assignment.Parent is InitializerExpressionSyntax ? new FieldUse(IsRead: false, IsWritten: true) : Storing(assignment.Right, field, model);
    }

    private static FieldUse Storing(ExpressionSyntax value, ISymbol field, SemanticModel model) =>
        new(IsRead: StoredConstant.IsMissed(value, field is IFieldSymbol { Type: var type } ? type : ((IEventSymbol)field).Type, model), IsWritten: true);

    private static bool IsStruct(ITypeSymbol? type) => type is { IsValueType: true, TypeKind: not TypeKind.Enum };
}
