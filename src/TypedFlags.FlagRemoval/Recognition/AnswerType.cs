using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>The C# type of a value.</summary>
internal enum AnswerType
{
    /// <summary>Not known, as in code whose packages are not there.</summary>
    Unknown,
    Boolean,
    String,
    Int32,
    Int64,
    Single,
    Double,
    Decimal,
    Object,
}

/// <summary>C# types and the types of flags.</summary>
internal static class AnswerTypes
{
    public static AnswerType Of(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Boolean => AnswerType.Boolean,
        SpecialType.System_String => AnswerType.String,
        SpecialType.System_Int32 => AnswerType.Int32,
        SpecialType.System_Int64 => AnswerType.Int64,
        SpecialType.System_Single => AnswerType.Single,
        SpecialType.System_Double => AnswerType.Double,
        SpecialType.System_Decimal => AnswerType.Decimal,
        _ => type is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } ? AnswerType.Object : AnswerType.Unknown,
    };

    /// <summary>True where a flag of a type answers a question for another one: a library gives a default where it does not.</summary>
    public static bool Answers(FlagValueType flag, AnswerType asked) => flag switch
    {
        FlagValueType.Boolean => asked == AnswerType.Boolean,
        FlagValueType.String => asked == AnswerType.String,
        FlagValueType.Integer => asked is AnswerType.Int32 or AnswerType.Int64,
        FlagValueType.Number => asked is AnswerType.Single or AnswerType.Double or AnswerType.Decimal,
        _ => false,
    };
}
