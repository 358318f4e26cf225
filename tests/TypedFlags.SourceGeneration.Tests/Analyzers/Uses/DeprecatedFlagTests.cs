using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Analyzers.Uses;
using TypedFlags.SourceGeneration.Diagnostics;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Uses;

/// <summary>TF1002: which flags, and in which words. Where a use is seen is <see cref="FlagUseTests"/>' subject.</summary>
public class DeprecatedFlagTests
{
    private const string Use = "class Page { bool Show => Storefront.Flags.{|TF1002:OldSearch|}.IsEnabled(); }";

    private static Task Verify(string flag, string message, string others = "") =>
        FlagsProject.With($"flags:\n  old_search: {flag}\n{others}", Use).VerifyAsync<OutdatedFlagAnalyzer>(message);

    [Fact]
    public Task Message_replacement_and_owner_are_named() => Verify(
        "{ deprecated: the new index answers better, replaced_by: new_search, owner: search }",
        "The flag 'old_search' is deprecated: the new index answers better. Use 'Flags.NewSearch' ('new_search') instead. Its owner is search.",
        "  new_search: {}");

    [Fact]
    public Task Without_message_or_replacement_it_is_said_plainly() => Verify(
        "{ deprecated: true }",
        "The flag 'old_search' is deprecated: it should no longer be used.");

    [Fact]
    public Task A_replacement_is_enough() => Verify(
        "{ deprecated: true, replaced_by: new_search }",
        "The flag 'old_search' is deprecated. Use 'Flags.NewSearch' ('new_search') instead.",
        "  new_search: {}");

    [Fact]
    public Task An_owner_is_enough() => Verify(
        "{ deprecated: true, owner: search }",
        "The flag 'old_search' is deprecated: it should no longer be used. Its owner is search.");

    [Theory]
    [InlineData("'Ask search first.'", "Ask search first.")]
    [InlineData("'Ask search first'", "Ask search first.")]
    [InlineData("'Really?'", "Really?")]
    [InlineData("'Stop!'", "Stop!")]
    [InlineData("'  Ask   search  '", "Ask search.")]
    [InlineData("\"Ask search.\\nOr\\tnot\\r\\n\\n\"", "Ask search. Or not.")]
    [InlineData("'{0} of \"these\"'", "{0} of \"these\".")]
    public Task A_message_becomes_one_sentence_on_one_line(string deprecated, string told) => Verify(
        $"{{ deprecated: {deprecated} }}",
        $"The flag 'old_search' is deprecated: {told}");

    [Fact]
    public Task A_message_that_says_nothing_is_none() => Verify(
        "{ deprecated: ' ' }",
        "The flag 'old_search' is deprecated: it should no longer be used.");

    [Fact]
    public Task A_long_message_is_cut() => Verify(
        $"{{ deprecated: {new string('x', 500)}, owner: {new string('y', 500)} }}",
        $"The flag 'old_search' is deprecated: {new string('x', 199)}… Its owner is {new string('y', 59)}….");

    [Fact]
    public Task A_message_is_not_cut_in_the_middle_of_a_character() => Verify(
        $"{{ deprecated: {new string('x', 198)}😀😀 }}",
        $"The flag 'old_search' is deprecated: {new string('x', 198)}…");

    [Fact]
    public Task A_block_of_text_becomes_one_line() => FlagsProject.With(
        """
        flags:
          old_search:
            deprecated: |
              The new index answers better.
              It is faster, too.
        """,
        Use).VerifyAsync<OutdatedFlagAnalyzer>(
        "The flag 'old_search' is deprecated: The new index answers better. It is faster, too.");

    [Fact]
    public Task The_replacement_is_called_by_the_class_that_the_file_names() => FlagsProject.With(
        """
        class: Features
        flags:
          old_search: { deprecated: true, replaced_by: new_search }
          new_search: {}
        """,
        "class Page { bool Show => Storefront.Features.{|TF1002:OldSearch|}.IsEnabled(); }").VerifyAsync<OutdatedFlagAnalyzer>(
        "The flag 'old_search' is deprecated. Use 'Features.NewSearch' ('new_search') instead.");

    [Fact]
    public Task A_permanent_flag_can_be_deprecated_too() => Verify(
        "{ deprecated: true, kind: operational }",
        "The flag 'old_search' is deprecated: it should no longer be used.");

    [Fact]
    public Task A_flag_that_is_deprecated_and_stale_is_both() => FlagsProject.With(
        "flags: { old_search: { deprecated: true, expires: 2026-09-01 } }",
        "class Page { bool Show => Storefront.Flags.{|TF1002:{|TF1003:OldSearch|}|}.IsEnabled(); }").VerifyAsync<OutdatedFlagAnalyzer>();

    [Theory]
    [InlineData("{}")]
    [InlineData("{ deprecated: false }")]
    [InlineData("{ deprecated: [] }")]
    [InlineData("{ replaced_by: other }")]
    public Task Flags_that_are_not_deprecated_are_not_reported(string flag) => FlagsProject.With(
        $"flags:\n  old_search: {flag}\n  other: {{}}",
        "class Page { bool Show => Storefront.Flags.OldSearch.IsEnabled(); }").VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public Task Only_the_deprecated_flag_of_several_is_reported() => FlagsProject.With(
        "flags: { old_search: { deprecated: true, replaced_by: new_search }, new_search: {} }",
        "class Page { bool Show => Storefront.Flags.{|TF1002:OldSearch|}.IsEnabled() || Storefront.Flags.NewSearch.IsEnabled(); }")
        .VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public async Task A_fix_is_told_key_and_replacement()
    {
        FlagsProject project = FlagsProject.With(
            "flags: { old_search: { deprecated: true, replaced_by: new_search }, new_search: {} }",
            "class Page { bool Show => Storefront.Flags.OldSearch.IsEnabled(); }");

        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, new OutdatedFlagAnalyzer()));

        Assert.Equal("old_search", diagnostic.Properties[DiagnosticProperties.FlagKey]);
        Assert.Equal("new_search", diagnostic.Properties[DiagnosticProperties.ReplacedBy]);
    }
}
