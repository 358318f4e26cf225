using System.Collections.Immutable;
using TypedFlags.Definitions.Suppressions;

namespace TypedFlags.Definitions;

/// <summary>
/// What the comments of one file switch off: <c># typedflags:disable TF2005</c> on a line of its own until the matching
/// <c># typedflags:restore TF2005</c> or the end of the file, at the end of a line for that line. Only warnings that are reported
/// in the file: an error means that a flag is missing in C#, or not all that the file says, which must not go unsaid.
/// Immutable and safe to share between threads.
/// </summary>
public sealed class FlagsFileSuppressions
{
    private readonly Dictionary<string, SuppressedLines>? _byId;

    private FlagsFileSuppressions(Dictionary<string, SuppressedLines>? byId, ImmutableArray<FlagsFileNote> notes)
    {
        _byId = byId;
        Notes = notes;
    }

    /// <summary>True where no comment switches anything off.</summary>
    public bool IsEmpty => _byId is null;

    /// <summary>Which comments do not what they seem to do, in order of place; a few, however many there are.</summary>
    public ImmutableArray<FlagsFileNote> Notes { get; }

    /// <summary>Whether a warning that starts on a line is switched off there.</summary>
    /// <param name="id">Such as <c>TF2005</c>, in this case; the id of an error, or one that is unknown, is never switched off.</param>
    /// <param name="line">1-based, as <see cref="LineMap"/> counts.</param>
    public bool IsSuppressed(string id, int line) => _byId is not null && _byId.TryGetValue(id, out SuppressedLines? lines) && lines.Contains(line);

    /// <summary>Reads a file's comments, in time and memory in proportion to its text; nearly free for one without such comments.</summary>
    internal static FlagsFileSuppressions Find(FlagsFile file)
    {
        List<DirectiveComment> comments = DirectiveComments.Find(file);
        if (comments.Count == 0)
        {
            return new FlagsFileSuppressions(null, []);
        }

        Dictionary<string, SuppressedLines> byId = new(StringComparer.Ordinal);
        DirectiveNotes notes = new(file);
        foreach (DirectiveComment comment in comments)
        {
            Apply(comment, byId, notes);
        }

        return new FlagsFileSuppressions(byId.Count == 0 ? null : byId, notes.ToImmutable());
    }

    private static void Apply(DirectiveComment comment, Dictionary<string, SuppressedLines> byId, DirectiveNotes notes)
    {
        if (comment.Verb == DirectiveVerb.Unknown)
        {
            notes.UnknownVerb(comment);
            return;
        }

        bool isOff = comment.Verb == DirectiveVerb.Disable;
        if (comment.Ids.IsEmpty)
        {
            if (isOff)
            {
                notes.NoId(comment);
                return;
            }

            foreach (SuppressedLines lines in byId.Values)
            {
                lines.Add(comment.Line, comment.IsAlone, isOff);
            }
        }

        foreach (DirectiveId id in comment.Ids)
        {
            if (SuppressibleRules.Contains(id.Text))
            {
                if (!byId.TryGetValue(id.Text, out SuppressedLines? lines))
                {
                    byId.Add(id.Text, lines = new SuppressedLines());
                }

                lines.Add(comment.Line, comment.IsAlone, isOff);
            }
            else if (isOff)
            {
                notes.CannotDisable(comment, id);
            }
        }
    }
}

/// <summary>Something about a comment that is worth saying and no diagnostic.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based, in UTF-16 code units.</param>
/// <param name="Message">A sentence or two.</param>
public sealed record FlagsFileNote(int Line, int Column, string Message);
