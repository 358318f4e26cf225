using System.Text;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>Writes the documentation comment of an accessor: what a flag is for, and what its file says of it.</summary>
internal static class AccessorDocumentation
{
    public static void Write(CodeWriter writer, FlagDefinition flag)
    {
        WriteSummary(writer, flag.Description ?? flag.Name);
        writer.Line("/// <remarks>");
        WriteParagraph(writer, Identity(flag));
        WriteParagraph(writer, Life(flag));
        WriteParagraph(writer, Delivery(flag));
        WriteParagraph(writer, Deprecation(flag));
        writer.Line("/// </remarks>");
    }

    private static void WriteSummary(CodeWriter writer, string? text)
    {
        string[] lines = text is null ? [] : [.. DocumentationText.Lines(text)];
        if (lines.Length <= 1)
        {
            writer.Line($"/// <summary>{(lines.Length == 1 && lines[0].Length > 0 ? lines[0] : "A feature flag.")}</summary>");
            return;
        }

        writer.Line("/// <summary>");
        foreach (string line in lines)
        {
            writer.Line(line.Length == 0 ? "/// <br/>" : "/// " + line);
        }

        writer.Line("/// </summary>");
    }

    private static void WriteParagraph(CodeWriter writer, string text)
    {
        if (text.Length > 0)
        {
            writer.Line($"/// <para>{text}</para>");
        }
    }

    private static string Identity(FlagDefinition flag)
    {
        StringBuilder text = new StringBuilder("Key <c>").Append(DocumentationText.Escape(flag.Key)).Append("</c>");
        if (flag.Name is not null && flag.Description is not null)
        {
            text.Append(" (").Append(DocumentationText.Escape(flag.Name)).Append(')');
        }

        text.Append(", ").Append(AccessorAttribute.KindName(flag.Kind));
        if (DocumentationText.OfScalar(flag.Default) is { } value)
        {
            text.Append(", default ").Append(value);
        }

        return text.Append('.').ToString();
    }

    private static string Life(FlagDefinition flag)
    {
        List<string> parts = [];
        Add(parts, "Owner", flag.Owner);
        Add(parts, "created", flag.Created);
        Add(parts, "expires", flag.Expires);
        return parts.Count == 0 ? "" : Capitalize(string.Join(", ", parts)) + ".";
    }

    private static string Delivery(FlagDefinition flag)
    {
        Outcome outcome = flag.State.Outcome;
        if (outcome.Serve is { } serve)
        {
            return DocumentationText.OfScalar(serve) is { } value ? $"Serves {value} to everyone." : "";
        }

        if (outcome.Rollout is { } rollout)
        {
            return $"Rollout {DocumentationText.Percentage(rollout)}.";
        }

        return outcome.Split.IsEmpty ? "" : $"Split {string.Join(", ", outcome.Split.Select(Share))}.";
    }

    private static string Share(SplitWeight weight) =>
        $"<c>{DocumentationText.Escape(weight.Variant)}</c> {DocumentationText.Percentage(weight.Weight)}";

    private static string Deprecation(FlagDefinition flag)
    {
        if (!flag.IsDeprecated)
        {
            return flag.ReplacedBy is { } next ? $"Replaced by <c>{DocumentationText.Escape(next)}</c>." : "";
        }

        string message = flag.DeprecationMessage is { } text ? $"Deprecated: {Sentence(DocumentationText.Escape(text))}" : "Deprecated.";
        return flag.ReplacedBy is { } replacement ? $"{message} Replaced by <c>{DocumentationText.Escape(replacement)}</c>." : message;
    }

    private static void Add(List<string> parts, string what, string? value)
    {
        if (value is not null)
        {
            parts.Add($"{what} {DocumentationText.Escape(value)}");
        }
    }

    private static string Sentence(string text) => text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";

    private static string Capitalize(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
