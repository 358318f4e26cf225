using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Tests.Programs.Running;

/// <summary>What came of some programs.</summary>
internal sealed class BatchResult
{
    /// <summary>Programs that went through the proof.</summary>
    public int Programs { get; private set; }

    /// <summary>Their lines.</summary>
    public long Lines { get; private set; }

    /// <summary>Those of them in which a use or a mention of the flag was left for a person. What a known answer still decides, and is told of, is none.</summary>
    public int WithNotes { get; private set; }

    /// <summary>Programs that are no C#: a mistake of the generator.</summary>
    public List<(RandomProgram Program, string Errors)> NotCompiled { get; } = [];

    public List<Failure> Failures { get; } = [];

    /// <summary>How often each reason to leave something was given.</summary>
    public Dictionary<FlagRemovalReason, int> Reasons { get; } = [];

    public void Add(RandomProgram program, SyntaxTree after, ImmutableArray<FlagRemovalNote> notes, Difference? difference)
    {
        Programs++;
        Lines += program.Tree.GetText().Lines.Count;
        WithNotes += notes.Any(static note => note.Reason != FlagRemovalReason.NowUnused) ? 1 : 0;
        foreach (FlagRemovalNote note in notes)
        {
            Reasons[note.Reason] = Reasons.GetValueOrDefault(note.Reason) + 1;
        }

        if (difference is not null)
        {
            Failures.Add(new Failure(program, after.ToString(), difference.Kind, difference.Text));
        }
    }

    public void Add(BatchResult other)
    {
        Programs += other.Programs;
        Lines += other.Lines;
        WithNotes += other.WithNotes;
        NotCompiled.AddRange(other.NotCompiled);
        Failures.AddRange(other.Failures);
        foreach ((FlagRemovalReason reason, int count) in other.Reasons)
        {
            Reasons[reason] = Reasons.GetValueOrDefault(reason) + count;
        }
    }

    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Programs} programs of {Lines / Math.Max(1, Programs)} lines, {Failures.Count} that differ, {WithNotes} with something left, {NotCompiled.Count} not compiled.");
        foreach ((FlagRemovalReason reason, int count) in Reasons.OrderByDescending(static pair => pair.Value))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $" {reason}: {count}.");
        }

        return text.ToString();
    }
}

