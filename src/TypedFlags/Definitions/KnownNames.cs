using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// The names of the language's properties as one text each: thousands of flags have the same ones, and JSON gives a new text every time
/// it is asked.
/// </summary>
internal static class KnownNames
{
    private static readonly string[] All =
    [
        "key", "type", "name", "description", "kind", "owner", "tags", "metadata", "created", "expires", "deprecated", "replaced_by", "public",
        "variants", "default", "off_variant", "bucket_by", "salt", "bucketing", "enabled", "environments", "requires", "staff_only", "exclude",
        "users", "groups", "tenants", "rules", "serve", "rollout", "split", "schedule", "when", "otherwise", "at",
    ];

    /// <summary>The name of a property.</summary>
    public static string Of(JsonProperty property)
    {
        // As it is written: none of ours needs an escape.
        ReadOnlySpan<byte> written = JsonMarshal.GetRawUtf8PropertyName(property);
        foreach (string known in All)
        {
            if (known.Length == written.Length && Ascii.Equals(written, known))
            {
                return known;
            }
        }

        return property.Name;
    }
}
