using System.Text;

namespace TypedFlags.Definitions.Editing;

/// <summary>A key and its value that are not in a file yet, and how they are written there.</summary>
/// <param name="Key">The key, not yet quoted.</param>
/// <param name="Scalar">The value as plain YAML, where it is no mapping.</param>
/// <param name="JsonScalar">The same value in JSON.</param>
/// <param name="Entries">The value's entries, where it is a mapping.</param>
internal sealed record NewEntry(string Key, string? Scalar, string? JsonScalar, IReadOnlyList<NewEntry> Entries)
{
    /// <summary>A scalar that is written alike in YAML and JSON: a number, a boolean, an empty text or collection.</summary>
    public static NewEntry Literal(string key, string value) => new(key, value, value, []);

    /// <summary>Text that YAML takes without quotes.</summary>
    public static NewEntry Text(string key, string value) => new(key, value, $"\"{value}\"", []);

    /// <summary>A mapping.</summary>
    public static NewEntry Mapping(string key, IReadOnlyList<NewEntry> entries) => new(key, null, null, entries);

    /// <summary>In block style: lines joined by <paramref name="newLine"/>, without one at the end.</summary>
    public string ToBlock(string indent, string step, string newLine)
    {
        StringBuilder text = new();
        WriteBlock(text, indent, step, newLine);
        return text.ToString();
    }

    /// <summary>In flow style on one line: <c>a: { default: false }</c>.</summary>
    public string ToFlow(bool isJson)
    {
        StringBuilder text = new(KeyText(isJson));
        text.Append(": ");
        if (Scalar is not null)
        {
            return text.Append(isJson ? JsonScalar : Scalar).ToString();
        }

        text.Append("{ ");
        for (int index = 0; index < Entries.Count; index++)
        {
            text.Append(index == 0 ? "" : ", ").Append(Entries[index].ToFlow(isJson));
        }

        return text.Append(" }").ToString();
    }

    /// <summary>In flow style, an entry a line, as JSON is usually formatted; the first line is not indented.</summary>
    public string ToFlowLines(bool isJson, string indent, string step, string newLine)
    {
        if (Scalar is not null)
        {
            return ToFlow(isJson);
        }

        StringBuilder text = new(KeyText(isJson));
        text.Append(": {");
        for (int index = 0; index < Entries.Count; index++)
        {
            text.Append(index == 0 ? "" : ",").Append(newLine).Append(indent).Append(step)
                .Append(Entries[index].ToFlowLines(isJson, indent + step, step, newLine));
        }

        return text.Append(newLine).Append(indent).Append('}').ToString();
    }

    private void WriteBlock(StringBuilder text, string indent, string step, string newLine)
    {
        text.Append(indent).Append(KeyText(isJson: false)).Append(':');
        if (Scalar is not null)
        {
            text.Append(' ').Append(Scalar);
            return;
        }

        foreach (NewEntry entry in Entries)
        {
            text.Append(newLine);
            entry.WriteBlock(text, indent + step, step, newLine);
        }
    }

    private string KeyText(bool isJson) => isJson || !ScalarText.IsPlain(Key) ? ScalarText.Quote(Key) : Key;
}
