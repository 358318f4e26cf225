using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>A place where an answer is compared, as the syntax shows it.</summary>
/// <param name="Comparison">The comparison, pattern or switch.</param>
/// <param name="Subject">The answer in it.</param>
/// <param name="Kind">What the answer is.</param>
/// <param name="Place">Which element of a tuple the subject is; -1 where it stands alone.</param>
/// <param name="Local">The local through which the answer came and the place where it is read; null where it came straight.</param>
internal sealed record AnswerUse(
    SyntaxNode Comparison, ExpressionSyntax Subject, AnswerKind Kind, int Place, (VariableDeclaratorSyntax Declarator, IdentifierNameSyntax Read)? Local);
