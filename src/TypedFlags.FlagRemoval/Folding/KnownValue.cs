using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>What an expression with a pinned answer in it is worth: a constant, or a member of the flag's enum.</summary>
/// <param name="Value">The constant, for a member of an enum its number; null where the type of the enum is not there.</param>
/// <param name="Type">Its type; null where it is not there.</param>
/// <param name="Member">The name of the enum's member; null for everything else.</param>
internal readonly record struct KnownValue(object? Value, ITypeSymbol? Type, string? Member)
{
    /// <summary>True where the value is null. Of another one without a constant nothing is known but the member's name.</summary>
    public bool IsNull { get; init; }

    /// <summary>The value of an expression; null where it is not known, or does not follow from the flag.</summary>
    public static KnownValue? Of(ExpressionSyntax expression, SemanticModel model)
    {
        if (!Known.AreIn(expression))
        {
            return null;
        }

        string? member = Known.VariantOf(expression) is null ? null : LastNameOf(Known.Unwrap(expression));
        object? value = model.GetConstantValue(expression) is { HasValue: true, Value: { } constant } ? constant : null;
        return value is not null || member is not null ? new KnownValue(value, TypeOf(expression, model), member)
            : Known.Is(expression) && Nulls.Is(expression, model) ? new KnownValue(Value: null, TypeOf(expression, model), Member: null) { IsNull = true }
            : null;
    }

    /// <summary>Whether the value is what another expression is; null where that can't be said.</summary>
    public bool? Is(ExpressionSyntax other, SemanticModel model)
    {
        Optional<object?> constant = Constants.Of(other, model);
        if (IsNull)
        {
            return Nulls.Is(other, model) ? true : constant.HasValue ? constant.Value is null : null;
        }

        if (Value is null || (!constant.HasValue && Member is not null))
        {
            // The enum is generated, and nobody generated it here: its members go by their names.
            return Member is not null && LastNameOf(other) is { } name && model.GetSymbolInfo(other).Symbol is null ? string.Equals(name, Member, StringComparison.Ordinal) : null;
        }

        return constant switch
        {
            { HasValue: false } => null,
            { Value: null } => false,
            { Value: { } value } => value.GetType() == Value.GetType() ? Equals(value, Value) : Numbers.Compare(Value, value) is { } order ? order == 0 : null,
        };
    }

    /// <summary>The literal that says it, known; null where none does.</summary>
    public ExpressionSyntax? ToLiteral() => Type?.TypeKind == TypeKind.Enum || Value is not (bool or string or int or long or double) ? null : Known.Literal(Value);

    /// <summary>The last name of a dotted one; null where it is none.</summary>
    public static string? LastNameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static ITypeSymbol? TypeOf(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression).Type is { TypeKind: not TypeKind.Error } type ? type : null;
}
