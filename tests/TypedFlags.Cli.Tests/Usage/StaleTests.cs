using System.Text.Json;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Usage;

public class StaleTests
{
    private const string Uses = "namespace Shop;\n\nclass Uses\n{\n    bool Is() => Flags.Young.IsEnabled() && Flags.Expired.IsEnabled() && Flags.Constant.IsEnabled() && Flags.Old.IsEnabled();\n}\n";

    private const string Yaml = """
        namespace: Shop
        flags:
          constant: { created: 2026-01-01, default: true }
          expired: { created: 2026-03-01, expires: 2026-11-20, rollout: 50, owner: payments }
          never_used: { created: 2026-11-01, rollout: 50 }
          old: { created: 2026-10-01, rollout: 50, deprecated: true }
          permanent: { kind: operational, default: true }
          young: { created: 2026-11-01, rollout: 50, expires: 2026-11-21 }

        """;

    [Fact]
    public void What_should_go_is_shown_with_the_reason_and_the_command()
    {
        using ToolFolder folder = Shop.WithoutProjects(Uses, Yaml);

        ToolResult result = folder.Run("stale", "--today", "2026-11-21");

        Assert.Equal(
            [
                "flags.yaml(3): constant: everybody gets 'on'; 1 use, 324 days old",
                "  typedflags remove constant --keep on",
                "flags.yaml(4): expired: expired 1 day ago; 1 use, 265 days old, owner payments",
                "  typedflags remove expired --keep <on|off>",
                "flags.yaml(5): never_used: unused; 0 uses, 20 days old",
                "  typedflags remove never_used --keep <on|off>",
                "flags.yaml(6): old: deprecated; 1 use, 51 days old",
                "  typedflags remove old --keep <on|off>",
            ],
            result.Lines);
        Assert.Equal(1, result.Code);
    }

    [Fact]
    public void Where_nothing_has_to_go_it_ends_with_0()
    {
        using ToolFolder folder = Shop.WithoutProjects(Shop.Checkout);

        Assert.Equal(new ToolResult(0, "", "1 flag, none of which has to go.\n"), folder.Run("stale"));
    }

    [Fact]
    public void As_json_it_is_one_array()
    {
        using ToolFolder folder = Shop.WithoutProjects(Uses, Yaml);

        JsonElement expired = JsonDocument.Parse(folder.Run("stale", "--today", "2026-11-21", "--json").Output).RootElement[1];

        Assert.Equal(
            """{"flag":"expired","file":"flags.yaml","line":4,"reasons":["expired 1 day ago"],"uses":1,"ageInDays":265,"owner":"payments","command":"typedflags remove expired --keep <on|off>"}""",
            expired.GetRawText());
    }
}
