using System.Text.RegularExpressions;

namespace TypedFlags.Package.Tests;

/// <summary>The README says what really happens.</summary>
public partial class ReadmeTests(PackageFeed feed)
{
    private static readonly string Readme = File.ReadAllText(RepositoryRoot.PathOf("README.md"));

    [Fact]
    public async Task QuickStart_prints_what_it_shows()
    {
        CommandResult ran = (await CommandLine.DotnetAsync(
            RepositoryRoot.PathOf("."), "run", "--project", "samples/QuickStart", "--no-build", "--configuration", PackageFeed.Configuration)).ShouldSucceed();

        // Each line without what stands behind it in spaces. winter_theme has a schedule: its line depends on the day.
        HashSet<string> printed = [.. ran.Output.Split('\n').Select(line => line.TrimEnd())];
        string[] shown = [.. Block("ada sees").Split('\n').TakeWhile(line => line != "…").Where(line => !line.StartsWith("winter_theme", StringComparison.Ordinal))];
        Assert.True(shown.Length > 20);
        Assert.All(shown, line => Assert.Contains(line, printed));
    }

    [Fact]
    public async Task The_build_of_QuickStart_warns_of_the_two_flags_it_shows_and_of_nothing_else()
    {
        // The repository's own build, in which warnings are errors.
        CommandResult built = (await CommandLine.DotnetAsync(
            RepositoryRoot.PathOf("."), "build", "samples/QuickStart", "--nologo", "--no-restore", "--no-dependencies", "--no-incremental", "--configuration", PackageFeed.Configuration)).ShouldSucceed();

        string root = Path.GetFullPath(RepositoryRoot.PathOf(".")).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        string[] warnings = [.. built.Output.Split('\n')
            .Where(line => line.Contains(": warning ", StringComparison.Ordinal) || line.Contains(": error ", StringComparison.Ordinal))
            .Select(line => HelpLinkAndProject().Replace(line, "").Replace(root, "", StringComparison.Ordinal).Replace('\\', '/').Trim())
            .Distinct()];
        Assert.Equal(Block("samples/QuickStart/Program.cs(").Split('\n'), warnings);
    }

    [Fact]
    public async Task The_first_five_minutes_go_as_written()
    {
        Workspace shop = feed.NewWorkspace()
            .WithProject("Shop.csproj", "<OutputType>Exe</OutputType>")
            .With("flags.yaml", Block("# yaml-language-server"))
            .With("Program.cs", Block("using Shop;"));

        CommandResult ran = (await shop.RunAsync()).ShouldSucceed();

        Assert.Equal(Block("$ dotnet run"), "$ dotnet run\n" + ran.Output.TrimEnd());
    }

    [Fact]
    public async Task The_mistakes_are_reported_as_written()
    {
        Workspace shop = feed.NewWorkspace()
            .WithProject("Shop.csproj", "<OutputType>Exe</OutputType>")
            .With("flags.yaml", Block("# yaml-language-server").Replace("rollout: 10", "rolout: 10", StringComparison.Ordinal))
            .With("Program.cs", Block("using Shop;").Replace("NewCheckout.IsEnabled", "NewChekout.IsEnabled", StringComparison.Ordinal));

        CommandResult built = (await shop.BuildAsync()).ShouldFail();

        string[] shown = [.. Block("flags.yaml(").Split('\n').Where(line => line != "…")];
        Assert.Equal(2, shown.Length);
        Assert.All(shown, line => Assert.Contains(line, built.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_misspelt_name_in_text_is_reported_as_written()
    {
        Workspace shop = feed.NewWorkspace()
            .WithProject("Shop.csproj")
            .With("flags.yaml", Block("# yaml-language-server"))
            .With("Checkout.cs", Block("public static class Checkout"));

        CommandResult built = (await shop.BuildAsync()).ShouldSucceed();

        Assert.Contains(Block("Checkout.cs("), built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_of_ones_own_takes_less_than_30_lines_and_outlives_its_source()
    {
        string provider = Block("using System.Net;");
        using ScriptedServer server = new("""{"new_checkout":false}""", """{"new_checkout":true}""", null, """{"new_checkout": false}""");
        Workspace shop = feed.NewWorkspace()
            .WithProject("Shop.csproj", "<OutputType>Exe</OutputType>", Workspace.ReferenceTo("Microsoft.Extensions.Hosting"))
            .With("flags.yaml", Block("# yaml-language-server"))
            .With("RemoteFlags.cs", provider.Replace("FromSeconds(10)", "FromMilliseconds(50)", StringComparison.Ordinal))
            .With("Program.cs", $$"""
                using Microsoft.Extensions.DependencyInjection;
                using Microsoft.Extensions.Hosting;
                using Shop;
                using TypedFlags;

                HostApplicationBuilder builder = Host.CreateApplicationBuilder();
                {{Block("builder.Services.AddTypedFlags().AddProvider").Replace("https://config.example.com/", server.Address, StringComparison.Ordinal)}}
                using IHost host = builder.Build();
                await host.StartAsync();
                IFlags flags = host.Services.GetRequiredService<IFlags>();
                FlagEngine engine = host.Services.GetRequiredService<FlagEngine>();
                using HttpClient server = new() { BaseAddress = new Uri("{{server.Address}}") };
                FlagContext ada = new("ada");
                Print("at the start");
                await NextAsync();
                await UntilAsync(() => flags.NewCheckout.IsEnabled(ada));
                Print("changed");
                await NextAsync();
                await UntilAsync(() => engine.Providers[^1].Error is not null);
                Print("away");
                await NextAsync();
                await UntilAsync(() => !flags.NewCheckout.IsEnabled(ada));
                Print("back");
                for (int reading = 0; reading < 2; reading++)
                {
                    DateTimeOffset? at = engine.Providers[^1].LoadedAt;
                    await UntilAsync(() => engine.Providers[^1].LoadedAt != at);
                }

                void Print(string when) => Console.WriteLine($"ada, {when}: {flags.NewCheckout.IsEnabled(ada)}");
                Task NextAsync() => server.GetAsync("next");
                static async Task UntilAsync(Func<bool> condition)
                {
                    while (!condition())
                    {
                        await Task.Delay(10);
                    }
                }
                """);

        CommandResult ran = (await shop.RunAsync()).ShouldSucceed();

        Assert.True(provider.Split('\n').Length < 30);
        Assert.Equal(
            ["ada, at the start: False", "ada, changed: True", "ada, away: True", "ada, back: False"],
            ran.Output.Split('\n').Where(line => line.StartsWith("ada, ", StringComparison.Ordinal)));
        Assert.True(server.NotModified > 0);
        Assert.Single(ran.Output.Split('\n'), line => line.Contains("could not be read from RemoteFlags", StringComparison.Ordinal));
    }

    [GeneratedRegex(@" \(https://[^)]*\) \[[^]]*\]$", RegexOptions.None, 1000)]
    private static partial Regex HelpLinkAndProject();

    /// <summary>The fenced block that begins so.</summary>
    private static string Block(string beginning) =>
        Fences().Matches(Readme).Select(fence => fence.Groups["text"].Value.TrimEnd())
            .Single(text => text.StartsWith(beginning, StringComparison.Ordinal));

    [GeneratedRegex("^```[a-z]*\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fences();
}
