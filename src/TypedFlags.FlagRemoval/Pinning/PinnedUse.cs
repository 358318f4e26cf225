using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Pinning;

/// <summary>What becomes of one use: the value in its place and what has to be kept of it, or why it is left. Immutable.</summary>
internal sealed class PinnedUse
{
    private readonly SyntaxNode? _place;
    private readonly IReadOnlyList<SyntaxNode> _replacement = [];

    private PinnedUse(SyntaxNode place, IReadOnlyList<SyntaxNode> replacement)
    {
        _place = place;
        _replacement = replacement;
    }

    private PinnedUse(FlagRemovalReason reason, string message)
    {
        Reason = reason;
        Message = message;
    }

    /// <summary>Whether the use goes.</summary>
    public bool CanBe => _place is not null;

    /// <summary>Why it is left.</summary>
    public FlagRemovalReason Reason { get; }

    /// <summary>Why it is left, in a sentence.</summary>
    public string Message { get; } = "";

    /// <summary>What becomes of a use; null where nothing does, and nothing has to be said of it here.</summary>
    public static PinnedUse? Of(FlagUse use, FileView view)
    {
        FlagMeaning meaning = use.Meaning;
        if (meaning.Kind == MeaningKind.Unknown)
        {
            return new PinnedUse(meaning.Reason, meaning.Message);
        }

        if (!meaning.IsAnswer || AnswerExpression.Of(meaning, use.Expression, view.Flag, view.Model) is not { } answer)
        {
            return null;
        }

        if (use.Expression.ContainsDirectives)
        {
            return new PinnedUse(FlagRemovalReason.OutOfSight, "Within the call stands a directive such as '#if', which would be lost. Remove this use by hand.");
        }

        IReadOnlyList<ExpressionSyntax> effects = KeptEffects.In(meaning.Dropped, view.Model);
        if (use.Expression.Parent is ExpressionStatementSyntax statement && effects.Count == 0)
        {
            return new PinnedUse(statement, []);
        }

        if (effects.Count > 0)
        {
            return new PinnedUse(FlagRemovalReason.SideEffects, $"'{effects[0]}' is evaluated before the answer, and would be lost. Put it into a local before, and remove the flag again.");
        }

        return new PinnedUse(use.Expression, [answer.WithTriviaFrom(use.Expression)]);
    }

    /// <summary>Adds the change.</summary>
    /// <returns>False where an edit around it was there before.</returns>
    public bool AddTo(TreeEdits edits) => _replacement.Count == 1 && _place is ExpressionSyntax ? edits.Replace(_place, _replacement[0]) : edits.Replace(_place!, _replacement);
}
