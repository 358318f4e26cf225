using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TypedFlags.FlagRemoval.Tests.Harness;

/// <summary>A before/after case, as its document says it: see <c>Cases/README.md</c>.</summary>
internal sealed partial record CaseFile
{
    private const string DefaultFlags = "flags:\n  new_checkout: {}\n";

    public required string Title { get; init; }

    /// <summary>The flag that goes.</summary>
    public required string Flag { get; init; }

    /// <summary><c>on</c>, <c>off</c>, a variant's name, or a value where there are no variants.</summary>
    public required string Keep { get; init; }

    /// <summary>The libraries that the code uses, by name; <c>Missing</c> where nothing of them is there.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>Methods that take a flag's name.</summary>
    public ImmutableArray<string> Methods { get; init; } = [];

    /// <summary>True where code that nobody sees here may use what is public.</summary>
    public bool IsLibrary { get; init; }

    /// <summary>The text of <c>flags.yaml</c>.</summary>
    public string Flags { get; init; } = DefaultFlags;

    public required ImmutableSortedDictionary<string, string> Before { get; init; }

    /// <summary>Every file as it should be then; those that do not change are as they were.</summary>
    public required ImmutableSortedDictionary<string, string> After { get; init; }

    public ImmutableArray<CaseNote> Notes { get; init; } = [];

    /// <summary>True where no package is there, ours neither, and nothing is generated.</summary>
    public bool IsSourceOnly => References.Contains("Missing");

    /// <summary>Reads a document.</summary>
    /// <exception cref="FormatException">It is not as the format says.</exception>
    public static CaseFile Parse(string document)
    {
        ImmutableArray<CaseSection> sections = CaseSection.Split(document);
        string head = sections[0].Text;
        Match keep = KeepLine().Match(head);
        if (!keep.Success || sections[0].Name.Length == 0)
        {
            throw new FormatException("A case begins with '# Title' and says 'Keep `flag` on.', 'off.', a variant or a value.");
        }

        ImmutableSortedDictionary<string, string> before = SourcesOf(sections, "Before");
        ImmutableSortedDictionary<string, string> after = SourcesOf(sections, "After");
        if (before.Count == 0 || after.Keys.Any(name => !before.ContainsKey(name)))
        {
            throw new FormatException("Each file under 'After' stands under 'Before', and there is at least one.");
        }

        CaseSection? flags = sections.FirstOrDefault(static section => section.Name == "Flags");
        return new CaseFile
        {
            Title = sections[0].Name,
            Flag = keep.Groups["flag"].Value,
            Keep = keep.Groups["value"].Value,
            References = HeaderOf(head, "References"),
            Methods = HeaderOf(head, "Methods"),
            IsLibrary = HeaderOf(head, "Output") is ["library (public API)"],
            Flags = flags is null ? DefaultFlags : flags.Blocks.Single().Text,
            Before = before,
            After = before.SetItems(after),
            Notes = [.. sections.Where(static section => section.Name == "Notes").SelectMany(static section => CaseNote.ParseAll(section.Text))],
        };
    }

    private static ImmutableSortedDictionary<string, string> SourcesOf(ImmutableArray<CaseSection> sections, string name) =>
        sections.Where(section => section.Name == name)
            .SelectMany(static section => section.Blocks)
            .ToImmutableSortedDictionary(static block => block.Name, static block => block.Text, StringComparer.Ordinal);

    private static ImmutableArray<string> HeaderOf(string head, string name)
    {
        foreach (Match line in HeaderLine().Matches(head))
        {
            if (line.Groups["name"].Value is not ("References" or "Methods" or "Output"))
            {
                throw new FormatException($"'{line.Value}' is no line of a case's head.");
            }

            if (line.Groups["name"].Value == name)
            {
                return [.. line.Groups["value"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
            }
        }

        return [];
    }

    [GeneratedRegex(@"^Keep `(?<flag>[^`]+)` (?<value>.+)\.$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex KeepLine();

    [GeneratedRegex(@"^(?<name>[A-Z][a-z]+): (?<value>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex HeaderLine();
}
