using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Processes;

public class LightStartTests
{
    /// <summary>The compiler is megabytes that would be loaded at each start: without it, verbs that need none still work.</summary>
    [Theory]
    [InlineData("validate", 0)]
    [InlineData("evaluate --json --context {}", 0)]
    [InlineData("--help", 0)]
    public async Task Verbs_that_read_no_code_do_not_load_the_compiler(string commandLine, int code)
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags:\n  a: {}\n");
        using CopiedTool tool = await CopiedTool.CreateAsync();

        Assert.Equal(code, (await tool.RunAsync(folder.Path, "own", commandLine.Split(' '))).Code);
    }
}
