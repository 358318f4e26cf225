using Microsoft.CodeAnalysis.CodeFixes;
using TypedFlags.CodeFixes.FlagFiles;
using TypedFlags.CodeFixes.Tests.Harness;
using TypedFlags.SourceGeneration.Tests.ForeignApis;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.FlagFiles;

public class AddFlagFixTests
{
    [Theory]
    [InlineData("GetBoolean(\"b\", null, false)", "{ created: 2026-10-01, default: false }")]
    [InlineData("GetString(\"b\", null, \"\")", "{ created: 2026-10-01, type: string, default: \"\" }")]
    [InlineData("GetInteger(\"b\", null, 0)", "{ created: 2026-10-01, type: integer, default: 0 }")]
    [InlineData("GetNumber(\"b\", null, 0)", "{ created: 2026-10-01, type: number, default: 0 }")]
    [InlineData("GetObject(\"b\", null, default)", "{ created: 2026-10-01, type: object, default: {} }")]
    public Task A_flag_of_the_type_that_is_asked_for(string call, string flag) => FixVerifier.VerifyAsync<AddFlagFixProvider>(
        FlagsProject.With("flags:\n  # first\n  a: {}\n", Asking(call)),
        "Add 'b' to flags.yaml",
        ("flags.yaml", $"flags:\n  # first\n  a: {{}}\n  b: {flag}\n"));

    [Fact]
    public Task A_flag_with_variants_where_one_of_them_is_asked_for()
    {
        const string Code = "class Shop { object Run(Microsoft.FeatureManagement.IVariantFeatureManager f) => f.GetVariantAsync(\"b\"); }\n";
        FlagsProject project = FlagsProject.With("flags:\n  a: {}\n", Code) with { Packages = FeatureLibraries.FeatureManagement };
        return FixVerifier.VerifyAsync<AddFlagFixProvider>(
            project,
            "Add 'b' to flags.yaml",
            ("flags.yaml", "flags:\n  a: {}\n  b: { created: 2026-10-01, type: string, variants: { control: control, treatment: treatment }, default: control }\n"));
    }

    [Fact]
    public Task To_the_file_of_similar_flags() => FixVerifier.VerifyAsync<AddFlagFixProvider>(
        FlagsProject.With("flags: { a: {} }\n", Asking("GetBoolean(\"cart_size\", null, false)")).WithFile("shop/cart.flags.yaml", "flags: { cart_colour: {} }\n"),
        "Add 'cart_size' to cart.flags.yaml",
        ("shop/cart.flags.yaml", "flags: { cart_colour: {}, cart_size: { created: 2026-10-01, default: false } }\n"));

    [Theory]
    [InlineData("NewCart")]
    [InlineData("all")]
    [InlineData("not a key")]
    public Task A_name_that_the_file_does_not_allow_is_not_offered(string name) =>
        FixVerifier.VerifyNoneAsync<AddFlagFixProvider>(FlagsProject.With("flags: { a: {} }\n", Asking($"GetBoolean(\"{name}\", null, false)")));

    [Theory]
    [InlineData(FixAllScope.Document, "flags:\n  a: {}\n  b: { created: 2026-10-01, default: false }\n  x: {}\n", null)]
    [InlineData(FixAllScope.Project, "flags:\n  a: {}\n  b: { created: 2026-10-01, default: false }\n  c: { created: 2026-10-01, type: integer, default: 0 }\n  x: {}\n", null)]
    [InlineData(FixAllScope.Solution, "flags:\n  a: {}\n  b: { created: 2026-10-01, default: false }\n  c: { created: 2026-10-01, type: integer, default: 0 }\n  x: {}\n",
        "flags: { d: {}, e: { created: 2026-10-01, default: false } }\n")]
    public Task All_of_them_in_one_edit(FixAllScope scope, string shopAfter, string? siteAfter)
    {
        FlagsProject shop = FlagsProject.With(
            "flags:\n  a: {}\n  x: {}\n",
            Asking("GetBoolean(\"b\", null, flags.GetBoolean(\"b\", null, false))"),
            Asking("GetInteger(\"c\", null, 1)").Replace("Shop", "Page", StringComparison.Ordinal));
        FlagsProject site = new FlagsProject { AssemblyName = "Site" }
            .WithFile("site/flags.yaml", "flags: { d: {} }\n")
            .WithSource("site/Shop.cs", Asking("GetBoolean(\"e\", null, false)"));
        List<(string, string)> after = [("flags.yaml", shopAfter)];
        if (siteAfter is not null)
        {
            after.Add(("site/flags.yaml", siteAfter));
        }

        return FixVerifier.VerifyAllAsync<AddFlagFixProvider>([shop, site], "Add 'b' to flags.yaml", scope, [.. after]);
    }

    [Fact]
    public Task A_file_that_two_projects_share_is_edited_for_both()
    {
        FlagsProject shop = FlagsProject.With("flags: { a: {} }\n", Asking("GetBoolean(\"b\", null, false)"));
        FlagsProject site = new FlagsProject { AssemblyName = "Site" }
            .WithFile("flags.yaml", "flags: { a: {} }\n")
            .WithSource("site/Shop.cs", Asking("GetBoolean(\"b\", null, flags.GetBoolean(\"c\", null, false))"));
        return FixVerifier.VerifyAllAsync<AddFlagFixProvider>(
            [shop, site],
            "Add 'b' to flags.yaml",
            FixAllScope.Solution,
            ("flags.yaml", "flags: { a: {}, b: { created: 2026-10-01, default: false }, c: { created: 2026-10-01, default: false } }\n"));
    }

    [Fact]
    public Task What_a_project_gets_those_that_refer_to_it_know()
    {
        FlagsProject site = new FlagsProject { AssemblyName = "Site", RootNamespace = "Site" }
            .WithFile("site/flags.yaml", "flags: { z: {} }\n")
            .WithSource("site/Shop.cs", Asking("GetBoolean(\"b\", null, flags.GetBoolean(\"c\", null, false))"));
        FlagsProject shop = FlagsProject.With("flags: { a: {} }\n", Asking("GetBoolean(\"b\", null, false)").Replace("Shop", "Page", StringComparison.Ordinal));
        return FixVerifier.VerifyAllAsync<AddFlagFixProvider>(
            [site, shop],
            [("Site", "Storefront")],
            "Add 'b' to flags.yaml",
            FixAllScope.Solution,
            ("flags.yaml", "flags: { a: {}, b: { created: 2026-10-01, default: false } }\n"),
            ("site/flags.yaml", "flags: { z: {}, c: { created: 2026-10-01, default: false } }\n"));
    }

    [Theory]
    [InlineData("flags: { d: {} }\n", "flags: { d: {}, b: { created: 2026-10-01, default: false } }\n")]
    [InlineData("flags: { b: {} }\n", "flags: { b: {} }\n")]
    public Task A_source_that_two_projects_share_asks_for_a_flag_in_each_that_lacks_it(string other, string otherAfter)
    {
        FlagsProject shop = FlagsProject.With("flags: { a: {} }\n").WithSource("Shared.cs", Asking("GetBoolean(\"b\", null, false)"));
        FlagsProject site = new FlagsProject { AssemblyName = "Site" }
            .WithFile("site/flags.yaml", other)
            .WithSource("Shared.cs", Asking("GetBoolean(\"b\", null, false)"));
        return FixVerifier.VerifyAllAsync<AddFlagFixProvider>(
            [shop, site],
            "Add 'b' to flags.yaml",
            FixAllScope.Solution,
            ("flags.yaml", "flags: { a: {}, b: { created: 2026-10-01, default: false } }\n"),
            ("site/flags.yaml", otherAfter));
    }

    private static string Asking(string call) => $"class Shop {{ object? Run(TypedFlags.IFlagClient flags) => flags.{call}; }}\n";
}
