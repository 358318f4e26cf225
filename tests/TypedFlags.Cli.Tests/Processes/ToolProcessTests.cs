using System.Diagnostics;
using System.Globalization;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Processes;

/// <summary>The built tool, as a shell sees it.</summary>
public class ToolProcessTests
{
    private const string Flags = "flags:\n  a: { environments: [Staging], default: true, owner: \"é\" }\n";
    private const string Off = """{"a":{"value":false,"variant":"off","reason":"DISABLED"}}""";

    [Fact]
    public async Task Validate_finds_the_files_of_the_current_folder()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags:\n  a: { é: 1 }\n");

        ToolResult result = await ToolProcess.RunAsync(folder.Path, "validate");

        Assert.Equal(1, result.Code);
        Assert.Contains("flags.yaml(2,8): error TF2002: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("'é'", result.Output, StringComparison.Ordinal);
        Assert.StartsWith("flags.yaml: 1 error,", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_writes_the_answer_and_nothing_else()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        Assert.Equal(new ToolResult(0, Off + "\n", ""), await ToolProcess.RunAsync(folder.Path, "evaluate", "--json", "--context", "{}"));
    }

    [Fact]
    public async Task The_environment_is_that_of_dotnet()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = await ToolProcess.FinishAsync(ToolProcess.StartShell(folder.Path, "DOTNET_ENVIRONMENT=staging $TOOL evaluate --json --context '{}'"));

        Assert.Contains("\"value\":true", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contexts_come_through_a_pipe()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = await ToolProcess.FinishAsync(ToolProcess.StartShell(folder.Path, "printf '{}\\n{' | $TOOL evaluate --json --contexts -"));

        Assert.Equal((1, 2), (result.Code, result.Lines.Length));
        Assert.StartsWith("stdin(2,2): error: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_one_by_one_is_answered_one_by_one()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);
        using Process tool = ToolProcess.Start(folder.Path, "evaluate", "--json", "--contexts", "-");
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));

        for (int count = 0; count < 3; count++)
        {
            await tool.StandardInput.WriteLineAsync("{}");
            await tool.StandardInput.FlushAsync(limit.Token);
            Assert.Equal(Off, await tool.StandardOutput.ReadLineAsync(limit.Token));
        }

        Assert.Equal(new ToolResult(0, "", ""), await ToolProcess.FinishAsync(tool));
    }

    [Fact]
    public async Task When_the_reader_has_seen_enough_the_tool_ends_quietly()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        // The input never ends: only the closed pipe can end the tool.
        ToolResult result = await ToolProcess.FinishAsync(ToolProcess.StartShell(
            folder.Path, "set -o pipefail; yes '{}' 2>/dev/null | { $TOOL evaluate --json --contexts -; echo $? >&2; } | head -n 1"));

        Assert.Equal((Off + "\n", "0\n"), (result.Output, result.Error));
    }

    [Fact]
    public async Task Answers_in_a_file_follow_what_is_there()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        await ToolProcess.FinishAsync(ToolProcess.StartShell(
            folder.Path, "{ echo first; $TOOL evaluate --json --context '{}'; $TOOL evaluate --json --context '{}'; echo last; } > out"));

        Assert.Equal(["first", Off, Off, "last"], await File.ReadAllLinesAsync(Path.Combine(folder.Path, "out")));
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Linux has a disk that is always full.");
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        ToolResult result = await ToolProcess.FinishAsync(ToolProcess.StartShell(folder.Path, "$TOOL evaluate --json --context '{}' > /dev/full"));

        Assert.Equal(1, result.Code);
        Assert.Equal("typedflags: The results can't be written: No space left on device\n", result.Error);
    }

    [Fact]
    public async Task Ctrl_c_ends_it_at_once_and_without_a_word()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill -INT.");
        using ToolFolder folder = ToolFolder.WithFlags(Flags);
        using Process tool = ToolProcess.StartAtTerminal(folder.Path, "evaluate", "--json", "--contexts", "-");
        await tool.StandardInput.WriteLineAsync("{}");
        await tool.StandardInput.FlushAsync();
        await tool.StandardOutput.ReadLineAsync();

        using Process kill = Process.Start("kill", ["-INT", tool.Id.ToString(CultureInfo.InvariantCulture)]);
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
        await tool.WaitForExitAsync(limit.Token);

        Assert.Equal(130, tool.ExitCode);
        Assert.Equal("", await tool.StandardOutput.ReadToEndAsync(limit.Token) + await tool.StandardError.ReadToEndAsync(limit.Token));
    }
}
