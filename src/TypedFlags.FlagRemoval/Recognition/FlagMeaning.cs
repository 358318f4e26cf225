using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>What an expression is to the flag, and what is evaluated on the way. Immutable.</summary>
/// <param name="Kind">What it is.</param>
internal sealed record FlagMeaning(MeaningKind Kind)
{
    /// <summary>In what the answer comes.</summary>
    public AnswerWrapper Wrapper { get; init; }

    /// <summary>The value itself, of <see cref="MeaningKind.Value"/> and what leads to it; null where the flag's value does not answer what was asked.</summary>
    public object? Value { get; init; }

    /// <summary>The type of the value.</summary>
    public AnswerType Type { get; init; }

    /// <summary>True where the expression's type is nullable, though its value is known.</summary>
    public bool IsNullable { get; init; }

    /// <summary>True where a member of an interface is asked, as <see cref="AskingContracts"/> know them, and not the flag itself.</summary>
    public bool IsOfContract { get; init; }

    /// <summary>What is evaluated and not needed any more, in order: receivers, contexts, defaults.</summary>
    public ImmutableArray<ExpressionSyntax> Dropped { get; init; } = [];

    /// <summary>Of what can't be known: why.</summary>
    public FlagRemovalReason Reason { get; init; }

    /// <summary>Of what can't be known: why, in a sentence.</summary>
    public string Message { get; init; } = "";

    public bool IsAnswer => Kind is MeaningKind.Value or MeaningKind.Variant && Wrapper == AnswerWrapper.None;

    public static FlagMeaning Left(FlagRemovalReason reason, string message) => new(MeaningKind.Unknown) { Reason = reason, Message = message };

    /// <summary>The same, and these are evaluated too.</summary>
    public FlagMeaning After(IEnumerable<ExpressionSyntax> dropped) => this with { Dropped = [.. Dropped, .. dropped] };
}
