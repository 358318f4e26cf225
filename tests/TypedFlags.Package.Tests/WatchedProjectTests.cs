namespace TypedFlags.Package.Tests;

/// <summary>What stands around an evaluation, in an application that has a host: state, hooks, exposures, explanations.</summary>
public class WatchedProjectTests(PackageFeed feed)
{
    private const string Program = """
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Shop;
        using TypedFlags;

        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Staging" });
        builder.Configuration.AddInMemoryCollection([new("TypedFlags:Flags:layout:split:full", "100")]);
        builder.Services.AddTypedFlags()
            .AddHook<Uses>()
            .AddExposures(static options => options.Reasons.Add(FlagReason.Static))
            .AddExposureSink(static (batch, _) =>
            {
                Console.WriteLine($"exposed: {string.Join(' ', batch.Select(static one => $"{one.TargetingKey} {one.FlagKey} {one.Variant}"))}");
                return ValueTask.CompletedTask;
            });
        using IHost host = builder.Build();
        await host.StartAsync();
        Customer ada = new("ada", Plan.Pro);

        Console.WriteLine(Flags.Layout.GetVariant(ada));
        FlagExplanation explanation = host.Services.GetRequiredService<IFlags>().NewCheckout.Explain(ada);
        Console.WriteLine($"{explanation.Value} by {explanation.DecidingStep!.Kind} {explanation.RuleName} in {explanation.Environment}");
        await host.StopAsync();

        [FlagContext]
        public record Customer([property: TargetingKey] string Id, Plan Plan);

        public enum Plan { Free, Pro }

        internal sealed class Uses : FlagHook
        {
            public override void Finally(FlagHookContext context, in FlagEvaluation<object> evaluation) =>
                Console.WriteLine($"{context.Purpose}: {context.FlagKey} {evaluation.Reason}");
        }
        """;

    [Fact]
    public async Task Hooks_exposures_and_explanations_work_in_a_project_of_a_stranger()
    {
        Workspace shop = feed.NewWorkspace()
            .WithProject(
                "Shop.csproj",
                "<OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
                Workspace.ReferenceTo("Microsoft.Extensions.Hosting"))
            .With("flags.yaml", """
                context: { plan: { type: string, values: [free, pro] } }
                flags:
                  layout: { kind: experiment, type: string, variants: { control: c, full: f }, default: control, split: { control: 100 } }
                  new_checkout: { rules: [ { name: pros, when: { plan: pro }, serve: true } ] }
                """)
            .With("Program.cs", Program);

        CommandResult ran = (await shop.RunAsync()).ShouldSucceed();

        Assert.Equal(
            """
            Evaluate: layout STATIC
            Full
            Explain: new_checkout TARGETING_MATCH
            True by Rule pros in Staging
            exposed: ada layout full

            """.ReplaceLineEndings("\n"),
            ran.Output);
    }
}
