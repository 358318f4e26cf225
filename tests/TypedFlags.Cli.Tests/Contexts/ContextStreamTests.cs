using System.Globalization;
using System.Text;
using System.Text.Json;
using TypedFlags.Cli.Contexts;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Contexts;

public class ContextStreamTests
{
    private const string Flags = "context: { plan: string }\nflags: { a: { users: [ada], rules: [ { when: { plan: pro }, serve: true } ] } }";

    [Fact]
    public void Each_context_has_its_line_in_order()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags).With("users.jsonl", """
            {"targetingKey":"ada"}
            {"targetingKey":"bob"}
            {"targetingKey":"eve","plan":"pro"}
            """);

        ToolResult result = folder.Run("evaluate", "--json", "--contexts", "users.jsonl");

        Assert.Equal(["True", "False", "True"], result.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("a").GetProperty("value").ToString()));
    }

    [Fact]
    public void One_context_leaves_nothing_to_the_next()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        string[] lines = folder.RunWithInput("{\"plan\":\"pro\"}\n{}\n{\"plan\":\"pro\",\n{}", "evaluate", "--json", "--contexts", "-").Lines;

        Assert.Equal(4, lines.Length);
        Assert.Contains("true", lines[0], StringComparison.Ordinal);
        Assert.Contains("false", lines[1], StringComparison.Ordinal);
        Assert.Contains("false", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_line_is_told_has_a_line_among_the_answers_and_stops_nobody()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags).With("users.jsonl", "{}\n{\"plan\":{}}\n{}\n");

        ToolResult result = folder.Run("evaluate", "--json", "--contexts", "users.jsonl");

        const string Message = "'plan' is an object. An attribute is text, a number, true, false or a list of texts.";
        Assert.Equal(1, result.Code);
        Assert.Equal($$"""{"error":"line 2, column 9: {{Message}}"}""", result.Lines[1]);
        Assert.Equal(3, result.Lines.Length);
        Assert.Equal($"users.jsonl(2,9): error: {Message}\n", result.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \t\n\r\n")]
    [InlineData("\ufeff")]
    public void Empty_input_has_no_answers(string input)
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = folder.RunWithInput(input, "evaluate", "--json", "--contexts", "-");

        Assert.Equal((0, "", ""), (result.Code, result.Output, result.Error));
    }

    [Fact]
    public void A_byte_order_mark_windows_line_breaks_and_no_last_line_break_are_fine()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = folder.RunWithInput("\ufeff{}\r\n{}", "evaluate", "--json", "--contexts", "-");

        Assert.Equal((0, 2, ""), (result.Code, result.Lines.Length, result.Error));
    }

    [Fact]
    public void A_byte_that_is_not_utf8_is_found_where_it_stands()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = folder.RunWithInput([.. "{}\n{\"plan\":\""u8, 0xFF, .. "\"}\n{}"u8], "evaluate", "--json", "--contexts", "-");

        Assert.Equal((1, 3, "stdin(2,10): error: The byte 0xFF here is not UTF-8.\n"), (result.Code, result.Lines.Length, result.Error));
    }

    [Fact]
    public void Utf16_is_named()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        byte[] input = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}")];
        Assert.Equal("stdin(1,1): error: The contexts are saved as UTF-16. Save them as UTF-8.\n", folder.RunWithInput(input, "evaluate", "--json", "--contexts", "-").Error);
    }

    [Fact]
    public void A_huge_line_is_one_mistake()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);
        string input = $$"""
            {}
            {"plan":"{{new string('x', 5_000_000)}}"}
            {}
            """;

        ToolResult result = folder.RunWithInput(input, "evaluate", "--json", "--contexts", "-");

        Assert.Equal((1, 3), (result.Code, result.Lines.Length));
        Assert.Equal("stdin(2,1): error: A context has at most 65,536 bytes; this one has more.\n", result.Error);
    }

    [Fact]
    public void An_array_of_contexts_gets_a_hint()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        Assert.Contains("one a line, without an array", folder.RunWithInput("[{},{}]", "evaluate", "--json", "--contexts", "-").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_on_standard_error_are_bounded_and_those_among_the_answers_are_complete()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = folder.RunWithInput(string.Concat(Enumerable.Repeat("x\n", 1000)), "evaluate", "--json", "--contexts", "-");

        Assert.Equal(1000, result.Lines.Length);
        Assert.Equal(101, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_warning_is_told_once_a_name_and_not_without_end()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);
        string input = string.Concat(Enumerable.Range(0, 1000).Select(number => string.Create(CultureInfo.InvariantCulture, $"{{\"same\":1,\"other_{number}\":1}}\n")));

        string[] warnings = folder.RunWithInput(input, "evaluate", "--json", "--contexts", "-").Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(21, warnings.Length);
        Assert.Single(warnings, warning => warning.Contains("'same'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_line_that_begins_with_white_space_is_no_blank_one()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags: { a: {} }");

        ToolResult result = folder.RunWithInput(new string(' ', 2 * ContextLines.MaximumLength) + "{}\n{}\n", "evaluate", "--json", "--contexts", "-");

        Assert.Equal((1, 2), (result.Code, result.Lines.Length));
        Assert.StartsWith("stdin(1,1): error: A context has at most", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_costs_no_more_memory_than_the_texts_it_brings()
    {
        FlagSetSnapshot snapshot = Snapshots.Of("context: { plan: string, age: number, interests: list }\nflags: { a: { rollout: 50 }, b: { rules: [ { when: { plan: pro, interests: tea }, serve: true } ] } }");
        ContextMembers members = new(snapshot.Set.Compiled.Context);
        Surroundings nowhere = new() { Input = Stream.Null, Output = new Cli.Output.ResultOutput(Stream.Null), Error = TextWriter.Null };
        JsonContextReader reader = new(members, new ContextNotes(nowhere, members));
        using MemoryStream sink = new(new byte[1024 * 1024]);
        Cli.Output.AnswerJson answers = new(snapshot, [0, 1], nowhere.Output);
        byte[] line = """{"targetingKey":"user-000017","plan":"pro","age":42,"interests":["chess","tea"]}"""u8.ToArray();
        void EvaluateMany()
        {
            for (int count = 0; count < 1000; count++)
            {
                Assert.Null(reader.Read(line));
                answers.Write(new JsonContextAdapter(reader.Context), line: null);
            }
        }

        EvaluateMany();
        long before = GC.GetAllocatedBytesForCurrentThread();
        EvaluateMany();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
