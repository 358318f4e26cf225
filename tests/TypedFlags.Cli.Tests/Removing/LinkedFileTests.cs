using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Removing;

/// <summary>A file that several projects compile, and code that only another build of them sees: what one project does not need any more, the other one may.</summary>
public class LinkedFileTests
{
    private static readonly string[] KeepOn = ["remove", "new_checkout", "--keep", "on", "--source-only", "--method", "IFeatures.IsEnabled"];

    [Fact]
    public void A_class_of_keys_that_is_linked_leaves_all_projects_together()
    {
        using ToolFolder folder = Create("""
            namespace Shared;

            internal static class Names
            {
                internal const string NewCheckout = "new_checkout";

                internal const string Other = "other";
            }

            """)
            .With("App/Show.cs", """public class Show(IFeatures features) { public string Text() => features.IsEnabled(Shared.Names.NewCheckout) ? Shared.Names.Other : "old"; }""")
            .With("Other/Show.cs", """public class Show(IFeatures features) { public string Text() => features.IsEnabled(Shared.Names.NewCheckout) ? Shared.Names.Other : "old"; }""");

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.DoesNotContain("Shared.cs(", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NewCheckout", Read(folder, "shared/Shared.cs") + Read(folder, "App/Show.cs") + Read(folder, "Other/Show.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_for_which_another_project_gives_something_else_stays()
    {
        const string Shared = "namespace Shared;\n\ninternal static class Texts\n{\n    internal static string Title(bool isNew) => isNew ? \"new\" : \"old\";\n}\n";
        using ToolFolder folder = Create(Shared)
            .With("App/Show.cs", """public class Show(IFeatures features) { public string Text() => Shared.Texts.Title(features.IsEnabled("new_checkout")); }""")
            .With("Other/Show.cs", """public class Show { public string Text() => Shared.Texts.Title(false); }""");

        folder.Run(KeepOn);

        Assert.Equal(Shared, Read(folder, "shared/Shared.cs"));
        Assert.Contains("Shared.Texts.Title(true)", Read(folder, "App/Show.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_constructor_that_another_project_calls_with_an_effect_keeps_its_parameter()
    {
        using ToolFolder folder = Create("""
            namespace Shared;

            internal class Printer(IFeatures features, string name)
            {
                public string Print() => features.IsEnabled("new_checkout") ? name : "old";
            }

            """)
            .With("App/Show.cs", """public class Show(IFeatures features) { public string Text() => new Shared.Printer(features, "app").Print(); }""")
            .With("Other/Show.cs", """public class Show { public string Text() => new Shared.Printer(Made(), "other").Print(); private static IFeatures Made() => throw new NotSupportedException(); }""");

        folder.Run(KeepOn);

        Assert.Contains("class Printer(IFeatures features, string name)", Read(folder, "shared/Shared.cs"), StringComparison.Ordinal);
        Assert.Contains("new Shared.Printer(features, \"app\")", Read(folder, "App/Show.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_project_names_under_if_stays_in_the_library()
    {
        using ToolFolder folder = Services.Create()
            .With("Shop.Core/Gates.cs", "namespace Shop;\n\npublic static class Gates\n{\n    public static bool IsNew(IFeatureService features) => features.IsEnabled(\"new_checkout\");\n}\n")
            .With("Shop.Web/Nightly.cs", "#if NIGHTLY\npublic class Nightly\n{\n    public bool Is(Shop.IFeatureService features) => Shop.Gates.IsNew(features);\n}\n#endif\n")
            .With("Shop.Web/Daily.cs", "public class Daily\n{\n    public string Show(Shop.IFeatureService features) => Shop.Gates.IsNew(features) ? \"new\" : \"old\";\n}\n");

        folder.Run(["remove", "new_checkout", "--keep", "on", "--source-only", "--method", "IFeatureService.IsEnabled"]);

        Assert.Contains("public static bool IsNew(IFeatureService features)", Read(folder, "Shop.Core/Gates.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_for_another_framework_keeps_what_it_calls()
    {
        const string Project = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
              </PropertyGroup>
              <ItemGroup>
                <Compile Remove="Desk.netstandard.cs" />
                <Compile Include="Desk.netstandard.cs" Condition="'$(TargetFramework)' == 'netstandard2.0'" />
              </ItemGroup>
            </Project>
            """;
        using ToolFolder folder = new ToolFolder()
            .With("Lib/Lib.csproj", Project)
            .With("Lib/Features.cs", "public interface IFeatures\n{\n    bool IsEnabled(string name);\n}\n")
            .With("Lib/Desk.cs", """
                public partial class Desk
                {
                    public string Pay(IFeatures features) { return features.IsEnabled("new_checkout") ? "new" : PayOld(); }

                    private static string PayOld() { return "old"; }
                }

                """)
            .With("Lib/Desk.netstandard.cs", "public partial class Desk\n{\n    public string PayLegacy() { return PayOld(); }\n}\n");

        folder.Run(KeepOn);

        Assert.Equal(
            """
            public partial class Desk
            {
                public string Pay(IFeatures features) { return "new"; }

                private static string PayOld() { return "old"; }
            }

            """,
            Read(folder, "Lib/Desk.cs"));
    }

    [Fact]
    public void What_a_part_in_a_linked_file_has_goes_when_no_project_uses_it()
    {
        using ToolFolder folder = Create(PartOfDesk)
            .With("App/Desk.App.cs", """namespace Shared; public partial class Desk { public string Pay(IFeatures features) => features.IsEnabled("new_checkout") ? "new" : PayOld(); }""")
            .With("Other/Desk.Other.cs", """namespace Shared; public partial class Desk { public string Buy(IFeatures features) => features.IsEnabled("new_checkout") ? "new" : PayOld(); }""");

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Equal("""namespace Shared; public partial class Desk { public string Pay(IFeatures features) => "new"; }""", Read(folder, "App/Desk.App.cs"));
        Assert.Equal("""namespace Shared; public partial class Desk { public string Buy(IFeatures features) => "new"; }""", Read(folder, "Other/Desk.Other.cs"));
        Assert.Equal("namespace Shared;\n\npublic partial class Desk\n{\n    public string Name => \"desk\";\n}\n", Read(folder, "shared/Shared.cs"));
    }

    [Fact]
    public void What_a_part_in_a_linked_file_has_stays_while_one_project_uses_it()
    {
        using ToolFolder folder = Create(PartOfDesk)
            .With("App/Desk.App.cs", """namespace Shared; public partial class Desk { public string Pay(IFeatures features) => features.IsEnabled("new_checkout") ? "new" : PayOld(); }""")
            .With("Other/Desk.Other.cs", """namespace Shared; public partial class Desk { public string Buy() => PayOld(); }""");

        folder.Run(KeepOn);

        Assert.Equal("""namespace Shared; public partial class Desk { public string Pay(IFeatures features) => "new"; }""", Read(folder, "App/Desk.App.cs"));
        Assert.Equal(PartOfDesk, Read(folder, "shared/Shared.cs"));
    }

    [Fact]
    public void A_question_in_a_linked_file_is_removed_once_with_what_each_project_has_for_it()
    {
        using ToolFolder folder = Create("""
            namespace Shared;

            public partial class Desk
            {
                public string Pay(IFeatures features) => features.IsEnabled("new_checkout") ? PayNew() : PayOld();
            }

            """, separator: '\\')
            .With("App/Desk.App.cs", """namespace Shared; public partial class Desk { private string PayNew() => "app"; private string PayOld() => "old app"; }""")
            .With("Other/Desk.Other.cs", """namespace Shared; public partial class Desk { private string PayNew() => "other"; private string PayOld() => "old other"; }""");

        ToolResult result = folder.Run(KeepOn);

        Assert.Contains("1 use removed, 3 files changed", result.Output, StringComparison.Ordinal);
        Assert.Contains("public string Pay(IFeatures features) => PayNew();", Read(folder, "shared/Shared.cs"), StringComparison.Ordinal);
        Assert.Equal("""namespace Shared; public partial class Desk { private string PayNew() => "app"; }""", Read(folder, "App/Desk.App.cs"));
        Assert.Equal("""namespace Shared; public partial class Desk { private string PayNew() => "other"; }""", Read(folder, "Other/Desk.Other.cs"));
    }

    private const string PartOfDesk = "namespace Shared;\n\npublic partial class Desk\n{\n    public string Name => \"desk\";\n\n    private string PayOld() => \"old\";\n}\n";

    // Two applications, each with the file among its own.
    private static ToolFolder Create(string shared, char separator = '/')
    {
        string project = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="../shared/Shared.cs" Link="Shared.cs" />
                <Compile Include="../shared/Features.cs" Link="Features.cs" />
              </ItemGroup>
            </Project>
            """.Replace("../shared/", $"..{separator}shared{separator}", StringComparison.Ordinal);
        return new ToolFolder()
            .With("App/App.csproj", project)
            .With("Other/Other.csproj", project)
            .With("shared/Shared.cs", shared)
            .With("shared/Features.cs", "public interface IFeatures\n{\n    bool IsEnabled(string name);\n}\n");
    }

    private static string Read(ToolFolder folder, string path) => File.ReadAllText(Path.Combine(folder.Path, path));
}
