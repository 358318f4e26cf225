using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Processes;

/// <summary>The tool started without one of its standard streams, or with one that takes nothing.</summary>
public class ClosedStreamTests
{
    private const string Flags = "flags:\n  a: {}\n";
    private const string Answer = "{\"a\":{\"value\":false,\"variant\":\"off\",\"reason\":\"STATIC\"}}\n";
    private const string Evaluate = "$TOOL evaluate --json";

    [Theory]
    [InlineData($"{Evaluate} --contexts - <&-", 1, "", "typedflags: 'stdin' can't be read: It is closed.\n")]
    [InlineData($"{Evaluate} --context '{{}}' <&-", 0, Answer, "")]
    [InlineData($"{Evaluate} --context '{{}}' >&-", 1, "", "typedflags: The results can't be written: It is closed.\n")]
    [InlineData("$TOOL validate >&-", 0, "", "flags.yaml: 1 flag, no mistakes.\n")]
    [InlineData("$TOOL validate nope.yaml 2>&-", 2, "", "")]
    [InlineData($"{Evaluate} --context '{{\"x\":1}}' 2>&-", 0, Answer, "")]
    [InlineData("$TOOL validate nope.yaml <&- >&- 2>&-", 2, "", "")]
    public async Task What_is_closed_is_not_waited_for_and_not_written_to(string line, int code, string output, string error)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Only other shells can close a stream.");
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        Assert.Equal(new ToolResult(code, output, error), await ToolProcess.FinishAsync(ToolProcess.StartShell(folder.Path, line)));
    }

    [Fact]
    public async Task Problems_that_cannot_be_told_are_in_the_exit_code()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Linux has a disk that is always full.");
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = await ToolProcess.FinishAsync(ToolProcess.StartShell(folder.Path, "printf '{}\\n{\\n' | $TOOL evaluate --json --contexts - 2>/dev/full"));

        Assert.Equal((1, 2), (result.Code, result.Lines.Length));
    }

    [Theory]
    [InlineData("$TOOL validate", 2, "typedflags: The current folder is gone. Change to one that is there.\n")]
    [InlineData("$TOOL validate \"$OLDPWD/flags.yaml\" 2>/dev/null", 0, "")]
    public async Task A_current_folder_that_was_deleted_is_missed_only_where_it_is_needed(string line, int code, string error)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not delete it.");
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = await ToolProcess.FinishAsync(ToolProcess.StartShell(folder.Path, $"mkdir gone; cd gone; rmdir ../gone; {line}"));

        Assert.Equal((code, error), (result.Code, result.Error));
    }
}
