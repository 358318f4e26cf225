using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>A constant text with which an answer is compared.</summary>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Text">The text.</param>
/// <param name="Kind">What of the answer it is compared with.</param>
/// <param name="Comparison">How.</param>
internal sealed record ComparedText(SyntaxNode Syntax, string Text, AnswerKind Kind, StringComparison Comparison = StringComparison.Ordinal);
