using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Verbs;

public class CommandLineTests
{
    [Theory]
    [InlineData("--help", "typedflags [command] [options]", "validate", "evaluate", "explain")]
    [InlineData("validate --help", "typedflags validate [<file>...] [options]", "--strict", "--today <yyyy-MM-dd>", "--json")]
    [InlineData("explain --help", "typedflags explain <flag> [options]", "--file <file>", "--context <json>", "--environment <name>", "--at <time>", "--json")]
    [InlineData("evaluate --help", "typedflags evaluate [<flag>...] [options]", "--file <file>", "--context <json>", "--contexts <file.jsonl>", "--environment <name>", "--at <time>", "--json")]
    [InlineData("usages --help", "typedflags usages [<flag>] [options]", "--path <path>", "--source-only", "--json")]
    [InlineData("stale --help", "typedflags stale [options]", "--path <path>", "--today <yyyy-MM-dd>", "--source-only", "--json")]
    [InlineData("remove --help", "typedflags remove <flag> [options]", "--keep <on|off|variant>", "--path <path>", "--method <Type.Method>", "--dry-run", "--source-only", "--json")]
    public void Help_shows_what_there_is(string commandLine, params string[] parts)
    {
        using ToolFolder folder = new();

        ToolResult result = folder.Run(commandLine.Split(' '));

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.All(parts, part => Assert.Contains(part, result.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "Required command was not provided.")]
    [InlineData("valdate", "'valdate' is not known here (did you mean 'validate'?).")]
    [InlineData("--colour", "'--colour' is not known here.")]
    [InlineData("evaluate --file", "Required argument missing for option: '--file'.")]
    public void What_cannot_be_understood_ends_with_2(string commandLine, string message)
    {
        using ToolFolder folder = new();

        ToolResult result = folder.Run(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Contains("--help' for what there is.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Behind_a_misspelt_verb_nothing_else_is_complained_of()
    {
        using ToolFolder folder = new();

        Assert.Equal(
            "typedflags: 'evalute' is not known here (did you mean 'evaluate'?).\nRun 'typedflags --help' for what there is.\n",
            folder.Run("evalute", "new_checkout", "--context", "{}").Error);
    }

    [Fact]
    public void The_version_is_the_packages()
    {
        using ToolFolder folder = new();

        Assert.Matches(@"^\d+\.\d+\.\d+", folder.Run("--version").Output);
    }

    [Fact]
    public void A_mistake_of_the_tool_is_told_of_in_two_lines_and_nothing_is_written()
    {
        const string Flags = "flags:\n  new_checkout: {}\n";
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = folder.RunAt(new BrokenClock(), [], "remove", "new_checkout", "--keep", "on");

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Equal(
            $"typedflags: This is a mistake of the tool: InvalidCastException: A day is no month.\ntypedflags: It was made in {typeof(BrokenClock).FullName}.GetUtcNow. Please report it with these lines.\n",
            result.Error);
        Assert.Equal(Flags, File.ReadAllText(Path.Combine(folder.Path, "flags.yaml")));
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidCastException("A day is no month.");
    }
}
