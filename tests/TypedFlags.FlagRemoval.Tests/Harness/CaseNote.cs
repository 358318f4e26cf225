using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Tests.Harness;

/// <summary>A note that a case expects: <c>Cart.cs(12,9): PublicApi</c>, and a message where it matters.</summary>
internal sealed partial record CaseNote(string File, int Line, int Column, string Reason, string? Message)
{
    public static IEnumerable<CaseNote> ParseAll(string text)
    {
        foreach (string line in text.Split('\n').Where(static line => line.StartsWith("- ", StringComparison.Ordinal)))
        {
            Match match = NoteLine().Match(line);
            yield return !match.Success ? throw new FormatException($"'{line}' is no note: '- Cart.cs(12,9): PublicApi'.")
                : new CaseNote(
                    match.Groups["file"].Value,
                    int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture),
                    int.Parse(match.Groups["column"].Value, CultureInfo.InvariantCulture),
                    match.Groups["reason"].Value,
                    match.Groups["message"].Success ? match.Groups["message"].Value : null);
        }
    }

    public static CaseNote From(FlagRemovalNote note)
    {
        FileLinePositionSpan place = note.Location.GetLineSpan();
        return new CaseNote(place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, note.Reason.ToString(), note.Message);
    }

    public bool Matches(CaseNote told) => told == this with { Message = Message ?? told.Message };

    public override string ToString() => $"- {File}({Line},{Column}): {Reason}" + (Message is null ? "" : ": " + Message);

    [GeneratedRegex(@"^- (?<file>[^(]+)\((?<line>\d+),(?<column>\d+)\): (?<reason>\w+)(: (?<message>.+))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex NoteLine();
}
