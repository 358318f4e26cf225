using TypedFlags.SourceGeneration.Contexts;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>The expression that reads a property of <c>user</c> as an <c>AttributeValue</c>.</summary>
internal static class MemberExpression
{
    private const string From = "global::TypedFlags.AttributeValue.From";

    /// <param name="member">The property.</param>
    /// <param name="enumReader">The method that gives an enum's text.</param>
    public static string Read(ContextMember member, string enumReader)
    {
        string property = "user." + CSharpName.Escape(member.Name);

        // The casts choose the overload, and lift what is not nullable.
        return member.Kind switch
        {
            MemberValueKind.Text => $"{From}({property})",
            MemberValueKind.Enum => $"{enumReader}({property})",
            MemberValueKind.Guid => $"{From}((global::System.Guid?){property})",
            MemberValueKind.Version => $"{From}({property})",
            MemberValueKind.Integer => $"{From}((long?){property})",
            MemberValueKind.UnsignedLong => $"{From}((ulong?){property})",
            MemberValueKind.Number => $"{From}((double?){property})",
            MemberValueKind.Decimal => $"{From}((decimal?){property})",
            MemberValueKind.Boolean => $"{From}((bool?){property})",
            MemberValueKind.DateTime => $"{From}((global::System.DateTime?){property})",
            MemberValueKind.DateTimeOffset => $"{From}((global::System.DateTimeOffset?){property})",
            MemberValueKind.DateOnly => $"{From}((global::System.DateOnly?){property})",
            MemberValueKind.ImmutableArray => $"{From}((global::System.Collections.Immutable.ImmutableArray<string>?){property})",
            _ => $"{From}((global::System.Collections.Generic.IEnumerable<string>?){property})",
        };
    }
}
