namespace TypedFlags.Package.Tests;

/// <summary>What a second build does: what it must, and no more.</summary>
public class IncrementalBuildTests(PackageFeed feed)
{
    private const string Program = """
        foreach (TypedFlags.FlagDefinition flag in Shop.Flags.All)
        {
            Console.WriteLine($"{flag.Key} {Shop.Flags.EvaluateAll()[flag.Key].Value}");
        }
        """;

    [Fact]
    public async Task An_edit_of_the_file_alone_is_compiled_in_and_a_build_without_one_compiles_nothing()
    {
        Workspace shop = Shop().With("flags.yaml", "flags: { a: { default: true } }");
        Assert.Equal("a True\n", (await shop.RunAsync()).ShouldSucceed().Output);
        string assembly = Path.Combine(shop.Folder, "obj/Debug/net10.0/Shop.dll");
        DateTime built = File.GetLastWriteTimeUtc(assembly);

        (await shop.BuildAsync()).ShouldSucceed();
        Assert.Equal(built, File.GetLastWriteTimeUtc(assembly));

        shop.With("flags.yaml", "flags: { a: { default: false } }");
        Assert.Equal("a False\n", (await shop.RunAsync()).ShouldSucceed().Output);
    }

    [Fact]
    public async Task A_file_that_comes_with_an_old_date_or_goes_is_noticed()
    {
        Workspace shop = Shop().With("flags.yaml", "flags: { a: { default: true } }");
        (await shop.BuildAsync()).ShouldSucceed();

        shop.With("more.flags.yaml", "flags: { b: { default: true } }");
        string more = Path.Combine(shop.Folder, "more.flags.yaml");
        File.SetLastWriteTimeUtc(more, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal("a True\nb True\n", (await shop.RunAsync()).ShouldSucceed().Output);

        File.Delete(more);
        Assert.Equal("a True\n", (await shop.RunAsync()).ShouldSucceed().Output);
    }

    private Workspace Shop() => feed.NewWorkspace().WithProject("Shop.csproj", "<OutputType>Exe</OutputType>").With("Program.cs", Program);
}
