using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>Which types of properties can be read, and as what.</summary>
internal static class MemberClassifier
{
    /// <summary>Null where a value of the type can't be an attribute.</summary>
    public static MemberValueKind? Classify(ITypeSymbol type)
    {
        ITypeSymbol plain = WithoutNullable(type);
        return plain.SpecialType switch
        {
            SpecialType.System_String => MemberValueKind.Text,
            SpecialType.System_Boolean => MemberValueKind.Boolean,
            SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 => MemberValueKind.Integer,
            SpecialType.System_UInt64 => MemberValueKind.UnsignedLong,
            SpecialType.System_Single or SpecialType.System_Double => MemberValueKind.Number,
            SpecialType.System_Decimal => MemberValueKind.Decimal,
            SpecialType.System_DateTime => MemberValueKind.DateTime,
            _ => ClassifyOther(plain),
        };
    }

    /// <summary>The type itself, or what is nullable.</summary>
    public static ITypeSymbol WithoutNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    private static MemberValueKind? ClassifyOther(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            return Usability.IsRemoved(type) ? null : MemberValueKind.Enum;
        }

        if (IsIn(type, "System"))
        {
            switch (type.Name)
            {
                case "Guid":
                    return MemberValueKind.Guid;
                case "Version":
                    return MemberValueKind.Version;
                case "DateTimeOffset":
                    return MemberValueKind.DateTimeOffset;
                case "DateOnly":
                    return MemberValueKind.DateOnly;
            }
        }

        if (type is INamedTypeSymbol { Name: "ImmutableArray" } array && IsIn(type, "System.Collections.Immutable"))
        {
            return array.TypeArguments[0].SpecialType == SpecialType.System_String ? MemberValueKind.ImmutableArray : null;
        }

        return IsSequenceOfStrings(type) || type.AllInterfaces.Any(IsSequenceOfStrings) ? MemberValueKind.List : null;
    }

    private static bool IsSequenceOfStrings(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } sequence
        && sequence.TypeArguments[0].SpecialType == SpecialType.System_String;

    private static bool IsIn(ITypeSymbol type, string @namespace) =>
        type.ContainingType is null && string.Equals(type.ContainingNamespace?.ToDisplayString(), @namespace, StringComparison.Ordinal);
}
