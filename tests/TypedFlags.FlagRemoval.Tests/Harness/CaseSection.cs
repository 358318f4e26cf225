using System.Collections.Immutable;

namespace TypedFlags.FlagRemoval.Tests.Harness;

/// <summary>A part of a case's document: what stands below a heading, down to the next one.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Text">The lines that stand in no fence.</param>
/// <param name="Blocks">What stands in fences.</param>
internal sealed record CaseSection(string Name, string Text, ImmutableArray<CaseBlock> Blocks)
{
    private const string Fence = "```";

    public static ImmutableArray<CaseSection> Split(string document)
    {
        List<CaseSection> sections = [];
        string name = "";
        List<string> text = [];
        List<CaseBlock> blocks = [];
        using StringReader lines = new(document.ReplaceLineEndings("\n"));
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                blocks.Add(CaseBlock.Read(line[Fence.Length..], lines, Fence));
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                Close(line[3..].Trim());
            }
            else if (name.Length == 0 && line.StartsWith("# ", StringComparison.Ordinal))
            {
                name = line[2..].Trim();
            }
            else
            {
                text.Add(line);
            }
        }

        Close("");
        return [.. sections];

        void Close(string next)
        {
            sections.Add(new CaseSection(name, string.Join('\n', text), [.. blocks]));
            name = next;
            text.Clear();
            blocks.Clear();
        }
    }
}

/// <summary>A text in fences: <c>csharp Cart.cs</c>, and behind the name <c>crlf</c>, <c>no-final-newline</c>.</summary>
internal sealed record CaseBlock(string Name, string Text)
{
    public static CaseBlock Read(string info, StringReader lines, string fence)
    {
        string[] words = info.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        List<string> content = [];
        while (true)
        {
            string line = lines.ReadLine() ?? throw new FormatException($"'{fence}{info}' is not closed.");
            if (line == fence)
            {
                break;
            }

            content.Add(line);
        }

        string newLine = words.Contains("crlf", StringComparer.Ordinal) ? "\r\n" : "\n";
        string text = string.Join(newLine, content);
        bool hasFinalNewLine = content.Count > 0 && !words.Contains("no-final-newline", StringComparer.Ordinal);
        return new CaseBlock(words.ElementAtOrDefault(1) ?? "", hasFinalNewLine ? text + newLine : text);
    }
}
