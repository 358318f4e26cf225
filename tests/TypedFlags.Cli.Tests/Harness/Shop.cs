namespace TypedFlags.Cli.Tests.Harness;

/// <summary>A solution as people have them: a web application, a library with flags, tests, and what mentions a flag besides. Its packages are not there.</summary>
internal static class Shop
{
    private const string CoreProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="TypedFlags" Version="0.0.0-not-there" />
          </ItemGroup>
        </Project>
        """;

    private const string WebProject = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="..\Shop.Core\Shop.Core.csproj" />
          </ItemGroup>
        </Project>
        """;

    private const string Solution = """
        Microsoft Visual Studio Solution File, Format Version 12.00
        Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Shop.Web", "Shop.Web\Shop.Web.csproj", "{11111111-1111-1111-1111-111111111111}"
        EndProject
        Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Shop.Core", "Shop.Core\Shop.Core.csproj", "{22222222-2222-2222-2222-222222222222}"
        EndProject
        """;

    public const string Checkout = """
        namespace Shop;

        public class Checkout
        {
            // What a customer pays with.
            public string Open(string user)
            {
                if (Flags.NewCheckout.IsEnabled(new TypedFlags.FlagContext(user)))
                {
                    return "new for " + user;
                }

                return "old for " + user;
            }
        }

        """;

    public const string CheckoutWithoutFlag = """
        namespace Shop;

        public class Checkout
        {
            // What a customer pays with.
            public string Open(string user)
            {
                return "new for " + user;
            }
        }

        """;

    /// <summary>Its files in a folder of their own.</summary>
    public static ToolFolder Create() => new ToolFolder()
        .With("Shop.sln", Solution)
        .With("Shop.Core/Shop.Core.csproj", CoreProject)
        .With("Shop.Core/flags.yaml", """
            namespace: Shop
            visibility: public
            flags:
              # The page that has everything.
              new_checkout: { users: [ada] }
              other: { requires: [new_checkout], rollout: 50 }

            """)
        .With("Shop.Core/Checkout.cs", Checkout)
        .With("Shop.Web/Shop.Web.csproj", WebProject)
        .With("Shop.Web/Program.cs", """
            using Shop;

            WebApplication app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/", () => Flags.NewCheckout.IsEnabled() ? "new" : "old");
            app.MapGet("/checkout", () => new Checkout().Open("ada"));
            app.Run();

            """)
        .With("Shop.Web/appsettings.json", """{ "TypedFlags": { "new_checkout": true } }""")
        .With("README.md", "There is new_checkout_v2 too.\n");

    /// <summary>A flag's class in no project, with the flags file beside it.</summary>
    public static ToolFolder WithoutProjects(string code, string flags = "namespace: Shop\nflags:\n  new_checkout: { rollout: 50 }\n") =>
        ToolFolder.WithFlags(flags).With("Checkout.cs", code);
}
