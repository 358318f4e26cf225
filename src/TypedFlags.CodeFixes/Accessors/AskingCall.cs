using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.SourceGeneration.Analyzers.Names;

namespace TypedFlags.CodeFixes.Accessors;

/// <summary>
/// A call that asks a flag by name and that an accessor can stand for: of <c>IFlagClient</c>, and of Microsoft.FeatureManagement's
/// <c>IsEnabledAsync</c>. Nothing that the call does besides is lost.
/// </summary>
/// <param name="Invocation">The call.</param>
/// <param name="Method">What is called.</param>
/// <param name="Context">The argument that says who is asking; null where there is none.</param>
internal sealed record AskingCall(InvocationExpressionSyntax Invocation, IMethodSymbol Method, ExpressionSyntax? Context)
{
    /// <summary>The answer: the call's own value, or that of its task.</summary>
    public ITypeSymbol Answer => IsTask ? ((INamedTypeSymbol)Method.ReturnType).TypeArguments[0] : Method.ReturnType;

    /// <summary>True where the answer has to be awaited.</summary>
    public bool IsTask => Method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 };

    /// <summary>The constant expression that a diagnostic marks.</summary>
    public static ExpressionSyntax? ConstantAt(SyntaxNode node) => node switch
    {
        ArgumentSyntax argument => argument.Expression,
        AttributeArgumentSyntax argument => argument.Expression,
        EqualsValueClauseSyntax value => value.Value,
        ExpressionSyntax { Parent: MemberAccessExpressionSyntax access } name when access.Name == name => access,
        ExpressionSyntax expression => expression,
        _ => null,
    };

    /// <summary>The call whose whole argument is that constant; null where it is none of those, or does more than ask.</summary>
    public static AskingCall? Find(SourceFile file, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (ConstantAt(node) is not { } constant
            || Outermost(constant).Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation } argument
            || file.Model.GetOperation(invocation, cancellationToken) is not IInvocationOperation operation
            || ContractOf(operation.TargetMethod) is not { } contract
            || !IsPlainTarget(invocation.Expression))
        {
            return null;
        }

        ExpressionSyntax? context = null;
        foreach (IArgumentOperation other in operation.Arguments)
        {
            if (other.ArgumentKind != ArgumentKind.Explicit || other.Syntax == argument || other.Syntax is not ArgumentSyntax written)
            {
                continue;
            }

            // A class may call the parameter by another name than its interface.
            if (other.Parameter is { } parameter && contract.Parameters[parameter.Ordinal].Name == "context")
            {
                context = written.Expression;
            }
            else if (!IsPlain(written.Expression))
            {
                return null;
            }
        }

        return new AskingCall(invocation, operation.TargetMethod, context);
    }

    /// <summary>True for an expression that can be left out, or written elsewhere, without changing what happens.</summary>
    public static bool IsPlain(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax or IdentifierNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax or DefaultExpressionSyntax or PredefinedTypeSyntax => true,
        ParenthesizedExpressionSyntax inner => IsPlain(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => IsPlain(inner.Operand),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } inner => IsPlain(inner.Operand),
        MemberAccessExpressionSyntax access => IsPlain(access.Expression),
        CastExpressionSyntax cast => IsPlain(cast.Expression),
        _ => false,
    };

    // The service itself, or one asked of a container, which creates it at most.
    private static bool IsPlainTarget(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or GenericNameSyntax => true,
        MemberAccessExpressionSyntax access => IsPlain(access.Expression) || IsService(access.Expression),
        _ => false,
    };

    private static bool IsService(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax
        {
            ArgumentList.Arguments.Count: 0,
            Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "GetRequiredService" or "GetService" } } access,
        }
        && IsPlain(access.Expression);

    // The method of the interface that a call comes down to; null where none is known.
    private static IMethodSymbol? ContractOf(IMethodSymbol method) =>
        InheritedMembers.Of(method).FirstOrDefault(static member => member.ContainingType is { } type && member.Name switch
        {
            "GetBoolean" or "GetString" or "GetInteger" or "GetNumber" => type is { Name: "IFlagClient", ContainingNamespace: { Name: "TypedFlags", ContainingNamespace.IsGlobalNamespace: true } },
            "IsEnabledAsync" => type is
            {
                Name: "IFeatureManager" or "IVariantFeatureManager",
                ContainingNamespace: { Name: "FeatureManagement", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } },
            },
            _ => false,
        });

    private static ExpressionSyntax Outermost(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax outer)
        {
            expression = outer;
        }

        return expression;
    }
}
