using System.Globalization;
using System.Text;

namespace TypedFlags.Benchmarks.Generator;

/// <summary>A <c>flags.yaml</c> of many flags of ten lines, of the kinds that real files have.</summary>
internal static class ManyFlagsYaml
{
    private static readonly string[] Kinds =
    [
        "    type: string\n    variants: { control: one, full: two }\n    default: control\n",
        "    users: [ada, bob]\n    environments: [staging, production]\n    rollout: 25\n",
        "    type: integer\n    default: 5000\n    rules: [ { when: { plan: pro }, serve: 0 } ]\n",
        "    rules:\n      - { when: { plan: pro, country: [DE, FR] }, serve: true }\n    rollout: 12.5\n",
    ];

    public static string Write(int count)
    {
        StringBuilder yaml = new("context:\n  plan: { type: string, values: [free, pro] }\n  country: string\nflags:\n");
        for (int i = 0; i < count; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  flag_number_{i}:\n    name: Flag number {i}\n");
            yaml.Append(CultureInfo.InvariantCulture, $"    description: Turns on the thing number {i}.\n");
            yaml.Append("    owner: payments\n    tags: [checkout, web]\n    created: 2026-09-01\n    expires: 2026-12-31\n");
            yaml.Append(Kinds[i % Kinds.Length]);
        }

        return yaml.ToString();
    }
}
