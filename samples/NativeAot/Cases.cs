using System.Text.Json;
using TypedFlags;

namespace NativeAot;

/// <summary>The users of <c>cases.json</c>, for whom every build has to give the same answers.</summary>
internal static class Cases
{
    public static IEnumerable<FlagContext> Read()
    {
        using Stream stream = typeof(Cases).Assembly.GetManifestResourceStream("cases.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        foreach (JsonElement user in document.RootElement.EnumerateArray())
        {
            yield return new FlagContext(Text(user, "user"))
            {
                TenantId = Text(user, "tenant"),
                IsStaff = user.TryGetProperty("staff", out JsonElement staff) && staff.GetBoolean(),
                Groups = user.TryGetProperty("groups", out JsonElement groups) ? Texts(groups) : [],
                Attributes = user.TryGetProperty("attributes", out JsonElement attributes) ? ToAttributes(attributes) : [],
            };
        }
    }

    private static string? Text(JsonElement user, string name) => user.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(static text => text.GetString()!)];

    private static List<KeyValuePair<string, AttributeValue>> ToAttributes(JsonElement attributes)
    {
        List<KeyValuePair<string, AttributeValue>> all = [];
        foreach (JsonProperty attribute in attributes.EnumerateObject())
        {
            all.Add(KeyValuePair.Create(attribute.Name, attribute.Value.ValueKind switch
            {
                JsonValueKind.Number => attribute.Value.GetDouble(),
                JsonValueKind.True or JsonValueKind.False => attribute.Value.GetBoolean(),
                JsonValueKind.Array => Texts(attribute.Value),
                _ => (AttributeValue)attribute.Value.GetString(),
            }));
        }

        return all;
    }
}
