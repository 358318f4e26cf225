namespace TypedFlags.Package.Tests;

/// <summary>The README's first five minutes, from outside the repository.</summary>
public class FreshProjectTests(PackageFeed feed)
{
    private const string ShopFlags = """
        flags:
          new_checkout: { description: One-page checkout., users: [ada] }
          checkout_layout:
            type: string
            variants: { control: one-column, full: full }
            default: control
            rules:
              - { name: pros, when: { targetingKey: ada }, serve: full }
        """;

    [Fact]
    public async Task A_flag_in_the_file_is_an_accessor_with_the_right_answer()
    {
        Workspace shop = feed.NewWorkspace()
            .WithProject("Shop.csproj", "<OutputType>Exe</OutputType>")
            .With("flags.yaml", ShopFlags)
            .With("Program.cs", """
                using Shop;
                using TypedFlags;

                FlagContext ada = new("ada");
                Console.WriteLine($"{Flags.NewCheckout.IsEnabled(ada)} {Flags.NewCheckout.IsEnabled(new FlagContext("bob"))}");
                Console.WriteLine($"{Flags.CheckoutLayout.GetVariant(ada)} {Flags.CheckoutLayout.GetValue(new FlagContext("bob"))}");
                FlagEvaluation<string> why = Flags.CheckoutLayout.Evaluate(ada);
                Console.WriteLine($"{why.FlagKey} {why.Value} {why.Variant} {why.Reason} {why.RuleName}");
                Console.WriteLine(Flags.Names.NewCheckout);
                """);

        CommandResult ran = (await shop.RunAsync()).ShouldSucceed();

        Assert.Equal(
            """
            True False
            Full one-column
            checkout_layout full full TARGETING_MATCH pros
            new_checkout

            """.ReplaceLineEndings("\n"),
            ran.Output);
    }

    [Fact]
    public async Task A_misspelt_property_fails_the_build_at_its_line_and_column()
    {
        Workspace shop = feed.NewWorkspace()
            .WithProject("Shop.csproj", "<OutputType>Exe</OutputType>")
            .With("flags.yaml", "flags:\n  new_checkout:\n    rolout: 10\n")
            .With("Program.cs", """Console.WriteLine(Shop.Flags.NewCheckout.IsEnabled());""");

        CommandResult built = (await shop.BuildAsync()).ShouldFail();

        Assert.Matches(@"flags\.yaml\(3,5\): error TF2002: .*rollout", built.Output);
        Assert.DoesNotContain("CS0117", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_the_file_builds_as_if_nothing_were_there()
    {
        Workspace shop = feed.NewWorkspace()
            .WithProject("Shop.csproj", "<OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>")
            .With("Program.cs", """Console.WriteLine("no flags");""");

        CommandResult ran = (await shop.RunAsync()).ShouldSucceed();

        Assert.Equal("no flags\n", ran.Output);
        Assert.DoesNotContain(
            Directory.GetFiles(shop.Folder, "*.g.cs", SearchOption.AllDirectories),
            file => file.Contains("TypedFlags", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_language_version_may_be_12()
    {
        Workspace shop = feed.NewWorkspace()
            .WithProject("Shop.csproj", "<OutputType>Exe</OutputType><LangVersion>12</LangVersion><TreatWarningsAsErrors>true</TreatWarningsAsErrors>")
            .With("flags.yaml", ShopFlags)
            .With("Program.cs", """
                using TypedFlags;

                Console.WriteLine(Shop.Flags.NewCheckout.IsEnabled(new User("ada")));
                Console.WriteLine(Shop.Flags.CheckoutLayout.GetValue(new User("ada")));

                [FlagContext]
                internal sealed record User([property: TargetingKey] string Id);
                """);

        Assert.Equal("True\nfull\n", (await shop.RunAsync()).ShouldSucceed().Output);
    }
}
