using System.Collections.Immutable;

namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

/// <summary>How tightly an expression's outermost operator binds, loosest first.</summary>
internal enum Binding
{
    Assignment,
    Conditional,
    Coalesce,
    OrElse,
    AndAlso,
    Or,
    Xor,
    And,
    Equality,
    Relational,
    Additive,
    Multiplicative,
    Switch,
    Unary,
    Primary,
}

/// <summary>An expression.</summary>
/// <param name="Text">As C#.</param>
/// <param name="Binding">Says where it needs parentheses.</param>
internal sealed record Code(string Text, Binding Binding = Binding.Primary)
{
    /// <summary>What it declares, that has a value where it is true.</summary>
    public ImmutableArray<Variable> WhenTrue { get; init; } = [];

    /// <summary>What it declares, that has a value where it is false.</summary>
    public ImmutableArray<Variable> WhenFalse { get; init; } = [];

    /// <summary>The text where an operand must bind at least so tightly.</summary>
    public string At(Binding binding) => Binding < binding ? "(" + Text + ")" : Text;

    public override string ToString() => Text;
}
