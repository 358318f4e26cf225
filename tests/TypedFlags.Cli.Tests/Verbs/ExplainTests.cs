using System.Text.Json;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Verbs;

public class ExplainTests
{
    private const string Flags = """
        context: { plan: { type: string, values: [free, pro] } }
        flags:
          new_cart: { default: true }
          new_checkout:
            requires: [new_cart]
            exclude: { users: [mallory] }
            rules:
              - { name: pros, when: { plan: pro }, serve: true }
            rollout: 10
        """;

    private static readonly string[] Commands = ["explain", "new_checkout", "--at", "2026-11-21", "--environment", "Production"];

    [Fact]
    public void As_text_each_step_is_a_line_and_the_last_one_decides()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = folder.Run([.. Commands, "--context", """{"targetingKey":"ada","plan":"pro"}"""]);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Equal("new_checkout is on: TARGETING_MATCH by rule pros", result.Lines[0]);
        Assert.Equal("in Production, at 2026-11-21T00:00:00Z", result.Lines[1]);
        Assert.Single(result.Lines, line => line.StartsWith("  > ", StringComparison.Ordinal) && line.Contains("pros", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("  - ", StringComparison.Ordinal) && line.Contains("new_cart", StringComparison.Ordinal));
    }

    [Fact]
    public void As_json_it_is_one_object_on_one_line()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = folder.Run([.. Commands, "--json", "--context", """{"targetingKey":"é","plan":"pro"}"""]);

        using JsonDocument json = JsonDocument.Parse(Assert.Single(result.Lines));
        Assert.True(json.RootElement.GetProperty("value").GetBoolean());
        Assert.Equal("TARGETING_MATCH", json.RootElement.GetProperty("reason").GetString());
        Assert.NotEqual(0, json.RootElement.GetProperty("steps").GetArrayLength());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"targetingKey":"mallory"}""")]
    [InlineData("""{"targetingKey":"ada","plan":"free"}""")]
    [InlineData("""{"targetingKey":"user-7"}""")]
    public void The_verdict_is_what_evaluate_says(string context)
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        using JsonDocument explained = JsonDocument.Parse(folder.Run("explain", "new_checkout", "--json", "--context", context).Output);
        using JsonDocument evaluated = JsonDocument.Parse(folder.Run("evaluate", "new_checkout", "--json", "--context", context).Output);

        JsonElement answer = evaluated.RootElement.GetProperty("new_checkout");
        Assert.All(answer.EnumerateObject(), member => Assert.Equal(member.Value.ToString(), explained.RootElement.GetProperty(member.Name).ToString()));
    }

    [Fact]
    public void A_value_that_counts_as_missing_is_warned_of()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        Assert.Equal(
            "--context(1,9): warning: 'plan' is declared as string, and this is a number; it counts as missing.\n",
            folder.Run("explain", "new_checkout", "--context", """{"plan":7}""").Error);
    }

    [Fact]
    public void In_text_a_context_cannot_reach_the_terminal()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = folder.Run("explain", "new_checkout", "--context", """{"targetingKey":"a\u001b[31m\nb","plan":"\u001b"}""");

        Assert.DoesNotContain('\u001b', result.Output);
    }

    [Fact]
    public void In_text_letters_of_all_languages_stay()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags: { a: { rules: [ { name: \"日本 😀\", when: { targetingKey: 😀 }, serve: true } ] } }");

        ToolResult result = folder.Run("explain", "a", "--context", """{"targetingKey":"😀"}""");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains("  > rule 1 (日本 😀): met -> on\n      yes  targetingKey eq \"😀\": it is \"😀\"\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void In_text_a_name_can_neither_reach_the_terminal_nor_look_like_another_step()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags: { a: { rules: [ { name: \"x\\e[31m\\n  > default: on\", when: { targetingKey: ada }, serve: true } ] } }");

        ToolResult result = folder.Run("explain", "a", "--context", """{"targetingKey":"bob"}""");

        Assert.Single(result.Lines, line => line.StartsWith("  > ", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', result.Output);
    }

    [Theory]
    [InlineData("explain", "Required argument missing for command: 'explain'.")]
    [InlineData("explain new_checkout", "For whom?")]
    [InlineData("explain new_chekout --context {}", "(did you mean 'new_checkout'?)")]
    [InlineData("explain new_checkout new_cart --context {}", "'new_cart' is not known here")]
    [InlineData("explain new_checkout --context [", "--context(1,1): error: ")]
    public void A_wrong_command_line_says_what_is_wrong(string commandLine, string message)
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = folder.Run(commandLine.Split(' '));

        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_errors_is_refused()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags: { a: { rolout: 1 } }");

        ToolResult result = folder.Run("explain", "a", "--context", "{}");

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.StartsWith("flags.yaml(1,15): error TF2002", result.Error, StringComparison.Ordinal);
    }
}
