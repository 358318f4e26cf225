using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Verbs;

public class EvaluateTests
{
    private const string Flags = """
        context:
          plan: { type: string, values: [free, pro] }
        flags:
          new_checkout:
            rules:
              - { name: pros, when: { plan: pro }, serve: true }
            users: [ada]
          checkout_layout:
            type: string
            variants: { control: one-column, full: full }
            default: control
            users: { full: [ada] }
          page_size: { type: integer, default: 24 }
          boost: { type: number, default: 1.5 }
          limits:
            type: object
            variants: { small: { pages: 3, name: "é" }, large: { pages: 9, name: x } }
            default: small
          staging_only: { environments: [Staging], default: true }
          winter:
            schedule:
              - { at: 2026-12-01T00:00:00Z, serve: true }
        """;

    [Theory]
    [InlineData("new_checkout", """{"new_checkout":{"value":true,"variant":"on","reason":"TARGETING_MATCH"}}""")]
    [InlineData("checkout_layout", """{"checkout_layout":{"value":"full","variant":"full","reason":"TARGETING_MATCH"}}""")]
    [InlineData("page_size", """{"page_size":{"value":24,"reason":"STATIC"}}""")]
    [InlineData("boost", """{"boost":{"value":1.5,"reason":"STATIC"}}""")]
    [InlineData("limits", """{"limits":{"value":{"pages":3,"name":"é"},"variant":"small","reason":"STATIC"}}""")]
    public void As_json_an_answer_has_its_value_its_variant_and_its_reason(string flag, string line)
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = folder.Run("evaluate", flag, "--json", "--context", """{"targetingKey":"ada"}""");

        Assert.Equal((0, line + "\n", ""), (result.Code, result.Output, result.Error));
    }

    [Fact]
    public void A_rule_that_decided_is_named()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        Assert.Equal(
            """{"new_checkout":{"value":true,"variant":"on","reason":"TARGETING_MATCH","ruleName":"pros"}}""" + "\n",
            folder.Run("evaluate", "new_checkout", "--json", "--context", """{"plan":"pro"}""").Output);
    }

    [Fact]
    public void Without_names_all_flags_are_evaluated_in_order_of_their_keys()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags: { b: { default: true }, a: {} }");

        Assert.Equal(
            """{"a":{"value":false,"variant":"off","reason":"STATIC"},"b":{"value":true,"variant":"on","reason":"STATIC"}}""" + "\n",
            folder.Run("evaluate", "--json", "--context", "{}").Output);
    }

    [Fact]
    public void Named_flags_come_in_the_order_in_which_they_are_named_and_once()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags: { b: { default: true }, a: {}, c: {} }");

        Assert.Equal(
            """{"c":{"value":false,"variant":"off","reason":"STATIC"},"a":{"value":false,"variant":"off","reason":"STATIC"}}""" + "\n",
            folder.Run("evaluate", "c", "a", "c", "--json", "--context", "{}").Output);
    }

    [Fact]
    public void Behind_a_switch_stands_no_value()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags: { a: {}, \"true\": {} }");

        Assert.Equal(
            """{"true":{"value":false,"variant":"off","reason":"STATIC"}}""" + "\n",
            folder.Run("evaluate", "--json", "true", "--context", "{}").Output);
    }

    [Fact]
    public void Without_json_the_answers_are_a_table()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        Assert.Equal(
            """
            boost           1.5                                  STATIC
            checkout_layout full                                 TARGETING_MATCH
            limits          small: {"pages":3,"name":"é"}        STATIC
            new_checkout    on                                   TARGETING_MATCH
            page_size       24                                   STATIC
            staging_only    off                                  DISABLED
            winter          off                                  DEFAULT

            """.ReplaceLineEndings("\n"),
            folder.Run("evaluate", "--at", "2026-11-01", "--context", """{"targetingKey":"ada"}""").Output);
    }

    [Fact]
    public void In_a_table_text_cannot_reach_the_terminal()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags: { banner: { type: string, default: \"a\\e[31m\\nb\" } }");

        Assert.Equal(
            $"banner {"a\ufffd[31m\ufffdb",-36} STATIC\n",
            folder.Run("evaluate", "--context", "{}").Output);
    }

    [Fact]
    public void Tables_of_several_contexts_say_whose_they_are()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags: { a: { users: [ada] } }");

        Assert.Equal(
            $"line 1: ada\na {"on",-36} TARGETING_MATCH\n\nline 3: anonymous\na {"off",-36} DEFAULT\n",
            folder.RunWithInput("{\"targetingKey\":\"ada\"}\n\n{}\n", "evaluate", "--contexts", "-").Output);
    }

    [Theory]
    [InlineData("Staging", "true")]
    [InlineData("staging", "true")]
    [InlineData("Production", "false")]
    public void The_environment_can_be_given(string environment, string value)
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        Assert.Contains(
            $"\"value\":{value}",
            folder.Run("evaluate", "staging_only", "--json", "--context", "{}", "--environment", environment).Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-01", "true")]
    [InlineData("2026-12-01T01:00:00+01:00", "true")]
    [InlineData("2026-11-30T23:59:59.9999999Z", "false")]
    public void The_time_can_be_given(string at, string value)
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        Assert.Contains(
            $"\"value\":{value}",
            folder.Run("evaluate", "winter", "--json", "--context", "{}", "--at", at).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Several_files_are_one_set_of_flags()
    {
        using ToolFolder folder = new ToolFolder()
            .With("one.yaml", "flags: { a: { default: true } }")
            .With("two.yaml", "flags: { b: { requires: [a], default: true } }");

        Assert.Contains(
            "\"b\":{\"value\":true",
            folder.Run("evaluate", "--file", "one.yaml", "--file", "two.yaml", "--json", "--context", "{}").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_errors_is_refused_with_all_of_them()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags:\n  A:\n    rolout: 5\n  b: { requires: [c] }\n");

        ToolResult result = folder.Run("evaluate", "--json", "--context", "{}");

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Collection(
            result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.StartsWith("flags.yaml(3,5): error TF2002", line, StringComparison.Ordinal),
            line => Assert.StartsWith("flags.yaml(4,19): error TF2007", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no time", "--context", "{}", "--at", "2026-12-01T00:00:00")]
    [InlineData("can't be given together", "--context", "{}", "--contexts", "-")]
    [InlineData("For whom?")]
    [InlineData("There is no flag 'new_chekout' in flags.yaml (did you mean 'new_checkout'?).", "new_chekout", "--context", "{}")]
    [InlineData("There is no option '--jsno' (did you mean '--json'?).", "--jsno", "--context", "{}")]
    [InlineData("'users.jsonl' can't be read", "--contexts", "users.jsonl")]
    [InlineData("--contexts: '.' is a folder.", "--contexts", ".")]
    [InlineData("--contexts: The file's name is empty.", "--contexts", "")]
    [InlineData("--environment: The name is empty.", "--environment", "", "--context", "{}")]
    [InlineData("'--environment' needs a value, and '--context' is the next option.", "--environment", "--context", "{}")]
    [InlineData("'--file' needs a value, and '-c' is the next option.", "--file", "-c", "{}")]
    [InlineData("There is no flag '--json' in flags.yaml.", "--context", "{}", "--", "--json")]
    [InlineData("There is no file 'other.yaml'.", "--file", "other.yaml", "--context", "{}")]
    [InlineData("--context(1,2): error: This is not JSON", "--context", "{plan}")]
    [InlineData("--context(2,9): error: 'targetingKey' has to be text", "--context", "{\"targetingKey\":\n        7}")]
    public void A_wrong_command_line_says_what_is_wrong(string message, params string[] arguments)
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = folder.Run(["evaluate", .. arguments]);

        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_starts_with_an_at_sign_is_no_file_of_arguments()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags).With("more", "--json");

        Assert.Contains("There is no flag '@more'", folder.Run("evaluate", "@more", "--context", "{}").Error, StringComparison.Ordinal);
    }
}
