using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Removing;

/// <summary>Usings of dead code, in projects as their build has them.</summary>
public class UsingTests
{
    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task Usings_of_dead_code_go_whether_or_not_documentation_is_made(string isDocumented)
    {
        using ToolFolder folder = new ToolFolder()
            .With("Directory.Build.props", "<Project />")
            .With("Directory.Build.targets", "<Project />")
            .With("Directory.Packages.props", "<Project />")
            .With("App.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <GenerateDocumentationFile>{isDocumented}</GenerateDocumentationFile>
                    <NoWarn>CS1591</NoWarn>
                  </PropertyGroup>
                </Project>
                """)
            .With("Shop.cs", """
                using System.Globalization;
                using System.Text;
                using System.Threading;

                public interface IFeatures
                {
                    bool IsEnabled(string name);
                }

                /// <summary>See <see cref="CultureInfo"/>, and <see cref="NotThere"/>.</summary>
                public class Shop
                {
                    /// <param name="other">Not there.</param>
                    public string Open(IFeatures features)
                    {
                        if (features.IsEnabled("new_checkout"))
                        {
                            return "new";
                        }

                        return new StringBuilder("old").Append(CultureInfo.CurrentCulture).ToString();
                    }
                }

                """);
        await ToolProcess.FinishAsync(ToolProcess.StartShell(folder.Path, "dotnet restore"));

        ToolResult result = folder.Run(["remove", "new_checkout", "--keep", "on", "--method", "IFeatures.IsEnabled"]);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Equal(
            """
            using System.Globalization;
            using System.Threading;

            public interface IFeatures
            {
                bool IsEnabled(string name);
            }

            /// <summary>See <see cref="CultureInfo"/>, and <see cref="NotThere"/>.</summary>
            public class Shop
            {
                /// <param name="other">Not there.</param>
                public string Open(IFeatures features)
                {
                    return "new";
                }
            }

            """,
            await File.ReadAllTextAsync(Path.Combine(folder.Path, "Shop.cs"), TestContext.Current.CancellationToken));
    }
}
