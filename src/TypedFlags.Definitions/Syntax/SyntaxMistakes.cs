using System.Collections.Immutable;
using System.Globalization;

namespace TypedFlags.Definitions.Syntax;

/// <summary>A mistake that has no line yet.</summary>
internal readonly record struct SyntaxMistake(string Id, TextRange Range, string Message);

/// <summary>Collects the mistakes of one reading; not thread-safe.</summary>
/// <param name="text">The whole text.</param>
/// <param name="outer">Where these may go in the end: the lines are found once for both.</param>
internal sealed class SyntaxMistakes(string text, SyntaxMistakes? outer = null)
{
    private readonly List<SyntaxMistake> _mistakes = [];
    private LineMap? _lines;

    public int Count => _mistakes.Count;

    public void Add(SyntaxMistake mistake)
    {
        if (_mistakes.Count < SyntaxLimits.Diagnostics)
        {
            _mistakes.Add(mistake);
        }
        else if (_mistakes.Count == SyntaxLimits.Diagnostics)
        {
            _mistakes.Add(new SyntaxMistake(
                FlagsDiagnosticIds.LimitExceeded,
                mistake.Range,
                $"The file has more than {SyntaxLimits.Diagnostics} mistakes; the ones from here on are not listed."));
        }
    }

    public void Add(string id, TextRange range, string message) => Add(new SyntaxMistake(id, range, message));

    /// <summary>For messages that name another place.</summary>
    public string LineOf(int position)
    {
        if (outer is not null)
        {
            return outer.LineOf(position);
        }

        _lines ??= new LineMap(text);
        return _lines.GetPosition(position).Line.ToString(CultureInfo.InvariantCulture);
    }

    public void AddRange(SyntaxMistakes others)
    {
        foreach (SyntaxMistake mistake in others._mistakes)
        {
            Add(mistake);
        }
    }

    public void Clear() => _mistakes.Clear();

    /// <summary>The diagnostics in order of their place.</summary>
    public ImmutableArray<FlagsDiagnostic> ToDiagnostics(string path)
    {
        if (_mistakes.Count == 0)
        {
            return [];
        }

        LineMap lines = _lines ??= new LineMap(text);
        return
        [
            .. _mistakes
                .OrderBy(mistake => mistake.Range.Start)
                .Select(mistake => FlagsDiagnostic.Create(path, text, lines, mistake.Id, mistake.Range, mistake.Message)),
        ];
    }
}
