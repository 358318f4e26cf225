namespace TypedFlags.Package.Tests;

/// <summary>Generated code in projects whose settings and names are hard on generated code.</summary>
public class StrictProjectTests(PackageFeed feed)
{
    private const string EveryKindOfFlag = """
        visibility: public
        context:
          plan: { type: string, values: [free, pro] }
          age: number
        flags:
          boolean_flag: { description: "A <boolean> & more.", owner: web, created: 2026-01-01, rollout: 5 }
          text_flag: { type: string, default: "a \"quoted\" text" }
          text_variants: { type: string, variants: { a: one, b: two }, default: a }
          whole_number: { type: integer, default: 7 }
          fraction: { type: number, variants: { low: 0.5, high: 1.5 }, default: low }
          limits:
            type: object
            variants:
              small: { size: 1, name: null, parts: [1, 2], inner: { on: true } }
              large: { size: 9, name: big, parts: [], inner: { on: false } }
            default: small
          class: { deprecated: Do not use., replaced_by: boolean_flag }
        """;

    private const string UsesEveryKind = """
        [assembly: System.CLSCompliant(false)]

        namespace Acme
        {
            [global::TypedFlags.FlagContext]
            public sealed class Person
            {
                [global::TypedFlags.TargetingKey]
                public string Id { get; set; }

                public int Age { get; set; }
            }

            internal static class Program
            {
                private static void Main()
                {
                    Person person = new Person { Id = "ada", Age = 36 };
                    global::System.Console.WriteLine(Flags.BooleanFlag.IsEnabled(person) ? "on" : "off");
                    global::System.Console.WriteLine(Flags.Limits.GetValue(person).Parts.Count);
                }
            }
        }
        """;

    [Theory]
    [InlineData("Acme.System.Shop")]
    [InlineData("Acme.TypedFlags.Shop")]
    [InlineData("TypedFlags")]
    [InlineData("Acme.Flags")]
    public async Task It_compiles_without_a_warning_under_every_rule_in_an_awkward_namespace(string rootNamespace)
    {
        Workspace shop = feed.NewWorkspace()
            .With("Shop.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <OutputType>Exe</OutputType>
                    <RootNamespace>{rootNamespace}</RootNamespace>
                    <Nullable>disable</Nullable>
                    <ImplicitUsings>disable</ImplicitUsings>
                    <AnalysisLevel>latest-all</AnalysisLevel>
                    <AnalysisMode>All</AnalysisMode>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                    <GenerateDocumentationFile>true</GenerateDocumentationFile>
                    <!-- The hand-written part is not what is tested. -->
                    <NoWarn>$(NoWarn);CA1515;CA1303;CA1852;TF1005</NoWarn>
                  </PropertyGroup>
                  <ItemGroup>
                    {feed.NewWorkspace().PackageReference}
                  </ItemGroup>
                </Project>
                """)
            .With("flags.yaml", EveryKindOfFlag)
            .With("Program.cs", "#pragma warning disable CS1591\n" + UsesEveryKind.Replace("namespace Acme", $"namespace {rootNamespace}", StringComparison.Ordinal));

        CommandResult built = (await shop.BuildAsync()).ShouldSucceed();

        Assert.Contains("0 Warning(s)", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_analyzer_that_ships_another_YamlDotNet_does_not_break_the_generator()
    {
        Workspace shop = feed.NewWorkspace()
            .With("Other/Other.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>netstandard2.0</TargetFramework>
                    <LangVersion>latest</LangVersion>
                    <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>
                    <EnforceExtendedAnalyzerRules>false</EnforceExtendedAnalyzerRules>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="4.14.0" PrivateAssets="all" />
                    <PackageReference Include="YamlDotNet" Version="11.2.1" PrivateAssets="all" />
                  </ItemGroup>
                </Project>
                """)
            .With("Other/OtherGenerator.cs", """
                using Microsoft.CodeAnalysis;
                using YamlDotNet.RepresentationModel;

                [Generator]
                public sealed class OtherGenerator : IIncrementalGenerator
                {
                    public void Initialize(IncrementalGeneratorInitializationContext context) =>
                        context.RegisterPostInitializationOutput(output =>
                        {
                            YamlStream yaml = new YamlStream();
                            yaml.Load(new System.IO.StringReader("answer: 42"));
                            string version = typeof(YamlStream).Assembly.GetName().Version.ToString();
                            output.AddSource("Other.g.cs", "internal static class Other { public const string YamlDotNet = \"" + version + "\"; }");
                        });
                }
                """)
            .WithProject(
                "Shop/Shop.csproj",
                "<OutputType>Exe</OutputType>",
                """
                <ProjectReference Include="../Other/Other.csproj" ReferenceOutputAssembly="false" />
                <Analyzer Include="../Other/bin/Debug/netstandard2.0/Other.dll" />
                <Analyzer Include="../Other/bin/Debug/netstandard2.0/YamlDotNet.dll" />
                """)
            .With("Shop/flags.yaml", "flags: { new_checkout: { default: true } }")
            .With("Shop/Program.cs", """Console.WriteLine($"{Other.YamlDotNet} {Shop.Flags.NewCheckout.IsEnabled()}");""");

        CommandResult built = (await shop.BuildAsync("Shop")).ShouldSucceed();
        Assert.DoesNotContain("CS8785", built.Output, StringComparison.Ordinal);

        CommandResult ran = (await shop.RunAsync("Shop")).ShouldSucceed();
        Assert.Equal("11.0.0.0 True\n", ran.Output);
    }
}
