using TypedFlags.Definitions.Tests.Binding;

namespace TypedFlags.Definitions.Tests.Reach;

/// <summary>Finds the reach of one flag in a file with a context, segments and other flags.</summary>
public abstract class ReachTest : BindingTest
{
    /// <param name="body">The body of the flag's flow mapping.</param>
    protected static FlagReach ReachOf(string body)
    {
        FlagSetDefinition definition = BindSound(
            $$"""
            context:
              plan: { type: string, values: [free, starter, pro] }
              country: string
            segments:
              pros: { plan: pro }
              autumn: { now: { after: 2026-09-01 } }
              autumn_pros: { all: [{ segment: autumn }, { segment: pros }] }
            flags:
              always_on: { kind: operational, default: true }
              always_off: { kind: operational, default: false }
              killed: { kind: operational, enabled: false, default: true }
              for_pros: { kind: operational, rules: [{ when: { plan: pro }, serve: true }] }
              in_staging: { kind: operational, environments: [staging], default: true }
              full_layout: { kind: operational, type: string, variants: { one: "1", two: "2" }, default: two }
              twenty: { kind: operational, type: integer, default: 20 }
              subject: { {{body}} }
            """);
        return FlagReaches.Of(definition)[definition.Flags.Items.IndexOf(definition.Flags.Single(flag => flag.Key == "subject"))];
    }
}
