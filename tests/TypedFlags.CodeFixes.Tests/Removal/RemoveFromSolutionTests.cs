using Microsoft.CodeAnalysis.CodeFixes;
using TypedFlags.CodeFixes.Removal;
using TypedFlags.CodeFixes.Tests.Harness;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.Removal;

/// <summary>A flag goes from every project that sees it, wherever somebody asks for that.</summary>
public class RemoveFromSolutionTests
{
    private const string Stale = "visibility: public\nflags:\n  new_menu: { expires: 2026-06-30 }\n";

    private const string Empty = "visibility: public\nflags: {}\n";

    private const string Toggles = "namespace Storefront;\n\npublic interface IToggles\n{\n    bool IsOn([TypedFlags.FlagName] string name);\n}\n";

    private static readonly FlagsProject Library = FlagsProject.With(Stale, Asking("Storefront", "Menu"));

    private static readonly FlagsProject Site = new FlagsProject { AssemblyName = "Site", RootNamespace = "Site" }.WithSource("site/Page.cs", Asking("Site", "Page"));

    [Fact]
    public Task From_a_library_and_the_site_that_refers_to_it() => FixVerifier.VerifyInAsync<RemoveFlagFixProvider>(
        [Library, Site],
        [("Site", "Storefront")],
        "Remove 'new_menu', keep on",
        ("flags.yaml", Empty),
        ("Source0.cs", Kept("Storefront", "Menu", "new")),
        ("site/Page.cs", Kept("Site", "Page", "new")));

    [Fact]
    public Task The_same_where_the_site_asks_for_it() => FixVerifier.VerifyInAsync<RemoveFlagFixProvider>(
        [Site, Library],
        [("Site", "Storefront")],
        "Remove 'new_menu', keep off",
        ("flags.yaml", Empty),
        ("Source0.cs", Kept("Storefront", "Menu", "old")),
        ("site/Page.cs", Kept("Site", "Page", "old")));

    [Fact]
    public Task Projects_that_do_not_see_it_keep_a_flag_of_the_same_name() => FixVerifier.VerifyInAsync<RemoveFlagFixProvider>(
        [Library, Site.WithFile("site/flags.yaml", "flags:\n  new_menu: {}\n")],
        [],
        "Remove 'new_menu', keep on",
        ("flags.yaml", Empty),
        ("Source0.cs", Kept("Storefront", "Menu", "new")));

    [Fact]
    public Task A_project_that_declares_it_too_loses_its_entry() => FixVerifier.VerifyInAsync<RemoveFlagFixProvider>(
        [Library, Site.WithFile("site/flags.yaml", "flags:\n  new_menu: {}\n")],
        [("Site", "Storefront")],
        "Remove 'new_menu', keep on",
        ("flags.yaml", Empty),
        ("Source0.cs", Kept("Storefront", "Menu", "new")),
        ("site/flags.yaml", "flags: {}\n"),
        ("site/Page.cs", Kept("Site", "Page", "new")));

    [Fact]
    public Task A_file_of_flags_that_two_projects_share() => FixVerifier.VerifyInAsync<RemoveFlagFixProvider>(
        [Library, Site.WithFile("flags.yaml", Stale)],
        [],
        "Remove 'new_menu', keep on",
        ("flags.yaml", Empty),
        ("Source0.cs", Kept("Storefront", "Menu", "new")),
        ("site/Page.cs", Kept("Site", "Page", "new")));

    [Fact]
    public Task A_source_that_two_projects_share() => FixVerifier.VerifyInAsync<RemoveFlagFixProvider>(
        [FlagsProject.With(Stale).WithSource("Shared.cs", Asking("Shared", "Menu")), Site.WithFile("flags.yaml", Stale).WithSource("Shared.cs", Asking("Shared", "Menu"))],
        [],
        "Remove 'new_menu', keep on",
        ("flags.yaml", Empty),
        ("Shared.cs", Kept("Shared", "Menu", "new")),
        ("site/Page.cs", Kept("Site", "Page", "new")));

    [Fact]
    public Task Of_a_flag_of_a_package_only_the_code_changes() => FixVerifier.VerifyInAsync<RemoveFlagFixProvider>(
        [Site with { References = [Library.Compile()] }],
        [],
        "Remove 'new_menu', keep on",
        ("site/Page.cs", Kept("Site", "Page", "new")));

    [Fact]
    public Task What_a_site_still_uses_of_a_library_stays() => FixVerifier.VerifyInAsync<RemoveFlagFixProvider>(
        [
            FlagsProject.With(Stale, "namespace Storefront;\n\npublic class Menu\n{\n    public static bool IsNew() => Flags.NewMenu.IsEnabled();\n}\n"),
            new FlagsProject { AssemblyName = "Site" }.WithSource("site/Page.cs", "public class Page\n{\n    public bool IsNew() => Storefront.Menu.IsNew();\n}\n"),
        ],
        [("Site", "Storefront")],
        "Remove 'new_menu', keep on",
        ("flags.yaml", Empty),
        ("Source0.cs", "namespace Storefront;\n\npublic class Menu\n{\n    public static bool IsNew() => true;\n}\n"));

    [Fact]
    public Task A_constant_of_the_key_that_a_library_has_under_another_name() => FixVerifier.VerifyInAsync<RemoveFlagFixProvider>(
        [
            FlagsProject.With(Stale, Asking("Storefront", "Menu"), Toggles, "namespace Storefront;\n\npublic static class Keys\n{\n    public const string Card = \"new_menu\";\n}\n"),
            new FlagsProject { AssemblyName = "Site" }.WithSource("site/Page.cs", Toggling("toggles.IsOn(Storefront.Keys.Card)")),
        ],
        [("Site", "Storefront")],
        "Remove 'new_menu', keep on",
        ("flags.yaml", Empty),
        ("Source0.cs", Kept("Storefront", "Menu", "new")),
        ("site/Page.cs", Toggling("true")));

    [Fact]
    public Task A_constant_of_the_key_in_a_generated_file_stays_and_keeps_no_entry() => FixVerifier.VerifyInAsync<RemoveFlagFixProvider>(
        [
            FlagsProject.With(Stale, Asking("Storefront", "Menu"), Toggles)
                .WithSource("Keys.g.cs", "namespace Storefront;\n\npublic static class Keys\n{\n    public const string Card = \"new_menu\";\n}\n")
                .WithSource("Page.cs", Toggling("toggles.IsOn(Storefront.Keys.Card)")),
        ],
        [],
        "Remove 'new_menu', keep on",
        ("flags.yaml", Empty),
        ("Source0.cs", Kept("Storefront", "Menu", "new")),
        ("Page.cs", Toggling("true")));

    // Who else creates it is not always in the solution.
    [Fact]
    public Task A_public_service_that_a_site_creates_is_created_as_before() => FixVerifier.VerifyInAsync<RemoveFlagFixProvider>(
        [
            FlagsProject.With(
                Stale + "  other: { kind: operational }\n",
                "namespace Storefront;\n\npublic class Menu\n{\n    private readonly IFlags _flags;\n\n    public Menu(IFlags flags)\n    {\n        _flags = flags;\n    }\n\n    public string Text() => _flags.NewMenu.IsEnabled() ? \"new\" : \"old\";\n}\n"),
            new FlagsProject { AssemblyName = "Site" }.WithSource("site/Page.cs", "public class Page\n{\n    public string Text(Storefront.IFlags flags) => new Storefront.Menu(flags).Text();\n}\n"),
        ],
        [("Site", "Storefront")],
        "Remove 'new_menu', keep on",
        ("flags.yaml", "visibility: public\nflags:\n  other: { kind: operational }\n"),
        ("Source0.cs", "namespace Storefront;\n\npublic class Menu\n{\n    public Menu(IFlags flags)\n    {\n    }\n\n    public string Text() => \"new\";\n}\n"));

    [Theory]
    [InlineData(FixAllScope.Document, false)]
    [InlineData(FixAllScope.Project, true)]
    [InlineData(FixAllScope.Solution, true)]
    public Task All_flags_of_a_scope_each_from_everywhere(FixAllScope scope, bool both)
    {
        const string Flags = "visibility: public\nflags:\n  new_menu: { expires: 2026-06-30 }\n  new_page: { expires: 2026-06-30 }\n  layout: { type: string, expires: 2026-06-30, variants: { a: x, b: y }, default: a }\n";
        FlagsProject library = FlagsProject.With(Flags, Asking("Storefront", "Menu"), Asking("Storefront", "Leaf").Replace("NewMenu", "NewPage", StringComparison.Ordinal));
        List<(string, string)> after =
        [
            ("flags.yaml", string.Concat(Flags.Split('\n').Where(line => !line.Contains("new_menu", StringComparison.Ordinal) && !(both && line.Contains("new_page", StringComparison.Ordinal)) && line.Length > 0).Select(static line => line + "\n"))),
            ("Source0.cs", Kept("Storefront", "Menu", "new")),
            ("site/Page.cs", Kept("Site", "Page", "new")),
        ];
        if (both)
        {
            after.Add(("Source1.cs", Kept("Storefront", "Leaf", "new")));
        }

        return FixVerifier.VerifyAllAsync<RemoveFlagFixProvider>([library, Site], [("Site", "Storefront")], "Remove 'new_menu', keep on", scope, [.. after]);
    }

    [Fact]
    public Task A_flag_of_which_the_same_cannot_be_kept_stays_where_all_are_fixed() => FixVerifier.VerifyAllAsync<RemoveFlagFixProvider>(
        [
            FlagsProject.With(
                "flags:\n  new_menu: { expires: 2026-06-30 }\n  layout: { type: string, expires: 2026-06-30, variants: { a: x, b: y }, default: a }\n",
                Asking("Storefront", "Menu"),
                "namespace Storefront;\n\ninternal class Page\n{\n    public string Layout() => Flags.Layout.GetValue();\n}\n"),
        ],
        "Remove 'new_menu', keep on",
        FixAllScope.Solution,
        ("flags.yaml", "flags:\n  layout: { type: string, expires: 2026-06-30, variants: { a: x, b: y }, default: a }\n"),
        ("Source0.cs", Kept("Storefront", "Menu", "new")));

    private static string Asking(string space, string type) =>
        $"namespace {space};\n\ninternal class {type}\n{{\n    public string Text() => Storefront.Flags.NewMenu.IsEnabled() ? \"new\" : \"old\";\n}}\n";

    private static string Toggling(string answer) => $"namespace Shop;\n\npublic class Page\n{{\n    public bool IsNew(Storefront.IToggles toggles) => {answer};\n}}\n";

    private static string Kept(string space, string type, string text) =>
        $"namespace {space};\n\ninternal class {type}\n{{\n    public string Text() => \"{text}\";\n}}\n";
}
