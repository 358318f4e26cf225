using TypedFlags.CodeFixes.Removal;
using TypedFlags.CodeFixes.Tests.Harness;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.Removal;

/// <summary>On 1 October 2026; a flag that expired is stale (TF1003), one that is the same for everyone has one outcome (TF1008).</summary>
public class RemoveFlagFixTests
{
    private const string Shop = """
        using System;

        namespace Storefront;

        internal class Shop
        {
            public void Open()
            {
                if (Flags.NewMenu.IsEnabled())
                {
                    Console.WriteLine("Menu");
                }
                else
                {
                    Console.WriteLine("Old menu");
                }
            }
        }

        """;

    [Fact]
    public Task The_flag_and_its_entry_go_and_the_side_that_is_on_stays() => FixVerifier.VerifyAsync<RemoveFlagFixProvider>(
        FlagsProject.With("flags:\n  # Asked for by sales.\n  new_menu: { expires: 2026-06-30 }\n  other: {}\n", Shop),
        "Remove 'new_menu', keep on",
        ("flags.yaml", "flags:\n  other: {}\n"),
        ("Source0.cs", Kept("Menu")));

    [Fact]
    public Task The_side_that_is_off() => FixVerifier.VerifyAsync<RemoveFlagFixProvider>(
        FlagsProject.With("flags:\n  new_menu: { expires: 2026-06-30 }\n", Shop),
        "Remove 'new_menu', keep off",
        ("flags.yaml", "flags: {}\n"),
        ("Source0.cs", Kept("Old menu")));

    [Theory]
    [InlineData("expires: 2026-06-30", "off, on")]
    [InlineData("expires: 2026-06-30, default: true", "on, off")]
    [InlineData("expires: 2026-06-30, serve: true", "on, off")]
    [InlineData("expires: 2026-06-30, serve: true, enabled: false", "off, on")]
    [InlineData("expires: 2026-06-30, rollout: 80", "on, off")]
    [InlineData("expires: 2026-06-30, rollout: 20", "off, on")]
    [InlineData("expires: 2026-06-30, rollout: 20, schedule: [ { at: 2026-06-01, rollout: 100 } ]", "on, off")]
    [InlineData("expires: 2026-06-30, rollout: 20, schedule: [ { at: 2027-06-01, rollout: 100 } ]", "off, on")]
    [InlineData("created: 2026-01-01, default: true", "on, off")]
    [InlineData("created: 2026-01-01", "off, on")]
    public async Task What_most_people_get_comes_first(string properties, string sides) => Assert.Equal(
        sides.Split(", ").Select(static side => "Remove 'new_menu', keep " + side),
        await FixVerifier.TitlesAsync<RemoveFlagFixProvider>(FlagsProject.With($"flags:\n  new_menu: {{ {properties} }}\n", Shop)));

    [Fact]
    public async Task Each_variant_the_one_with_the_largest_share_first() => Assert.Equal(
        ["Remove 'layout', keep 'full'", "Remove 'layout', keep 'control'", "Remove 'layout', keep 'compact'"],
        await FixVerifier.TitlesAsync<RemoveFlagFixProvider>(FlagsProject.With(
            "flags:\n  layout: { type: string, expires: 2026-06-30, variants: { control: one-column, compact: compact, full: full }, default: control, split: { control: 10, compact: 30, full: 60 } }\n",
            "namespace Storefront;\n\ninternal class Shop\n{\n    public string Layout() => Flags.Layout.GetValue();\n}\n")));

    [Fact]
    public Task A_variant_that_is_kept() => FixVerifier.VerifyAsync<RemoveFlagFixProvider>(
        FlagsProject.With(
            "flags:\n  layout: { type: string, created: 2026-01-01, variants: { control: one-column, full: wide }, default: control }\n",
            "namespace Storefront;\n\ninternal class Shop\n{\n    public string Layout() => Flags.Layout.GetValue();\n}\n"),
        "Remove 'layout', keep 'full'",
        ("flags.yaml", "flags: {}\n"),
        ("Source0.cs", "namespace Storefront;\n\ninternal class Shop\n{\n    public string Layout() => \"wide\";\n}\n"));

    [Fact]
    public Task A_flag_without_variants_keeps_its_value() => FixVerifier.VerifyAsync<RemoveFlagFixProvider>(
        FlagsProject.With(
            "flags:\n  most: { type: integer, expires: 2026-06-30, default: 5 }\n",
            "namespace Storefront;\n\ninternal class Shop\n{\n    public int Most() => Flags.Most.GetValue();\n}\n"),
        "Remove 'most', keep the value",
        ("flags.yaml", "flags: {}\n"),
        ("Source0.cs", "namespace Storefront;\n\ninternal class Shop\n{\n    public int Most() => 5;\n}\n"));

    [Fact]
    public Task A_key_as_text_is_a_use_too() => FixVerifier.VerifyAsync<RemoveFlagFixProvider>(
        FlagsProject.With(
            "flags:\n  new_menu: { expires: 2026-06-30 }\n",
            "internal class Shop\n{\n    public bool IsNew(TypedFlags.IFlagClient flags) => flags.GetBoolean([|\"new_menu\"|], null, false);\n}\n"),
        "Remove 'new_menu', keep on",
        ("flags.yaml", "flags: {}\n"),
        ("Source0.cs", "internal class Shop\n{\n    public bool IsNew(TypedFlags.IFlagClient flags) => true;\n}\n"));

    [Fact]
    public Task Every_file_and_what_other_flags_required() => FixVerifier.VerifyAsync<RemoveFlagFixProvider>(
        FlagsProject.With("flags:\n  other:\n    requires: [new_menu]\n", Shop, Shop.Replace("class Shop", "class Stall", StringComparison.Ordinal))
            .WithFile("menu.flags.yaml", "flags:\n  new_menu: { expires: 2026-06-30 }\n"),
        "Remove 'new_menu', keep on",
        ("flags.yaml", "flags:\n  other: {}\n"),
        ("menu.flags.yaml", "flags: {}\n"),
        ("Source0.cs", Kept("Menu")),
        ("Source1.cs", Kept("Menu").Replace("class Shop", "class Stall", StringComparison.Ordinal)));

    [Fact]
    public async Task A_side_is_not_offered_with_which_another_flag_would_always_be_off() => Assert.Equal(
        ["Remove 'new_menu', keep on"],
        await FixVerifier.TitlesAsync<RemoveFlagFixProvider>(FlagsProject.With("flags:\n  new_menu: { expires: 2026-06-30 }\n  other: { requires: [new_menu] }\n", Shop)));

    [Fact]
    public Task Nothing_is_offered_where_another_flag_names_it_as_its_replacement() => FixVerifier.VerifyNoneAsync<RemoveFlagFixProvider>(
        FlagsProject.With("flags:\n  new_menu: { expires: 2026-06-30 }\n  old_menu: { deprecated: true, replaced_by: new_menu }\n", Shop));

    [Fact]
    public Task Nothing_is_offered_in_generated_code() => FixVerifier.VerifyNoneAsync<RemoveFlagFixProvider>(
        FlagsProject.With("flags:\n  new_menu: { expires: 2026-06-30 }\n").WithSource("Shop.designer.cs", Shop));

    private static string Kept(string text) => $$"""
        using System;

        namespace Storefront;

        internal class Shop
        {
            public void Open()
            {
                Console.WriteLine("{{text}}");
            }
        }

        """;
}
