using Microsoft.CodeAnalysis;
using TypedFlags.CodeFixes.Removal;
using TypedFlags.CodeFixes.Tests.Harness;
using TypedFlags.SourceGeneration.Tests.ForeignApis;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.Removal;

/// <summary>What the pages show is what comes out.</summary>
public class PageTests
{
    [Theory]
    [InlineData("TF1003", "Remove 'old_banner', keep on")]
    [InlineData("TF1008", "Remove 'new_menu', keep on")]
    public Task The_fix_makes_of_a_page_s_example_what_the_page_says(string id, string title)
    {
        string[] blocks = File.ReadAllText(RepositoryRoot.PathOf($"docs/rules/{id}.md")).Split("```");
        string Block(int number) => blocks[(2 * number) - 1][(blocks[(2 * number) - 1].IndexOf('\n', StringComparison.Ordinal) + 1)..];
        FlagsProject project = FlagsProject.With(Block(1))
            .WithSource("Program.cs", Block(2))
            .WithSource("Usings.cs", "global using System;\n")
            with
        { OutputKind = OutputKind.ConsoleApplication };

        return FixVerifier.VerifyAsync<RemoveFlagFixProvider>(project, title, ("flags.yaml", "flags: {}\n"), ("Program.cs", Block(3)));
    }

    [Fact]
    public async Task The_example_of_the_page_on_removal()
    {
        string[] blocks = File.ReadAllText(RepositoryRoot.PathOf("docs/flag-removal.md")).Split("```csharp\n");
        string Block(int number) => blocks[number].Split("```")[0];
        FlagsProject project = FlagsProject.With(
            "flags:\n  new_checkout: { expires: 2026-06-30 }\n",
            $$"""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.FeatureManagement;

            public record Receipt(int Number);

            public record Cart(bool IsEmpty);

            public interface ICheckout
            {
                Task<Receipt> PayAsync(Cart cart, CancellationToken cancellationToken);
            }

            internal class Desk
            {
                private readonly IVariantFeatureManager _features;
                private readonly ICheckout _checkout;
                private readonly ICheckout _oldCheckout;

                public Desk(IVariantFeatureManager features, ICheckout checkout, ICheckout oldCheckout)
                {
                    _features = features;
                    _checkout = checkout;
                    _oldCheckout = oldCheckout;
                }

            {{Block(1)}}
            }

            """) with
        { Packages = FeatureLibraries.FeatureManagement };

        Solution changed = await FixVerifier.ChangedAsync<RemoveFlagFixProvider>(project, "Remove 'new_checkout', keep on");

        string text = (await changed.Projects.Single().Documents.Single().GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        Assert.Contains(Block(2), text, StringComparison.Ordinal);
    }
}
