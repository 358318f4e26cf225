using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Pinning;

/// <summary>What becomes of one use: the value in its place and what has to be kept of it, or why it is left. Immutable.</summary>
internal sealed class PinnedUse
{
    private readonly SyntaxNode? _place;
    private readonly ExpressionSyntax? _answer;
    private readonly IReadOnlyList<StatementSyntax> _before = [];

    private PinnedUse(SyntaxNode place, ExpressionSyntax? answer, IReadOnlyList<StatementSyntax> before)
    {
        _place = place;
        _answer = answer;
        _before = before;
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
        if (meaning.Kind is MeaningKind.Key or MeaningKind.EnumKey)
        {
            return null;
        }

        if (meaning.Kind == MeaningKind.Unknown)
        {
            return new PinnedUse(meaning.Reason, meaning.Message);
        }

        if (meaning is { Kind: MeaningKind.Variant, IsAnswer: true }
            && view.Flag.Variants.FirstOrDefault(one => one.Name == view.Flag.Variant) is { } variant
            && !new VariantUses(view.Removal.Now, view.CancellationToken).CanFold(use.Expression, variant.MemberName))
        {
            return new PinnedUse(FlagRemovalReason.UnknownUse, "The variant goes on to code for which it is not known what becomes of it, and its enum goes with the flag. Give that code a type of its own, and remove the flag again.");
        }

        if (use.Expression.ContainsDirectives)
        {
            return new PinnedUse(FlagRemovalReason.OutOfSight, "Within the call stands a directive such as '#if', which would be lost. Take this use out by hand.");
        }

        if (use.Word.Parent is SimpleNameSyntax name && view.Model.GetSymbolInfo(name, view.CancellationToken).Symbol is IFieldSymbol or ILocalSymbol or IPropertySymbol
            && view.Model.GetSymbolInfo(name, view.CancellationToken).Symbol is { } key && IsAnotherInAnotherBuild(key, view))
        {
            return new PinnedUse(FlagRemovalReason.OutOfSight, $"'{key.Name}' is declared by what '#if' decides on, and may be another key in another build. Take this use out by hand.");
        }

        IReadOnlyList<ExpressionSyntax> effects = DroppedEffects.In(meaning.Dropped, view.Model);
        if (meaning.Kind != MeaningKind.Handle && Discarded.By(use.Expression) is { } statement)
        {
            return Hoist.StatementsOf(effects, statement, view.Model) is { } kept ? new PinnedUse(statement, null, kept) : Lost(effects[0]);
        }

        // A task that is kept: whoever reads it gets the answer, and it goes when nobody does any more.
        if (meaning.Wrapper != AnswerWrapper.None && Holders.IsHolderOf(use.Expression, view.Model))
        {
            return null;
        }

        if (AnswerExpression.Of(meaning, use.Expression, view.Flag, view.Model) is not { } answer)
        {
            return null;
        }

        if (Obstacles.To(use.Expression, meaning, view.Model) is { } obstacle)
        {
            return new PinnedUse(FlagRemovalReason.UnknownUse, obstacle);
        }

        if (effects.Count == 0)
        {
            return new PinnedUse(use.Expression, answer, []);
        }

        return Hoist.Over(use.Expression) is { } whole && Hoist.StatementsOf(effects, whole, view.Model) is { } before ? new PinnedUse(use.Expression, answer, before) : Lost(effects[0]);
    }

    /// <summary>Adds the change.</summary>
    /// <returns>False where an edit around it was there before.</returns>
    public bool AddTo(TreeEdits edits)
    {
        if (_answer is null)
        {
            return _before.Count > 0 ? edits.Replace(_place!, _before) : Deletion.Delete(_place!, edits);
        }

        ExpressionSyntax answer = Splice.InPlaceOf((ExpressionSyntax)_place!, _answer);
        if (_before.Count == 0)
        {
            return edits.Replace(_place!, answer);
        }

        StatementSyntax whole = Hoist.Over((ExpressionSyntax)_place!)!;
        StatementSyntax rest = whole.ReplaceNode(_place!, answer).WithLeadingTrivia(Hoist.IndentationOf(whole));
        return edits.Replace(whole, [.. _before, rest]);
    }

    // One that is only named in code that is left out is the same there.
    private static bool IsAnotherInAnotherBuild(ISymbol key, FileView view) => key.DeclaringSyntaxReferences.Any(declaration => view.Removal.FileOf(declaration.SyntaxTree) is not null)
        && (TokenTexts.IsDeclaredLeftOut(key.Name, view.Removal.Compilation) || OtherBuilds.IsDivided(key));

    private static PinnedUse Lost(ExpressionSyntax effect) =>
        new(FlagRemovalReason.SideEffects, $"'{effect}' is evaluated on the way to the flag's answer, and may do more than that. Put it into a statement of its own before, and remove the flag again.");
}
