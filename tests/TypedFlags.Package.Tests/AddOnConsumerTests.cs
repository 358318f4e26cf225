using System.Text.RegularExpressions;

namespace TypedFlags.Package.Tests;

/// <summary>Applications that know the add-ons as packages only.</summary>
public sealed partial class AddOnConsumerTests(PackageFeed feed)
{
    private const string Definitions = """
        flags:
          new_checkout: { description: One-page checkout., kind: operational, default: false }
        """;

    /// <summary>The listings of docs/common-tasks.md about state, compiled as they stand there.</summary>
    private static string Tasks()
    {
        string database = Listing("using Microsoft.EntityFrameworkCore;");
        int body = database.IndexOf("\n\n", StringComparison.Ordinal);
        return string.Join(
            '\n',
            "using System.Text.Json;",
            "using Microsoft.Extensions.Configuration;",
            "using Microsoft.Extensions.DependencyInjection;",
            "using Microsoft.Extensions.Hosting;",
            "using TypedFlags;",
            database[..body],
            "namespace Shop;",
            "internal static class Tasks",
            "{",
            $"internal static async Task ChangeAsync(FlagStore store, CancellationToken cancellationToken) {{\n{Listing("StoredFlagState? seen")}}}",
            $"internal static async Task UseDatabaseAsync(HostApplicationBuilder builder) {{\n{database[body..]}}}",
            $"internal static void CallSmokeTest(HostApplicationBuilder builder) {{\n{Listing("builder.Services.AddTypedFlags()")}}}",
            $"internal static async Task FindDriftAsync(IServiceProvider services, FlagStore store) {{\n{Listing("await services.GetRequiredService<FlagDefinitionSync>")}}}",
            "}");
    }

    private static string Listing(string beginning) =>
        Listings().Matches(File.ReadAllText(RepositoryRoot.PathOf("docs/common-tasks.md"))).Select(static listing => listing.Groups["text"].Value)
            .Single(text => text.StartsWith(beginning, StringComparison.Ordinal));

    [GeneratedRegex("^```csharp\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listings();

    /// <summary>Its own server's state comes over HTTP; the database and Redis are away, which is no reason not to answer.</summary>
    [Fact]
    public async Task One_application_uses_all_of_them()
    {
        Workspace shop = feed.NewWorkspace();
        string[] addOns = [.. PackageFeed.AddOns.Select(shop.Reference)];
        shop.With("Shop/flags.yaml", Definitions)
            .With("Shop/state.yaml", "flags: { new_checkout: true }")
            .WithProject(
                "Shop/Shop.csproj",
                "<OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors><InvariantGlobalization>true</InvariantGlobalization>",
                $"""
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                {string.Concat(addOns)}
                {Workspace.ReferenceTo("Npgsql.EntityFrameworkCore.PostgreSQL")}
                """)
            .With("Shop/Tasks.cs", Tasks())
            .With("Shop/Program.cs", """
                using Microsoft.AspNetCore.Builder;
                using Microsoft.AspNetCore.Hosting;
                using Microsoft.EntityFrameworkCore;
                using Microsoft.Extensions.DependencyInjection;
                using Microsoft.Extensions.Logging;
                using Shop;
                using TypedFlags;

                const string Key = "a-key-for-tests-that-is-long-enough";
                WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
                builder.Logging.ClearProviders();
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Services.AddTypedFlags().AddYamlFile(Path.GetFullPath("state.yaml")).AddServer(options => options.AddKey(Key));
                await using WebApplication server = builder.Build();
                server.MapTypedFlags();
                await server.StartAsync();

                ServiceCollection services = new();
                services.AddLogging();
                services.AddTypedFlags(options => options.ReadyTimeout = TimeSpan.Zero)
                    .AddEntityFrameworkCore(database => database.UseNpgsql("Host=127.0.0.1;Port=1;Timeout=1"))
                    .AddPostgreSqlNotifications(options => options.ConnectionString = "Host=127.0.0.1;Port=1;Timeout=1")
                    .AddRedis(options => { options.Configuration = "127.0.0.1:1"; options.Roles = TypedFlags.Redis.RedisRoles.Notifications; })
                    .AddHttp(new Uri(server.Urls.Single()), options => { options.Key = Key; options.CopyFolder = null; });
                await using ServiceProvider provider = services.BuildServiceProvider();
                IFlags flags = provider.GetRequiredService<IFlags>();
                FlagEngine engine = provider.GetRequiredService<FlagEngine>();
                for (int wait = 0; wait < 600 && !(flags.NewCheckout.IsEnabled() && engine.Providers.Any(one => one.Error is not null)); wait++)
                {
                    await Task.Delay(100);
                }

                Console.WriteLine($"server {server.Services.GetRequiredService<IFlags>().NewCheckout.IsEnabled()}, client {flags.NewCheckout.IsEnabled()}");
                Console.WriteLine($"{engine.Providers.Count(one => one.IsLoaded)} of {engine.Providers.Count} providers are there");
                """);

        CommandResult run = await CommandLine.DotnetAsync(Path.Combine(shop.Folder, "Shop"), "run");

        Assert.Equal("server True, client True\n1 of 2 providers are there\n", run.ShouldSucceed().Output);
    }

    /// <summary>
    /// What was trimmed away that should not have been would show as a warning or as an exception. StackExchange.Redis may be warned of: it makes no
    /// promise, and docs/providers.md says so.
    /// </summary>
    [Fact]
    public async Task A_fully_trimmed_program_uses_those_that_can_be_trimmed_without_a_warning_of_them()
    {
        Workspace worker = feed.NewWorkspace();
        worker.With("flags.yaml", Definitions)
            .With("state.yaml", "flags: { new_checkout: true }")
            .WithProject(
                "Worker.csproj",
                """
                <OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors><InvariantGlobalization>true</InvariantGlobalization>
                <PublishTrimmed>true</PublishTrimmed><TrimMode>full</TrimMode><ILLinkTreatWarningsAsErrors>false</ILLinkTreatWarningsAsErrors>
                <RuntimeIdentifier>$(NETCoreSdkPortableRuntimeIdentifier)</RuntimeIdentifier><SelfContained>true</SelfContained>
                """,
                worker.Reference("TypedFlags.Yaml") + worker.Reference("TypedFlags.Http") + worker.Reference("TypedFlags.Redis") + Workspace.ReferenceTo("Microsoft.Extensions.Hosting"))
            .With("Program.cs", """
                using Microsoft.Extensions.DependencyInjection;
                using Worker;
                using TypedFlags;

                ServiceCollection services = new();
                services.AddTypedFlags(options => options.ReadyTimeout = TimeSpan.Zero)
                    .AddYamlFile(Path.GetFullPath("state.yaml"))
                    .AddHttp(new Uri("http://127.0.0.1:1"), options => options.CopyFolder = null)
                    .AddRedis(options => options.Configuration = "127.0.0.1:1");
                await using ServiceProvider provider = services.BuildServiceProvider();
                IFlags flags = provider.GetRequiredService<IFlags>();
                FlagEngine engine = provider.GetRequiredService<FlagEngine>();
                for (int wait = 0; wait < 600 && !(flags.NewCheckout.IsEnabled() && engine.Providers.Count(one => one.Error is not null) == 2); wait++)
                {
                    await Task.Delay(100);
                }

                Console.WriteLine($"{flags.NewCheckout.IsEnabled()}, {string.Join(" and ", engine.Providers.Where(one => one.Error is not null).Select(one => one.Error!.Split(':')[0]))}");
                """);

        CommandResult published = (await CommandLine.DotnetAsync(worker.Folder, "publish", "--output", "published", "--nologo")).ShouldSucceed();
        CommandResult run = await CommandLine.RunAsync(Path.Combine(worker.Folder, "published", OperatingSystem.IsWindows() ? "Worker.exe" : "Worker"), worker.Folder);

        // By default one warning stands for all of an assembly.
        Assert.DoesNotContain(published.Output.Split('\n'), static line =>
            line.Contains("warning", StringComparison.OrdinalIgnoreCase) && !line.Contains("IL2104: Assembly 'StackExchange.Redis'", StringComparison.Ordinal));
        Assert.StartsWith("True, HttpRequestException and ", run.ShouldSucceed().Output, StringComparison.Ordinal);
    }
}
