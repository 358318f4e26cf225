using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Analyzers.Uses;
using TypedFlags.SourceGeneration.Diagnostics;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Uses;

/// <summary>TF1008, on 1 October 2026. What can differ is the language's to know; here is what is said of it, and when.</summary>
public class OneOutcomeTests
{
    private const string Reported = "class Page { object Show => Storefront.Flags.{|TF1008:NewMenu|}.GetValue(); }";
    private const string Unreported = "class Page { object Show => Storefront.Flags.NewMenu.GetValue(); }";

    [Fact]
    public Task Outcome_age_owner_and_what_to_do_are_named() => FlagsProject.With(
        "flags: { new_menu: { created: 2026-03-01, owner: web, default: true } }", Reported).VerifyAsync<AgingFlagAnalyzer>(
        "The flag 'new_menu' is 'on' for everyone in flags.yaml, and was created on 2026-03-01, 214 days ago. Its owner is web. "
            + "If nothing changes it at run time, remove it and keep what 'on' does.");

    [Fact]
    public Task Without_a_date_it_is_old() => FlagsProject.With("flags: { new_menu: {} }", Reported).VerifyAsync<AgingFlagAnalyzer>(
        "The flag 'new_menu' is 'off' for everyone in flags.yaml, which does not say when it was created. "
            + "If nothing changes it at run time, remove it and keep what 'off' does.");

    [Theory]
    [InlineData("{ enabled: false, rollout: 50 }", "off")]
    [InlineData("{ rollout: 100 }", "on")]
    [InlineData("{ rollout: 0 }", "off")]
    [InlineData("{ serve: true, rules: [{ when: { tenant: acme }, serve: false }] }", "on")]
    [InlineData("{ default: true, rules: [{ when: { tenant: acme }, serve: true }] }", "on")]
    [InlineData("{ type: string, variants: { list: one, grid: two }, default: grid }", "grid")]
    [InlineData("{ type: string, variants: { list: one, grid: two }, default: grid, split: { list: 100 } }", "list")]
    [InlineData("{ type: integer, default: 42 }", "42")]
    [InlineData("{ type: string, default: \"two\\nlines\" }", "two lines")]
    public Task Flags_that_are_the_same_for_everyone(string flag, string outcome) =>
        FlagsProject.With($"flags: {{ new_menu: {flag} }}", Reported).VerifyAsync<AgingFlagAnalyzer>(
            $"The flag 'new_menu' is '{outcome}' for everyone in flags.yaml, which does not say when it was created. "
                + $"If nothing changes it at run time, remove it and keep what '{outcome}' does.");

    [Fact]
    public Task After_ninety_one_days_it_is_old() => FlagsProject.With("flags: { new_menu: { created: 2026-07-02 } }", Reported).VerifyAsync<AgingFlagAnalyzer>(
        "The flag 'new_menu' is 'off' for everyone in flags.yaml, and was created on 2026-07-02, 91 days ago. "
            + "If nothing changes it at run time, remove it and keep what 'off' does.");

    [Theory]
    [InlineData("{ created: 2026-07-03 }")]
    [InlineData("{ created: 2026-10-01, default: true }")]
    [InlineData("{ kind: operational }")]
    [InlineData("{ kind: permission, created: 2020-01-01 }")]
    [InlineData("{ rollout: 5 }")]
    [InlineData("{ users: [ada] }")]
    [InlineData("{ groups: [beta] }")]
    [InlineData("{ staff_only: true }")]
    [InlineData("{ tenants: { acme: { enabled: true } } }")]
    [InlineData("{ rules: [{ when: { tenant: acme }, serve: true }] }")]
    [InlineData("{ default: true, environments: [staging] }")]
    [InlineData("{ schedule: [{ at: 2027-01-01, serve: true }] }")]
    [InlineData("{ type: string, variants: { list: one, grid: two }, default: grid, split: { list: 50, grid: 50 } }")]
    [InlineData("{ rollout: 500 }")]
    public Task Flags_that_can_differ_or_are_young_or_are_meant_to_stay(string flag) =>
        FlagsProject.With($"flags: {{ new_menu: {flag} }}", Unreported).VerifyAsync<AgingFlagAnalyzer>();

    [Fact]
    public Task A_flag_of_a_library_says_its_outcome_itself()
    {
        CompiledProject library = (FlagsProject.With("visibility: public\nflags: { new_menu: { default: true, created: 2026-03-01 } }") with
        {
            AssemblyName = "Shop.Library",
            RootNamespace = "Shop",
        }).Compile();

        return new FlagsProject { References = [library] }
            .WithSource("Page.cs", "class Page { bool Show => Shop.Flags.{|TF1008:NewMenu|}.IsEnabled(); }")
            .VerifyAsync<AgingFlagAnalyzer>(
                "The flag 'new_menu' is 'on' for everyone in flags.yaml of Shop.Library, and was created on 2026-03-01, 214 days ago. "
                    + "If nothing changes it at run time, remove it and keep what 'on' does.");
    }

    [Fact]
    public Task A_flag_that_expires_soon_may_have_one_outcome_as_well() => FlagsProject.With(
        "flags: { new_menu: { created: 2026-03-01, expires: 2026-10-02 } }",
        "class Page { bool Show => Storefront.Flags.{|TF1004:{|TF1008:NewMenu|}|}.IsEnabled(); }").VerifyAsync<AgingFlagAnalyzer>();

    [Fact]
    public async Task A_fix_is_told_key_and_outcome()
    {
        FlagsProject project = FlagsProject.With("flags: { new_menu: { default: true } }", Unreported);

        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, new AgingFlagAnalyzer()));

        Assert.Equal("new_menu", diagnostic.Properties[DiagnosticProperties.FlagKey]);
        Assert.Equal("on", diagnostic.Properties[DiagnosticProperties.Outcome]);
    }
}
