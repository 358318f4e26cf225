using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlags.SourceGeneration.Tests.Harness;

/// <summary>A source text with places marked in it, as Roslyn's own tests write them.</summary>
/// <param name="Text">The text without the marks.</param>
/// <param name="Spans">What was between <c>[|</c> and <c>|]</c> (no id), or <c>{|TF1001:</c> and <c>|}</c>, in order of their starts.</param>
public sealed record Markup(string Text, ImmutableArray<(string? Id, TextSpan Span)> Spans)
{
    /// <summary>Reads a marked text; marks may nest.</summary>
    public static Markup Parse(string marked)
    {
        StringBuilder text = new();
        List<(string? Id, TextSpan Span)> spans = [];
        Stack<(string? Id, int Start)> open = new();
        for (int index = 0; index < marked.Length; index++)
        {
            string two = marked.Substring(index, Math.Min(2, marked.Length - index));
            switch (two)
            {
                case "[|":
                    open.Push((null, text.Length));
                    index++;
                    break;
                case "{|" when marked.IndexOf(':', index) is var colon and > 0:
                    open.Push((marked[(index + 2)..colon], text.Length));
                    index = colon;
                    break;
                case "|]" or "|}" when open.Count > 0 && (open.Peek().Id is null) == (two == "|]"):
                    (string? id, int start) = open.Pop();
                    spans.Add((id, TextSpan.FromBounds(start, text.Length)));
                    index++;
                    break;
                default:
                    text.Append(marked[index]);
                    break;
            }
        }

        return open.Count == 0
            ? new Markup(text.ToString(), [.. spans.OrderBy(span => span.Span.Start)])
            : throw new ArgumentException($"A mark at {open.Peek().Start} is not closed.", nameof(marked));
    }
}
