using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.TestCode;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Tells of keys that are no question by themselves, and that code of this program asks with: <c>Choose("new_checkout", …)</c>.</summary>
internal static class GivenKeys
{
    /// <summary>Why such a key is a use, and what to do; null where nobody is seen to ask with it.</summary>
    public static (FlagRemovalReason Reason, string Message)? Of(FlagUse use, FileView view)
    {
        if (use.Meaning.Kind is not (MeaningKind.Key or MeaningKind.EnumKey) || GateMethods.Around(use.Expression) is not null)
        {
            return null;
        }

        if (ArgumentMatchers.AreAround(use.Expression))
        {
            return (FlagRemovalReason.TestOfDeadSide, $"What is set here is of more flags than one, '{view.Flag.Key}' among them. Take this one out by hand.");
        }

        KeyPaths paths = view.Removal.Recognition.KeyPaths;
        string key = view.Flag.Key;
        if (paths.QuestionBehind(use.Expression) is not { } question)
        {
            return UnseenCallAround(use.Expression, view) is { } unseen
                ? (FlagRemovalReason.UnknownUse, $"'{unseen}' is called on a service that is asked for flags, and its code is not seen here. If its answer is that of the flag '{key}', name it with '--method {unseen}' or 'typedflags_flag_methods', and remove the flag again; else take this use out by hand.")
                : null;
        }

        SyntaxNode? call = CallAround(use.Expression);
        IMethodSymbol? method = call is null ? null : MethodOf(call, view.Model);
        if (MockSetups.MayBeAround(question))
        {
            return (FlagRemovalReason.TestOfDeadSide, $"{(method is null ? "What this name goes to" : $"'{method.Name}'")} sets or asserts what flags say whose names it is given, '{key}' too.{TestSetup.ByHand}");
        }

        if (method is null || !AsksItself(call!, method, question, use.Expression, paths))
        {
            return (FlagRemovalReason.UnknownUse, $"This name goes on to a question, so that the flag '{key}' is still asked for. Take it out by hand.");
        }

        return (FlagRemovalReason.UnknownUse, method switch
        {
            _ when IsAnswer(use.Expression, method) =>
                $"'{method.Name}' asks for the flag whose name it is given, '{key}' too. If its answer is the flag's, name it with '--method {method.ContainingType.Name}.{method.Name}' or 'typedflags_flag_methods', and remove the flag again; else take this use out by hand.",
            _ => $"'{NameOf(method)}' asks for flags whose names it is given, '{key}' too. Take this use out by hand.",
        });
    }

    // `features.ChooseAsync("new_checkout", …)` where neither the package nor the extension is there.
    private static string? UnseenCallAround(ExpressionSyntax key, FileView view) =>
        key.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && view.Model.GetSymbolInfo(call) is { Symbol: null, CandidateSymbols.IsEmpty: true }
        && Receivers.Of(call) is { } receiver
        && view.Model.GetTypeInfo(receiver).Type is IErrorTypeSymbol type
        && UnboundCalls.AreAskedOn(type)
        && Receivers.NameOf(call) is { } name
        && !view.Removal.Compilation.ContainsSymbolsWithName(name, SymbolFilter.Member)
            ? $"{type.Name}.{name}"
            : null;

    private static string NameOf(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;

    // Only of such a method it can be said that it asks.
    private static bool IsAnswer(ExpressionSyntax key, IMethodSymbol method) =>
        key.Parent is ArgumentSyntax
        && method is { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension, IsGenericMethod: false }
        && method.Parameters.FirstOrDefault(static parameter => parameter.Type.SpecialType == SpecialType.System_String) is not null
        && AskingMethod.Returning(method.ReturnType, 0).Gives == MeaningKind.Value;

    // Where it only gives the key back, who calls it asks; an object asks with what its constructor was given.
    private static bool AsksItself(SyntaxNode call, IMethodSymbol method, SyntaxNode question, ExpressionSyntax key, KeyPaths paths) =>
        paths.IsAskedWithin(call, key)
        || (method.MethodKind == MethodKind.Constructor && method.ContainingType.DeclaringSyntaxReferences.Any(type => type.GetSyntax().Contains(question)));

    private static SyntaxNode? CallAround(ExpressionSyntax key) => key.Ancestors().TakeWhile(static node => node is not (StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax))
        .FirstOrDefault(static node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or AttributeSyntax);

    private static IMethodSymbol? MethodOf(SyntaxNode call, SemanticModel model)
    {
        SymbolInfo info = model.GetSymbolInfo(call);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol { DeclaringSyntaxReferences.Length: > 0 } or IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.DeclaringSyntaxReferences.Length: > 0 }
            ? (IMethodSymbol)(info.Symbol ?? info.CandidateSymbols[0])
            : null;
    }
}
