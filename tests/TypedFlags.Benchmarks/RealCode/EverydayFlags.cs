using System.Text;

namespace TypedFlags.Benchmarks.RealCode;

/// <summary>
/// A <c>flags.yaml</c> whose flags are called like the most ordinary things in anybody's code, all of them with something to say:
/// where a rule goes by a name alone, it speaks up in every file.
/// </summary>
internal static class EverydayFlags
{
    private static readonly string[] Booleans =
    [
        "name", "value", "count", "options", "history", "message", "context", "version", "timeout", "cache", "logging", "is_enabled",
        "default_value", "current", "result", "length", "key", "search", "enabled", "features", "user", "source", "description", "empty",
        "dark_mode", "new_checkout", "beta", "create", "add", "instance", "labels", "is_empty", "state", "success",
    ];

    private static readonly string[] Texts = ["type", "kind", "format", "mode", "status", "level", "encoding", "culture", "path", "scheme"];

    /// <summary>How many there are.</summary>
    public static int Count => Booleans.Length + Texts.Length;

    /// <summary>The file.</summary>
    public static string Text()
    {
        StringBuilder yaml = new("namespace: EverydayFlags\ncontext:\n  plan: { type: string, values: [free, pro] }\n  country: string\n  name: string\nflags:\n");
        foreach (string key in Booleans)
        {
            Append(yaml, key);
            yaml.Append("    rules: [ { when: { plan: pro }, serve: true } ]\n    default: false\n");
        }

        foreach (string key in Texts)
        {
            Append(yaml, key);
            yaml.Append("    type: string\n    variants: { first: first, second: second }\n    default: first\n");
        }

        return yaml.ToString();
    }

    private static void Append(StringBuilder yaml, string key) =>
        yaml.Append("  ").Append(key).Append(":\n    owner: nobody\n    created: 2020-01-01\n    expires: 2020-06-01\n    deprecated: It is everywhere.\n");
}
