namespace TypedFlags;

/// <summary>Why a value that is there counts as missing.</summary>
internal static class Misfit
{
    /// <summary>The reason, or null where the value is one of the attribute's type, or missing.</summary>
    public static string? Find(AttributeType type, in AttributeValue value)
    {
        if (value.Kind == AttributeValueKind.None || new ExistsTest(type).Matches(in value))
        {
            return null;
        }

        return (type, value.Kind) switch
        {
            (AttributeType.Semver, AttributeValueKind.String) => "the text is not a version",
            (AttributeType.DateTime, AttributeValueKind.String) => "the text is not an RFC 3339 date or time",
            (AttributeType.Number, AttributeValueKind.Number) => "the number is not finite",
            _ => $"it should be a {NameOf(type)}",
        };
    }

    private static string NameOf(AttributeType type) => type switch
    {
        AttributeType.Number => "number",
        AttributeType.Boolean => "boolean",
        AttributeType.DateTime => "datetime",
        AttributeType.Semver => "semver",
        AttributeType.List => "list",
        _ => "string",
    };
}
