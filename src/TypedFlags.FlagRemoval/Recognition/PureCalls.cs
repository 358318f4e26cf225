using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Calls and creations of which nothing is missed: what people write to say for whom they ask.</summary>
internal static class PureCalls
{
    private static readonly HashSet<string> Contexts = new(StringComparer.Ordinal)
    {
        "FlagContext", "EvaluationContext", "EvaluationContextBuilder", "UnleashContext", "TargetingContext", "Context", "ContextBuilder", "ContextMultiBuilder", "User", "UserBuilder",
        "LdValue", "FlagEvaluationOptions", "FlagEvaluationOptionsBuilder", "Structure", "StructureBuilder", "Value",
    };

    private static readonly HashSet<string> Frameworks = new(StringComparer.Ordinal)
    {
        "System.String", "System.Math", "System.Security.Claims.ClaimsPrincipal", "System.Security.Claims.ClaimsIdentity", "System.Security.Claims.PrincipalExtensions",
        "Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions", "System.Globalization.CultureInfo", "System.Linq.Enumerable", "System.Guid", "System.DateTimeOffset", "System.DateTime", "System.StringComparer",
    };

    public static bool Has(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" })
        {
            return true;
        }

        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
        {
            return HasByShape(call);
        }

        if (method.Parameters.Any(static parameter => parameter.RefKind is RefKind.Out or RefKind.Ref) || call.ArgumentList.Arguments.Any(argument => DoesMore(argument.Expression, model) || GoesThrough(argument.Expression, model)) || GoesThrough(Receivers.Of(call), model))
        {
            return false;
        }

        INamedTypeSymbol? type = (method.ReducedFrom ?? method).ContainingType;
        return (method.Name is "ToString" && IsPlain(model.GetTypeInfo(Receivers.Of(call) ?? call).Type))
            || method.Name == "ToFlagContext"
            || (type is not null && IsContext(type))
            || (type is not null && Frameworks.Contains(type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)) && !method.Name.StartsWith("Parse", StringComparison.Ordinal) && !method.Name.StartsWith("Add", StringComparison.Ordinal));
    }

    public static bool Has(BaseObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        if (model.GetSymbolInfo(creation).Symbol is not IMethodSymbol constructor)
        {
            return creation is ObjectCreationExpressionSyntax { Type: var name } && Contexts.Contains(name.ToString().Split('.').Last());
        }

        return IsContext(constructor.ContainingType)
            || constructor.ContainingType.SpecialType != SpecialType.None
            || (constructor.DeclaringSyntaxReferences is { Length: 1 } declarations && declarations[0].GetSyntax() is RecordDeclarationSyntax { BaseList: null });
    }

    // users.First(user => Audit(user)), users.First(Audit), users.First(predicate)
    private static bool DoesMore(ExpressionSyntax argument, SemanticModel model) => argument is AnonymousFunctionExpressionSyntax function
        ? function.ExpressionBody is not { } body || Effects.MayHave(body, model)
        : model.GetTypeInfo(argument).ConvertedType is { TypeKind: TypeKind.Delegate } && !(model.GetSymbolInfo(argument).Symbol is IMethodSymbol method && IsOfFramework(method.ContainingType));

    // users.Select(Audit).ToList(): what a sequence does is done by who goes through it.
    private static bool GoesThrough(ExpressionSyntax? sequence, SemanticModel model) => sequence switch
    {
        ParenthesizedExpressionSyntax parenthesized => GoesThrough(parenthesized.Expression, model),
        InvocationExpressionSyntax call => model.GetTypeInfo(call).Type is INamedTypeSymbol { TypeKind: TypeKind.Interface, Name: "IEnumerable" or "IOrderedEnumerable" } && !Has(call, model) && Effects.MayHave(call, model),
        _ => false,
    };

    private static bool IsOfFramework(INamedTypeSymbol? type) =>
        type is not null && (type.SpecialType != SpecialType.None || Frameworks.Contains(type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)));

    private static bool HasByShape(InvocationExpressionSyntax call)
    {
        ExpressionSyntax first = call;
        while (true)
        {
            switch (first)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } }:
                    first = receiver;
                    continue;
                case MemberAccessExpressionSyntax access when !Contexts.Contains(access.Name.Identifier.ValueText):
                    first = access.Expression;
                    continue;
                case MemberAccessExpressionSyntax:
                    return true;
                default:
                    return first is IdentifierNameSyntax name && Contexts.Contains(name.Identifier.ValueText);
            }
        }
    }

    private static bool IsPlain(ITypeSymbol? type) => type is { SpecialType: not SpecialType.None and not SpecialType.System_Object } or { TypeKind: TypeKind.Enum } or { Name: "Guid", ContainingNamespace.Name: "System" };

    /// <summary>Whether objects of a type only say for whom a flag is asked.</summary>
    public static bool IsContext(INamedTypeSymbol type) =>
        Contexts.Contains(type.Name) && type.ContainingNamespace.ToDisplayString().Split('.')[0] is "TypedFlags" or "OpenFeature" or "LaunchDarkly" or "Unleash" or "Microsoft";
}
