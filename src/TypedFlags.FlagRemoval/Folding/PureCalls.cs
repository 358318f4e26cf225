using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Calls of which nothing is missed where nobody wants what they give. What is evaluated for their arguments is not asked for here.</summary>
internal static class PureCalls
{
    public static bool Has(InvocationExpressionSyntax call, SemanticModel model, int depth)
    {
        if (call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" })
        {
            return true;
        }

        if (call.ArgumentList.Arguments.Any(static argument => argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword))
        {
            return false;
        }

        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
        {
            return PureMethods.HasByName(call) || FlagContexts.ArePutTogetherBy(call);
        }

        // A query, or what an iterator gives: nobody goes through it.
        return Sequences.AreDeferred(method.ReducedFrom ?? method)
            || (SourceMethods.DoNothing((method.ReducedFrom ?? method).OriginalDefinition, model, depth) && !TypeStarts.DoMore(method.ReducedFrom ?? method, call, model, depth))
            || (IsPure(method, call, model, depth) && !Comparisons.DoMore(method, call, model, depth)
                && !Sequences.GivenTo(call).Any(given => RunsMore(given, model, depth) || Sequences.DoMore(given, model, depth) || (IsOfText(method) && Texts.AreMore(given, model, depth))));
    }

    /// <summary>Whether a delegate that is given does something when it is called: <c>users.First(user =&gt; Audit(user))</c>, <c>users.First(Audit)</c>, <c>users.First(predicate)</c>.</summary>
    public static bool RunsMore(ExpressionSyntax given, SemanticModel model, int depth) => given switch
    {
        AnonymousFunctionExpressionSyntax { ExpressionBody: { } body } => Effects.MayHave(body, model, depth),
        AnonymousFunctionExpressionSyntax => true,
        _ => model.GetTypeInfo(given).ConvertedType is { TypeKind: TypeKind.Delegate }
            && !(model.GetSymbolInfo(given).Symbol is IMethodSymbol method
                && (PureMethods.Has(method) || (SourceMethods.DoNothing((method.ReducedFrom ?? method).OriginalDefinition, model, depth) && !TypeStarts.DoMore(method.ReducedFrom ?? method, given, model, depth)))),
    };

    // string.Format("{0}", order)
    private static bool IsOfText(IMethodSymbol method) => method is { IsStatic: true, ContainingType.SpecialType: SpecialType.System_String };

    private static bool IsPure(IMethodSymbol method, InvocationExpressionSyntax call, SemanticModel model, int depth) =>
        PureMethods.Has(method) || FrameworkObjects.AreMadeBy(method, call, model)
        || (method.ContainingType.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType && call.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax })
        || method.Name == "ToFlagContext"
        || FlagContexts.Are((method.ReducedFrom ?? method).ContainingType)
        || (method is { Name: "ToString", ReturnType.SpecialType: SpecialType.System_String, IsStatic: false } && IsSeen(TypeOf(call, method, model)) && !Texts.DoesMore(TypeOf(call, method, model), model, depth));

    // Who calls a method means it; which one it is, of an interface nobody sees here.
    private static bool IsSeen(ITypeSymbol? type) => type is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Enum, SpecialType: not SpecialType.System_Object };

    private static ITypeSymbol? TypeOf(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model) => Receivers.Of(call) is { } receiver ? model.GetTypeInfo(receiver).Type : method.ContainingType;
}
