using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Analyzers.Unused;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Unused;

/// <summary>TF1005: what fires.</summary>
public class UnusedFlagTests
{
    private const string NewCheckout = "The flag 'new_checkout' is declared and never used in this project. Remove it, or, if files outside the project use it, name them as TypedFlagsUsage.";

    [Fact]
    public Task A_flag_that_nothing_uses() =>
        FlagsProject.With("flags:\n  [|new_checkout|]: { default: true }", "class Shop { }").VerifyAsync<UnusedFlagAnalyzer>(NewCheckout);

    [Fact]
    public Task A_project_without_any_code() =>
        FlagsProject.With("flags:\n  [|new_checkout|]: {}").VerifyAsync<UnusedFlagAnalyzer>(NewCheckout);

    [Fact]
    public Task The_owner_is_named() =>
        FlagsProject.With("flags:\n  [|new_checkout|]: { owner: payments }").VerifyAsync<UnusedFlagAnalyzer>(
            "The flag 'new_checkout' is declared and never used in this project. Its owner is payments. Remove it, or, if files outside the project use it, name them as TypedFlagsUsage.");

    [Fact]
    public Task One_of_several() =>
        FlagsProject.With(
            "flags:\n  first: {}\n  [|second|]: {}\n  third: {}",
            "class Shop { bool A => Storefront.Flags.First.IsEnabled() && Storefront.Flags.Third.IsEnabled(); }").VerifyAsync<UnusedFlagAnalyzer>(
            "The flag 'second' is declared and never used in this project. Remove it, or, if files outside the project use it, name them as TypedFlagsUsage.");

    [Fact]
    public Task Each_in_the_file_that_declares_it() =>
        FlagsProject.With("flags:\n  [|first_flag|]: {}\n  second_flag: {}", "class Shop { bool A => Storefront.Flags.SecondFlag.IsEnabled(); }")
            .WithFile("checkout.flags.yaml", "# moved here\nflags:\n    [|\"third_flag\"|]: {}\n").VerifyAsync<UnusedFlagAnalyzer>();

    [Fact]
    public Task Flags_that_others_name_only_in_comments_and_documentation() =>
        FlagsProject.With(
            "flags:\n  [|new_checkout|]: {}",
            """
            /// <summary>See <see cref="Storefront.Flags.NewCheckout"/>, "new_checkout".</summary>
            class Shop
            {
                // Flags.NewCheckout.IsEnabled() was asked here.
                /* client.GetBoolean("new_checkout", null, false) */
            }
            """).VerifyAsync<UnusedFlagAnalyzer>(NewCheckout);

    [Fact]
    public Task Flags_whose_name_something_else_has() =>
        FlagsProject.With(
            "flags:\n  [|search|]: {}\n  [|theme|]: { type: string, default: light }",
            """
            class Engine { public object Search(string text) => text; public string Theme { get; set; } = "it is a theme"; }
            class Search { }
            enum Page { Start, Basket }
            class Shop
            {
                private readonly Engine _engine = new() { Theme = "dark" };
                object A => _engine.Search("a search");
                string B { get { _engine.Theme = "x"; return _engine.Theme; } }
                Search C() => new Search();
                string D(string theme, int search) => theme + search + this.B.Length;
                (int Search, int Theme) E => (Search: 1, Theme: 2);
            }
            """).VerifyAsync<UnusedFlagAnalyzer>();

    [Fact]
    public Task A_longer_name_that_begins_so_is_another_flag() =>
        FlagsProject.With(
            "policy: { naming: any }\nflags:\n  [|new-checkout|]: {}\n  new-checkout-v2: {}\n  [|new_cart|]: {}\n  new_cart2: {}",
            """class Shop { string A = "new-checkout-v2"; string B = "new_cart2"; }""").VerifyAsync<UnusedFlagAnalyzer>();

    [Fact]
    public Task A_class_that_merely_implements_the_interface() =>
        FlagsProject.With(
            "flags:\n  [|new_checkout|]: {}",
            """
            using TypedFlags;
            class Fixed : Storefront.IFlags
            {
                public BooleanFlag NewCheckout => null!;
                public FlagEvaluations EvaluateAll() => null!;
                public FlagEvaluations EvaluateAll(FlagContext? context) => null!;
                public FlagEvaluations EvaluateAll<TContext>(in TContext context) where TContext : struct, IFlagContextAdapter => null!;
            }
            """).VerifyAsync<UnusedFlagAnalyzer>(NewCheckout);

    [Fact]
    public Task A_listing_of_all_definitions_uses_none() =>
        FlagsProject.With(
            "flags:\n  [|new_checkout|]: {}",
            """
            using System.Linq;
            class Shop { int A => Storefront.Flags.All.Count; bool B => new[] { 1 }.All(x => x > 0); }
            """).VerifyAsync<UnusedFlagAnalyzer>(NewCheckout);

    [Fact]
    public Task A_method_of_something_else_that_evaluates_all() =>
        FlagsProject.With(
            "flags:\n  [|new_checkout|]: {}",
            "class Rules { public int EvaluateAll() => 1; } class Shop { int A => new Rules().EvaluateAll(); }").VerifyAsync<UnusedFlagAnalyzer>(NewCheckout);

    [Fact]
    public Task A_public_flag_set_of_a_program() =>
        (FlagsProject.With("visibility: public\nflags:\n  [|new_checkout|]: {}", "System.Console.WriteLine();") with
        {
            OutputKind = OutputKind.ConsoleApplication,
        }).VerifyAsync<UnusedFlagAnalyzer>(NewCheckout);

    [Fact]
    public Task A_project_that_lets_mocks_in() =>
        FlagsProject.With(
            "flags:\n  [|new_checkout|]: {}",
            """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("DynamicProxyGenAssembly2, PublicKey=0024")]""")
            .VerifyAsync<UnusedFlagAnalyzer>(NewCheckout);

    [Fact]
    public Task Whatever_its_kind_and_even_if_it_is_deprecated() =>
        FlagsProject.With("flags:\n  [|first_flag|]: { kind: operational }\n  [|second_flag|]: { deprecated: true }").VerifyAsync<UnusedFlagAnalyzer>();

    [Fact]
    public Task A_flag_with_prerequisites_that_nobody_asks_about() =>
        FlagsProject.With("flags:\n  new_cart: {}\n  [|new_checkout|]: { requires: [new_cart] }").VerifyAsync<UnusedFlagAnalyzer>(NewCheckout);

    [Fact]
    public Task A_file_within_the_projects_folder() =>
        new FlagsProject().WithFile("/shop/Storefront/flags.yaml", "flags:\n  [|new_checkout|]: {}")
            .WithOption("build_property.ProjectDir", "/shop/Storefront/").VerifyAsync<UnusedFlagAnalyzer>(NewCheckout);

    [Fact]
    public Task Prose_in_a_page_that_has_a_flags_name() =>
        FlagsProject.With("flags:\n  [|search|]: {}")
            .WithFile("Index.cshtml", "<h2>Search</h2>\n<p>You can search all products here.</p>").VerifyAsync<UnusedFlagAnalyzer>();
}
