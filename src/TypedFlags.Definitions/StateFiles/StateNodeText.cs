using System.Text;
using TypedFlags.Definitions.Json;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions;

/// <summary>A node of a file as JSON, each scalar as the type that YAML gives it.</summary>
internal static class StateNodeText
{
    public static string Write(YamlNode node)
    {
        StringBuilder text = new();
        Write(new JsonText(text), node);
        return text.ToString();
    }

    private static void Write(JsonText text, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                text.Open('{');
                foreach (YamlEntry entry in mapping.Entries)
                {
                    text.Name(entry.Key.Text);
                    Write(text, entry.Value);
                }

                text.Close('}');
                break;
            case YamlSequence sequence:
                text.Open('[');
                foreach (YamlNode item in sequence.Items)
                {
                    Write(text, item);
                }

                text.Close(']');
                break;
            case YamlScalar scalar:
                WriteScalar(text, scalar);
                break;
            default:
                text.Null();
                break;
        }
    }

    private static void WriteScalar(JsonText text, YamlScalar scalar)
    {
        if (scalar.TryGetBoolean(out bool boolean))
        {
            text.Boolean(boolean);
        }
        else if (scalar.TryGetInt64(out long integer))
        {
            text.Integer(integer);
        }
        else if (scalar.TryGetDouble(out double number) && !double.IsInfinity(number) && !double.IsNaN(number))
        {
            text.Number(number);
        }
        else if (scalar.Kind == YamlScalarKind.Null)
        {
            text.Null();
        }
        else
        {
            // A number that JSON has not (.inf), or that is too large, is shown as it was written, where it is refused.
            text.Text(scalar.Text);
        }
    }
}
