using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using TypedFlags.CodeFixes.Removal;
using TypedFlags.CodeFixes.Tests.Harness;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.Removal;

/// <summary>What the remover does not understand it leaves; the entry stays then, so that everything still compiles.</summary>
public class LeftUsesTests
{
    private const string Flags = "flags:\n  new_menu: { expires: 2026-06-30 }\n";

    private const string Before = """
        using System;
        using TypedFlags;

        namespace Storefront;

        internal class Shop
        {
            public string Text() => Flags.NewMenu.IsEnabled() ? "new" : "old";

            public object Handle() => Describe(Flags.NewMenu);

            private static object Describe(object flag) => flag;
        }

        """;

    [Fact]
    public Task The_rest_goes_and_the_entry_stays() => FixVerifier.VerifyAsync<RemoveFlagFixProvider>(
        FlagsProject.With(Flags, Before),
        "Remove 'new_menu', keep on, where it can be",
        ("Source0.cs", Before.Replace("Flags.NewMenu.IsEnabled() ? \"new\" : \"old\"", "\"new\"", StringComparison.Ordinal)));

    [Fact]
    public async Task The_preview_warns_at_what_was_left()
    {
        Solution changed = await FixVerifier.ChangedAsync<RemoveFlagFixProvider>(FlagsProject.With(Flags, Before), "Remove 'new_menu', keep on, where it can be");

        SyntaxNode root = (await changed.Projects.Single().Documents.Single().GetSyntaxRootAsync(TestContext.Current.CancellationToken))!;
        SyntaxNode marked = Assert.Single(root.GetAnnotatedNodes(WarningAnnotation.Kind));
        Assert.Contains("NewMenu", marked.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(WarningAnnotation.GetDescription(Assert.Single(marked.GetAnnotations(WarningAnnotation.Kind)))!);
    }

    [Fact]
    public Task Nothing_is_offered_where_all_would_be_left() => FixVerifier.VerifyNoneAsync<RemoveFlagFixProvider>(
        FlagsProject.With(Flags, "namespace Storefront;\n\ninternal class Shop\n{\n    public object Handle() => (object)Flags.NewMenu;\n}\n"));

    [Fact]
    public Task A_text_that_may_be_its_name_keeps_the_entry() => FixVerifier.VerifyAsync<RemoveFlagFixProvider>(
        FlagsProject.With(
            Flags,
            "namespace Storefront;\n\ninternal class Shop\n{\n    public bool IsNew() => Flags.NewMenu.IsEnabled();\n\n    public string Name() => \"new_menu\";\n}\n"),
        "Remove 'new_menu', keep on, where it can be",
        ("Source0.cs", "namespace Storefront;\n\ninternal class Shop\n{\n    public bool IsNew() => true;\n\n    public string Name() => \"new_menu\";\n}\n"));

    [Fact]
    public Task A_test_that_still_sets_it_keeps_the_entry()
    {
        const string Test = """
            using System;

            namespace Storefront;

            internal class FactAttribute : Attribute;

            internal class ShopTests
            {
                public bool IsNew() => Flags.NewMenu.IsEnabled();

                [Fact]
                public void Both_sides_have_a_menu()
                {
                    using (Flags.NewMenu.Override(false))
                    {
                        Console.WriteLine(IsNew());
                    }

                    using (Flags.NewMenu.Override(true))
                    {
                        Console.WriteLine(IsNew());
                    }
                }
            }

            """;
        return FixVerifier.VerifyAsync<RemoveFlagFixProvider>(
            FlagsProject.With(Flags, Test),
            "Remove 'new_menu', keep on, where it can be",
            ("Source0.cs", Test.Replace("    public bool IsNew() => Flags.NewMenu.IsEnabled();\n\n", "", StringComparison.Ordinal).Replace("Line(IsNew())", "Line(true)", StringComparison.Ordinal)));
    }

    // Nothing but the set-ups names the flag: that they are left is the only reason.
    [Fact]
    public Task A_test_that_still_sets_it_by_its_name_keeps_the_entry()
    {
        const string Test = """
            using System;
            using System.Collections.Generic;

            namespace Storefront;

            internal class FactAttribute : Attribute;

            internal class ShopTests
            {
                public bool IsNew() => Flags.NewMenu.IsEnabled();

                [Fact]
                public void Both_sides_have_a_menu()
                {
                    var features = new Dictionary<string, bool> { ["new_menu"] = false };
                    Console.WriteLine(features.Count);
                    features["new_menu"] = true;
                    Console.WriteLine(features.Count);
                }
            }

            """;
        return FixVerifier.VerifyAsync<RemoveFlagFixProvider>(
            FlagsProject.With(Flags, Test),
            "Remove 'new_menu', keep on, where it can be",
            ("Source0.cs", Test.Replace("Flags.NewMenu.IsEnabled()", "true", StringComparison.Ordinal)));
    }

    [Fact]
    public Task A_comment_that_mentions_it_does_not() => FixVerifier.VerifyAsync<RemoveFlagFixProvider>(
        FlagsProject.With(
            Flags,
            "namespace Storefront;\n\n// The days before new_menu.\ninternal class Shop\n{\n    public bool IsNew() => Flags.NewMenu.IsEnabled();\n}\n"),
        "Remove 'new_menu', keep on",
        ("flags.yaml", "flags: {}\n"),
        ("Source0.cs", "namespace Storefront;\n\n// The days before new_menu.\ninternal class Shop\n{\n    public bool IsNew() => true;\n}\n"));
}
