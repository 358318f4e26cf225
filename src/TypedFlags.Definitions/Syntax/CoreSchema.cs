using System.Globalization;

namespace TypedFlags.Definitions.Syntax;

/// <summary>The YAML 1.2 core schema's tag resolution (YAML 1.2.2, 10.3.2).</summary>
internal static class CoreSchema
{
    public static YamlScalarKind Resolve(string text, bool isPlain)
    {
        if (!isPlain)
        {
            return YamlScalarKind.String;
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => YamlScalarKind.Null,
            "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => YamlScalarKind.Boolean,
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => YamlScalarKind.Integer,
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => YamlScalarKind.Number,
            _ => YamlScalarKind.String,
        };
    }
}
