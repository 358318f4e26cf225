using System.Globalization;
using System.Text;

namespace TypedFlags.Benchmarks.Analyzers.Project;

/// <summary>What a flag of the generated file is.</summary>
internal enum FlagKind
{
    Boolean,
    Integer,
    Text,
}

/// <summary>One flag of the generated file.</summary>
internal sealed record FlagEntry(string Key, FlagKind Kind)
{
    /// <summary>The name of its accessor.</summary>
    public string Accessor { get; } = string.Concat(Key.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}

/// <summary>The generated project's <c>flags.yaml</c>: 500 flags, one in twenty of them stale, one in fifty deprecated.</summary>
internal static class LargeFlagsFile
{
    /// <summary>The date of every build of the project, so that the same flags are stale tomorrow.</summary>
    public const string Today = "2026-11-21";

    /// <summary>Names that the project also gives to other things: whoever looks for uses must look twice.</summary>
    private static readonly string[] EverydayNames = ["history", "changed", "comment", "voucher", "batch_size"];

    public static FlagEntry[] Flags { get; } = [.. Keys().Select((key, index) => new FlagEntry(key, Kind(key, index)))];

    public static string Text()
    {
        StringBuilder yaml = new($$"""
            namespace: Storefront
            context:
              plan: { type: string, values: [free, starter, pro] }
              country: string
              age: number
              app_version: semver
            flags:

            """);
        for (int index = 0; index < Flags.Length; index++)
        {
            Append(yaml, Flags[index], index);
        }

        return yaml.ToString();
    }

    private static IEnumerable<string> Keys()
    {
        IEnumerable<string> made = Vocabulary.Modules.SelectMany(module => Vocabulary.Features.Select(feature => module.Module.ToLowerInvariant() + "_" + feature));
        return EverydayNames.Concat(made.Skip(EverydayNames.Length));
    }

    private static FlagKind Kind(string key, int index) => key == "batch_size" ? FlagKind.Integer
        : index % 20 >= 17 ? FlagKind.Text
        : index % 20 == 16 ? FlagKind.Integer
        : FlagKind.Boolean;

    private static void Append(StringBuilder yaml, FlagEntry flag, int index)
    {
        yaml.Append(CultureInfo.InvariantCulture, $"  {flag.Key}:\n    description: Says whether there is {flag.Key.Replace('_', ' ')}.\n    owner: team-{index % 7}\n    created: 2026-05-01\n");
        yaml.Append(index switch
        {
            _ when index % 20 == 0 => "    expires: 2026-10-15\n",
            _ when index % 50 == 7 => "    expires: 2027-03-31\n    deprecated: Nobody uses it any more.\n    replaced_by: " + Flags[index + 1].Key + "\n",
            _ when index % 40 == 9 => "    expires: 2026-11-30\n",
            _ when index % 10 == 3 => "    kind: operational\n",
            _ => "    expires: 2027-03-31\n",
        });
        yaml.Append(flag.Kind switch
        {
            FlagKind.Text => "    type: string\n    variants: { control: control, compact: compact, full: full }\n    default: control\n    split: { control: 50, compact: 25, full: 25 }\n",
            FlagKind.Integer => "    type: integer\n    default: 10\n    rules: [ { when: { plan: pro }, serve: 20 } ]\n",
            _ when index % 3 == 0 => "    default: false\n",
            _ when index % 3 == 1 => "    rollout: 25\n",
            _ => "    rules:\n      - { when: { plan: pro, country: [DE, FR] }, serve: true }\n    default: false\n",
        });
    }
}
