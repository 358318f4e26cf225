using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Recognition;

public class FlagUsagesTests
{
    private const string Source = """
        using Storefront;
        using TypedFlags;
        static class Keys { public const string Beta = "new_checkout"; }
        class Cart
        {
            bool Pay() => Flags.NewCheckout.IsEnabled();
            bool Ask(IFlagClient client) => client.GetBoolean(Keys.Beta, null, false) || Flags.DarkMode.IsEnabled();
            [System.Obsolete("new_checkout")]
            int Old { get; }
        }
        """;

    [Fact]
    public void Uses_are_listed_with_their_member_and_place() => Assert.Equal(
        [
            "new_checkout Text Keys.Beta 3",
            "new_checkout Accessor Cart.Pay 6",
            "new_checkout Name Cart.Ask 7",
            "dark_mode Accessor Cart.Ask 7",
            "new_checkout Attribute Cart.Old 8",
        ],
        FlagUsages.Find(
            (CSharpCompilation)FlagsProject.With("flags: { new_checkout: { }, dark_mode: { } }", Source).Generate().Output,
            [("new_checkout", "NewCheckout"), ("dark_mode", "DarkMode")],
            cancellationToken: TestContext.Current.CancellationToken).Select(static usage => $"{usage.Key} {usage.Kind} {usage.Member} {usage.Location.GetLineSpan().StartLinePosition.Line + 1}"));
}
