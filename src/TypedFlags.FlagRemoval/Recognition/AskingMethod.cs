using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>What a method that takes a flag's name answers. Immutable.</summary>
/// <param name="Parameter">The place of the parameter that is the name, in the method as declared.</param>
/// <param name="Gives">A value, an evaluation or a variant; <see cref="MeaningKind.Unknown"/> where that is not understood.</param>
/// <param name="Type">The type of the value.</param>
internal sealed record AskingMethod(int Parameter, MeaningKind Gives, AnswerType Type)
{
    /// <summary>In what the answer comes.</summary>
    public AnswerWrapper Wrapper { get; init; }

    /// <summary>True where the answer may be null by its type.</summary>
    public bool IsNullable { get; init; }

    /// <summary>What a method gives that returns a type.</summary>
    public static AskingMethod Returning(ITypeSymbol type, int parameter)
    {
        AnswerWrapper wrapper = AnswerWrapper.None;
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task)
        {
            wrapper = task.Name == "Task" ? AnswerWrapper.Task : AnswerWrapper.ValueTask;
            type = task.TypeArguments[0];
        }

        if (type is INamedTypeSymbol { Name: "FlagEvaluation" or "FlagEvaluationDetails" or "EvaluationDetail", TypeArguments.Length: 1 } evaluation)
        {
            return new AskingMethod(parameter, MeaningKind.Evaluation, AnswerTypes.Of(evaluation.TypeArguments[0])) { Wrapper = wrapper };
        }

        if (type.Name == "Variant")
        {
            return new AskingMethod(parameter, MeaningKind.ForeignVariant, AnswerType.String) { Wrapper = wrapper };
        }

        bool isNullable = type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        AnswerType answer = AnswerTypes.Of(isNullable ? ((INamedTypeSymbol)type).TypeArguments[0] : type);
        MeaningKind gives = answer is AnswerType.Unknown or AnswerType.Object ? MeaningKind.Unknown : MeaningKind.Value;
        return new AskingMethod(parameter, gives, answer) { Wrapper = wrapper, IsNullable = isNullable };
    }
}
