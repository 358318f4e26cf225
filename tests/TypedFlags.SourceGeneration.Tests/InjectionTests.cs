using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

public class InjectionTests
{
    [Fact]
    public void The_interface_gives_the_same_accessors_bound_to_an_engine()
    {
        FlagsProject project = FlagsProject.With(
            """
            flags:
              new_checkout: { users: [ada], default: false }
              greeting: { type: string, default: Hello }
            """,
            """
            using Microsoft.Extensions.DependencyInjection;
            using TypedFlags;

            [FlagContext] public record User(string Id);

            static class Program
            {
                static string Run()
                {
                    ServiceCollection services = new();
                    services.AddTypedFlags();
                    using ServiceProvider provider = services.BuildServiceProvider();
                    Storefront.IFlags flags = provider.GetRequiredService<Storefront.IFlags>();
                    User ada = new("ada");
                    return flags.NewCheckout.IsEnabled(ada) + " " + flags.Greeting.GetValue() + " " + flags.EvaluateAll(ada)["new_checkout"].Value;
                }
            }
            """);

        Assert.Equal("True Hello True", project.Run());
    }
}
