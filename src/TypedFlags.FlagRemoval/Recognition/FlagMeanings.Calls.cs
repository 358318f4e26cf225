using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <content>Calls: of the flag's handle, of methods that take its key, and of what an answer comes in.</content>
internal sealed partial class FlagMeanings
{
    private FlagMeaning? OfCall(InvocationExpressionSyntax call)
    {
        ExpressionSyntax? receiver = Receivers.Of(call);
        string? name = Receivers.NameOf(call);
        if (name is null)
        {
            return null;
        }

        if (receiver is null && name == "nameof")
        {
            return model.GetConstantValue(call, cancellationToken) is { HasValue: true, Value: string text } && text == flag.Key ? new FlagMeaning(MeaningKind.Key) : null;
        }

        if (ArgumentMatchers.ValueOf(call) is { } matched)
        {
            return Of(matched) is { Kind: MeaningKind.Key or MeaningKind.EnumKey } key ? key : null;
        }

        if (receiver is not null && Of(receiver) is { } before)
        {
            switch (before.Kind)
            {
                case MeaningKind.Handle:
                    return OfHandle(call, before, name);
                case MeaningKind.EnumKey:
                    return name == "ToString" ? new FlagMeaning(MeaningKind.Key) : OfQuestion(call, receiver);
                case MeaningKind.Key:
                    return OfQuestion(call, receiver);
                default:
                    return OfAnswer(call, before, name);
            }
        }

        return contracts.Names.Contains(name) && receiver is not null && SymbolOf(call) is IMethodSymbol method && contracts.Has(method)
            ? OfContract(call, method.ReturnType, call.ArgumentList.Arguments.Select(static argument => argument.Expression).Prepend(receiver))
            : OfQuestion(call, receiver);
    }

    // `features.NewCheckout`, whose name is not what `nameof` asks for.
    private FlagMeaning? OfContract(ExpressionSyntax question, ITypeSymbol type, IEnumerable<ExpressionSyntax> dropped)
    {
        AskingMethod answer = AskingMethod.Returning(type, 0);
        return question.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } }
            ? null
            : new FlagMeaning(MeaningKind.Value) { Wrapper = answer.Wrapper, Value = flag.Value, Type = answer.Type, IsOfContract = true }.After(dropped);
    }

    // `Flags.NewCheckout.IsEnabled(user)`
    private FlagMeaning? OfHandle(InvocationExpressionSyntax call, FlagMeaning handle, string name)
    {
        FlagMeaning answer = (handle with { Value = flag.Value, Type = OwnType }).After(call.ArgumentList.Arguments.Select(static argument => argument.Expression));
        switch (name)
        {
            case "IsEnabled" when flag.ValueType == FlagValueType.Boolean:
            case "GetValue":
                return answer with { Kind = MeaningKind.Value };
            case "GetVariant" when flag.Variant is not null:
                return answer with { Kind = MeaningKind.Variant };
            case "Evaluate":
                return answer with { Kind = MeaningKind.Evaluation };
            default:
                return null;
        }
    }

    private AnswerType OwnType => flag.ValueType switch
    {
        FlagValueType.Boolean => AnswerType.Boolean,
        FlagValueType.String => AnswerType.String,
        FlagValueType.Integer => AnswerType.Int32,
        FlagValueType.Number => AnswerType.Double,
        _ => AnswerType.Object,
    };

    private static FlagMeaning? OfAnswer(InvocationExpressionSyntax call, FlagMeaning answer, string name) => (answer.Wrapper, name) switch
    {
        (AnswerWrapper.Task or AnswerWrapper.ValueTask, "ConfigureAwait") => answer with { Wrapper = AnswerWrapper.Awaitable },
        (AnswerWrapper.Task or AnswerWrapper.ValueTask or AnswerWrapper.Awaitable, "GetAwaiter") => answer with { Wrapper = AnswerWrapper.Awaiter },
        (AnswerWrapper.Awaiter, "GetResult") => answer with { Wrapper = AnswerWrapper.None },
        (AnswerWrapper.ValueTask, "AsTask") => answer with { Wrapper = AnswerWrapper.Task },
        (AnswerWrapper.ValueTask, "Preserve") => answer,
        (AnswerWrapper.None, "GetValueOrDefault") when answer is { Kind: MeaningKind.Value, IsNullable: true } =>
            (answer with { IsNullable = false }).After(call.ArgumentList.Arguments.Select(static argument => argument.Expression)),
        _ => null,
    };

    // `features.IsEnabledAsync("new_checkout")`
    private FlagMeaning? OfQuestion(InvocationExpressionSyntax call, ExpressionSyntax? receiver)
    {
        // Of several overloads, of which none fits where a type is missing, all take the name in the same place.
        SymbolInfo found = model.GetSymbolInfo(call, cancellationToken);
        IMethodSymbol? method = (found.Symbol ?? found.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
        AskingMethod? question = method is null ? unbound.Of(call, receiver is null ? null : model.GetTypeInfo(receiver, cancellationToken).Type) : asking.Of(method);
        if (question is null)
        {
            return null;
        }

        bool isExtension = method is { ReducedFrom: not null };
        ExpressionSyntax? key = isExtension && question.Parameter == 0
            ? receiver
            : Receivers.ArgumentOf(call, (method?.ReducedFrom ?? method)?.Parameters ?? [], question.Parameter, isExtension ? 1 : 0);
        if (key is null || Of(key)?.Kind is not (MeaningKind.Key or MeaningKind.EnumKey))
        {
            return null;
        }

        return Answer(question, call, method).After(
            new[] { receiver is not null && method is not { IsStatic: true, ReducedFrom: null } ? receiver : null }
                .Concat(call.ArgumentList.Arguments.Select(static argument => argument.Expression))
                .OfType<ExpressionSyntax>());
    }

    private FlagMeaning Answer(AskingMethod question, InvocationExpressionSyntax call, IMethodSymbol? method)
    {
        string name = method?.Name ?? Receivers.NameOf(call)!;
        if (question.Gives == MeaningKind.Unknown)
        {
            return FlagMeaning.Left(FlagRemovalReason.UnknownUse, $"What '{name}' answers is not the value of the flag '{flag.Key}'. Take this use out by hand.");
        }

        if (question.Gives == MeaningKind.ForeignVariant)
        {
            return flag is { ValueType: not FlagValueType.Boolean, Variant: not null }
                ? new FlagMeaning(MeaningKind.ForeignVariant) { Wrapper = question.Wrapper, Value = flag.Variant, Type = AnswerType.String, IsNullable = question.IsNullable }
                : FlagMeaning.Left(FlagRemovalReason.UnknownUse, $"'{name}' asks for a variant, and the flag '{flag.Key}' has none. Take this use out by hand.");
        }

        AnswerType type = question.Type == AnswerType.Unknown ? OwnType : question.Type;
        if (!AnswerTypes.Answers(flag.ValueType, type))
        {
            return FlagMeaning.Left(FlagRemovalReason.UnknownUse, $"'{name}' asks for another type than the flag '{flag.Key}' has, and does not get its value. Take this use out by hand.");
        }

        return new FlagMeaning(question.Gives) { Wrapper = question.Wrapper, Value = flag.Value, Type = type, IsNullable = question.IsNullable };
    }
}
