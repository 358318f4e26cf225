using System.Globalization;
using System.Text;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Tests.Syntax;

/// <summary>Trees as text, so that two can be compared and a failure can be read.</summary>
internal static class TreeText
{
    /// <summary>As JSON, without places.</summary>
    public static string Of(YamlNode? node) => Write(new StringBuilder(), node, withRanges: false).ToString();

    /// <summary>Everything that a reading says.</summary>
    public static string Of(FlagsFile file)
    {
        StringBuilder text = Write(new StringBuilder(), file.Root, withRanges: true);
        foreach (FlagsDiagnostic diagnostic in file.Diagnostics)
        {
            text.Append('\n').Append(diagnostic).Append(' ').Append(diagnostic.Range);
        }

        return text.Append(file.IsTruncated ? "\ntruncated" : "\nwhole").ToString();
    }

    private static StringBuilder Write(StringBuilder text, YamlNode? node, bool withRanges)
    {
        switch (node)
        {
            case YamlMapping mapping:
                text.Append('{');
                foreach (YamlEntry entry in mapping.Entries)
                {
                    Write(text, entry.Key, withRanges).Append(':');
                    Write(text, entry.Value, withRanges).Append(',');
                }

                text.Append('}');
                break;
            case YamlSequence sequence:
                text.Append('[');
                foreach (YamlNode item in sequence.Items)
                {
                    Write(text, item, withRanges).Append(',');
                }

                text.Append(']');
                break;
            case YamlScalar { IsPlain: true } scalar:
                text.Append(scalar.Text).Append(withRanges ? "/" + scalar.Kind : "");
                break;
            case YamlScalar scalar:
                text.Append('"').Append(scalar.Text).Append('"');
                break;
            case YamlUnreadable:
                text.Append("<unreadable>");
                break;
            default:
                return text.Append("<none>");
        }

        return withRanges
            ? text.Append(CultureInfo.InvariantCulture, $"@{node.Range.Start}+{node.Range.Length}")
            : text;
    }
}
