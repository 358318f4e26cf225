using TypedFlags.SourceGeneration.Analyzers.Uses;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Uses;

/// <summary>The flags of a referenced assembly, whose file can't be seen: its accessors tell.</summary>
public class LibraryFlagUseTests
{
    private static CompiledProject Library(string flags) => (FlagsProject.With("visibility: public\nflags:\n" + flags) with
    {
        AssemblyName = "Shop.Library",
        RootNamespace = "Shop",
    }).Compile();

    private static FlagsProject Application(string source, string libraryFlags) =>
        new FlagsProject { References = [Library(libraryFlags)] }.WithSource("Page.cs", source);

    [Fact]
    public Task A_stale_flag_of_a_library_in_a_project_without_flags() => Application(
        "class Page { bool Ask() => Shop.Flags.{|TF1003:OldBanner|}.IsEnabled(); }",
        "  old_banner: { expires: 2026-06-30, owner: web }").VerifyAsync<OutdatedFlagAnalyzer>(
        "The flag 'old_banner' expired on 2026-06-30, 93 days ago. Its owner is web. Remove it and keep the side that is wanted, "
            + "or set a later 'expires' in flags.yaml of Shop.Library.");

    [Fact]
    public Task A_deprecated_flag_of_a_library() => Application(
        "class Page { bool Ask() => Shop.Flags.{|TF1002:OldBanner|}.IsEnabled(); }",
        """
          old_banner: { deprecated: Nobody reads it., replaced_by: new_banner }
          new_banner: {}
        """).VerifyAsync<OutdatedFlagAnalyzer>(
        "The flag 'old_banner' is deprecated: Nobody reads it. Use 'Shop.Flags.NewBanner' ('new_banner') instead.");

    [Fact]
    public Task A_name_and_an_injected_flag_of_a_library() => Application(
        "class Page(Shop.IFlags flags) { string Ask() => flags.{|TF1003:OldBanner|}.Key + Shop.Flags.Names.{|TF1003:OldBanner|} + nameof(Shop.Flags.{|TF1003:OldBanner|}); }",
        "  old_banner: { expires: 2026-06-30 }").VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public Task Beside_flags_of_ones_own() => Application(
        "class Page { bool Ask() => Shop.Flags.{|TF1003:OldBanner|}.IsEnabled() && Storefront.Flags.{|TF1002:OldSearch|}.IsEnabled(); }",
        "  old_banner: { expires: 2026-06-30 }")
        .WithFile("flags.yaml", "flags: { old_search: { deprecated: true } }")
        .VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public Task The_same_key_in_both_is_judged_each_by_its_own_file() => Application(
        "class Page { bool Ask() => Shop.Flags.{|TF1003:OldBanner|}.IsEnabled() && Storefront.Flags.OldBanner.IsEnabled(); }",
        "  old_banner: { expires: 2026-06-30 }")
        .WithFile("flags.yaml", "flags: { old_banner: { expires: 2027-06-30 } }")
        .VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public Task The_same_key_in_both_where_only_ones_own_is_stale() => Application(
        "class Page { bool Ask() => Shop.Flags.OldBanner.IsEnabled() && Storefront.Flags.{|TF1003:OldBanner|}.IsEnabled(); }",
        "  old_banner: { expires: 2027-06-30 }")
        .WithFile("flags.yaml", "flags: { old_banner: { expires: 2026-06-30 } }")
        .VerifyAsync<OutdatedFlagAnalyzer>();

    [Theory]
    [InlineData("{ expires: 2026-10-01 }")]
    [InlineData("{ expires: 2026-06-30, kind: permission }")]
    [InlineData("{}")]
    public Task A_sound_flag_of_a_library(string flag) => Application(
        "class Page { bool Ask() => Shop.Flags.OldBanner.IsEnabled(); }", $"  old_banner: {flag}").VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public Task A_mark_written_by_hand_that_says_too_little_is_none() => new FlagsProject().WithSource(
        "Page.cs",
        """
        using TypedFlags;
        static class Flags
        {
            [FlagAccessor(null!)] public static int OldBanner => 1;
            [System.ComponentModel.DefaultValue("x")] public static int Other => OldBanner;
        }
        """).VerifyAsync<OutdatedFlagAnalyzer>();
}
