using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Compiler;

/// <summary>Which compiler the tool works with, shown by taking the other one away.</summary>
public class CompilerAssembliesTests
{
    [Fact]
    public async Task The_SDKs_compiler_is_taken_where_there_is_one()
    {
        using ToolFolder shop = Shop.Create();
        using CopiedTool withoutOwn = await CopiedTool.CreateAsync();

        ToolResult result = await withoutOwn.RunAsync(shop.Path, compiler: null, "remove", "new_checkout", "--keep", "on", "--dry-run", "--source-only");

        Assert.Equal(0, result.Code);
        Assert.Contains("-        if (Flags.NewCheckout.IsEnabled(", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tools_own_compiler_says_the_same()
    {
        using ToolFolder shop = Shop.Create();
        using CopiedTool withoutOwn = await CopiedTool.CreateAsync();
        string[] commandLine = ["remove", "new_checkout", "--keep", "on", "--dry-run", "--source-only"];
        ToolResult bySdk = await withoutOwn.RunAsync(shop.Path, compiler: null, commandLine);
        CopiedTool whole = await withoutOwn.WithCompilerAsync();

        Assert.Equal(bySdk, await whole.RunAsync(shop.Path, "own", commandLine));
    }

    [Fact]
    public async Task Asked_for_its_own_the_tool_does_not_look_for_another()
    {
        using ToolFolder shop = Shop.Create();
        using CopiedTool withoutOwn = await CopiedTool.CreateAsync();

        Assert.NotEqual(0, (await withoutOwn.RunAsync(shop.Path, "own", "usages", "new_checkout")).Code);
    }
}
