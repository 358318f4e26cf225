using System.Collections.Immutable;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Suppressions;

/// <summary>What is said of comments that do not what they seem to do.</summary>
internal sealed class DirectiveNotes(FlagsFile file)
{
    private const int MaximumNotes = 20;

    private readonly ImmutableArray<FlagsFileNote>.Builder _notes = ImmutableArray.CreateBuilder<FlagsFileNote>();

    public void UnknownVerb(DirectiveComment comment) => Add(
        comment.Start,
        $"There is no 'typedflags:{Excerpt.Of(file.Text, comment.VerbText.Start, comment.VerbText.End)}'. Write 'typedflags:disable' or 'typedflags:restore'.");

    public void NoId(DirectiveComment comment) =>
        Add(comment.Start, "This comment names no rule, so it disables nothing. Write 'typedflags:disable TF2005', with the rule that is meant.");

    public void CannotDisable(DirectiveComment comment, DirectiveId id) => Add(
        id.Start,
        SuppressibleRules.IsError(id.Text) ? $"{id.Text} is an error: the flag is not as the file says, so no comment disables it."
        : SuppressibleRules.IsReportedInCode(id.Text) ? $"{id.Text} is reported in C#: disable it there, or in .editorconfig."
        : $"There is no rule {Excerpt.Of(file.Text, id.Start, DirectiveComment.EndOfId(file.Text, id.Start))}, so nothing is disabled by it.");

    public ImmutableArray<FlagsFileNote> ToImmutable() => _notes.ToImmutable();

    private void Add(int position, string message)
    {
        if (_notes.Count < MaximumNotes)
        {
            (int line, int column) = file.Lines.GetPosition(position);
            _notes.Add(new FlagsFileNote(line, column, message));
        }
    }
}
