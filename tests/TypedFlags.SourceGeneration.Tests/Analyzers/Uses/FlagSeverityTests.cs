using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Analyzers.Uses;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Uses;

/// <summary>How a team raises or lowers what is said of a flag.</summary>
public class FlagSeverityTests
{
    // Stale for 93 days; deprecated; soon; the same for everyone.
    private static readonly FlagsProject Project = FlagsProject.With(
        """
        flags:
          old_banner: { expires: 2026-06-30 }
          old-search: { deprecated: true, users: [ada] }
          Summer_Sale: { expires: 2026-10-08, users: [ada] }
          new_menu: {}
        """,
        "using Storefront; class Page { object[] Ask => [Flags.OldBanner, Flags.OldSearch, Flags.SummerSale, Flags.NewMenu]; }");

    private static FlagsProject WithoutOutcome => Project.WithFile(
        "flags.yaml", Project.Files["flags.yaml"].Replace("2026-06-30", "2026-06-30, users: [ada]", StringComparison.Ordinal));

    private static async Task<string> ReportedFor(FlagsProject project, Func<CompilationOptions, CompilationOptions>? change = null)
    {
        Compilation compilation = project.Generate().Output;
        ImmutableArray<Diagnostic> diagnostics = await AnalyzerVerifier.AnalyzeAsync(
            project,
            change is null ? compilation : compilation.WithOptions(change(compilation.Options)),
            new OutdatedFlagAnalyzer(),
            new AgingFlagAnalyzer());
        return string.Join(", ", diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Severity}"));
    }

    [Fact]
    public async Task By_default_two_are_warnings_and_two_are_information() => Assert.Equal(
        "TF1003 Warning, TF1002 Warning, TF1004 Info, TF1008 Info",
        await ReportedFor(WithoutOutcome));

    [Theory]
    [InlineData("error", "TF1003 Error, TF1002 Warning, TF1004 Info, TF1008 Info")]
    [InlineData("Error", "TF1003 Error, TF1002 Warning, TF1004 Info, TF1008 Info")]
    [InlineData("warning", "TF1003 Warning, TF1002 Warning, TF1004 Info, TF1008 Info")]
    [InlineData("suggestion", "TF1003 Info, TF1002 Warning, TF1004 Info, TF1008 Info")]
    [InlineData("silent", "TF1003 Hidden, TF1002 Warning, TF1004 Info, TF1008 Info")]
    [InlineData("none", "TF1002 Warning, TF1004 Info, TF1008 Info")]
    [InlineData("loud", "TF1003 Warning, TF1002 Warning, TF1004 Info, TF1008 Info")]
    public async Task One_flag_is_raised_or_lowered(string severity, string reported) => Assert.Equal(
        reported,
        await ReportedFor(WithoutOutcome.WithOption("typedflags_flag_severity.old_banner", severity)));

    [Theory]
    [InlineData("typedflags_flag_severity.old-search", "TF1003 Warning, TF1002 Error, TF1004 Info, TF1008 Info")]
    [InlineData("typedflags_flag_severity.summer_sale", "TF1003 Warning, TF1002 Warning, TF1004 Error, TF1008 Info")]
    [InlineData("typedflags_flag_severity.new_menu", "TF1003 Warning, TF1002 Warning, TF1004 Info, TF1008 Error")]
    [InlineData("typedflags_flag_severity.other", "TF1003 Warning, TF1002 Warning, TF1004 Info, TF1008 Info")]
    public async Task Each_rule_and_every_key_can_be_raised_and_is_then_reported_once(string option, string reported) => Assert.Equal(
        reported,
        await ReportedFor(WithoutOutcome.WithOption(option, "error")));

    [Theory]
    [InlineData("Summer_Sale", "warning")]
    [InlineData("new_menu", "error")]
    public Task What_is_raised_to_a_warning_is_seen_by_builds_which_leave_out_analyzers_of_mere_advice(string key, string severity)
    {
        bool isSale = key == "Summer_Sale";
        return WithoutOutcome.WithSource(
            "Source0.cs",
            "using Storefront; class Page { object[] Ask => [Flags." + (isSale ? "{|TF1004:SummerSale|}, Flags.NewMenu" : "SummerSale, Flags.{|TF1008:NewMenu|}") + "]; }")
            .WithOption("typedflags_flag_severity." + key, severity)
            .VerifyAsync<OutdatedFlagAnalyzer>();
    }

    [Theory]
    [InlineData("typedflags_stale_error_days", "92", "Error")]
    [InlineData("typedflags_stale_error_days", "93", "Warning")]
    [InlineData("typedflags_stale_error_days", "0", "Error")]
    [InlineData("typedflags_stale_error_days", "-1", "Warning")]
    [InlineData("typedflags_stale_error_days", "x", "Warning")]
    [InlineData("build_property.TypedFlagsStaleErrorDays", "92", "Error")]
    [InlineData("build_property.TypedFlagsStaleErrorDays", "93", "Warning")]
    public async Task A_flag_that_is_overdue_by_more_days_than_that_is_an_error(string option, string days, string severity) => Assert.Equal(
        $"TF1003 {severity}, TF1002 Warning, TF1004 Info, TF1008 Info",
        await ReportedFor(WithoutOutcome.WithOption(option, days)));

    [Fact]
    public async Task What_is_said_of_one_flag_wins_over_the_days() => Assert.Equal(
        "TF1003 Info, TF1002 Warning, TF1004 Info, TF1008 Info",
        await ReportedFor(WithoutOutcome.WithOption("typedflags_stale_error_days", "0").WithOption("typedflags_flag_severity.old_banner", "suggestion")));

    [Fact]
    public async Task A_flag_that_is_raised_is_not_soon_any_earlier() => Assert.Equal(
        "TF1003 Warning, TF1002 Warning, TF1008 Info",
        await ReportedFor(WithoutOutcome.WithOption("typedflags_flag_severity.summer_sale", "error").WithOption("typedflags_expires_soon_days", "6")));

    [Fact]
    public async Task All_that_is_said_of_a_flag_is_raised() => Assert.Equal(
        "TF1003 Error, TF1008 Error, TF1002 Warning, TF1004 Info, TF1008 Info",
        await ReportedFor(Project.WithOption("typedflags_flag_severity.old_banner", "error")));

    // What buildTransitive sets, beside a team's TreatWarningsAsErrors.
    private static CompilationOptions AsThePackageHasIt(CompilationOptions options) => options
        .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
        .WithSpecificDiagnosticOptions(new[] { "TF1002", "TF1003", "TF1004" }.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Default)));

    [Fact]
    public async Task Warnings_as_errors_leaves_them_warnings() => Assert.Equal(
        "TF1003 Warning, TF1002 Warning, TF1004 Info, TF1008 Info",
        await ReportedFor(WithoutOutcome, AsThePackageHasIt));

    [Fact]
    public async Task An_error_that_a_team_asks_for_is_not_taken_back_by_that() => Assert.Equal(
        "TF1003 Error, TF1002 Error, TF1004 Warning, TF1008 Info",
        await ReportedFor(
            WithoutOutcome
                .WithOption("typedflags_stale_error_days", "30")
                .WithOption("typedflags_flag_severity.old-search", "error")
                .WithOption("typedflags_flag_severity.summer_sale", "warning"),
            AsThePackageHasIt));

    [Fact]
    public async Task The_rules_own_configured_severity_wins_over_both() => Assert.Equal(
        "TF1003 Info, TF1002 Warning, TF1004 Info, TF1008 Info",
        await ReportedFor(
            WithoutOutcome.WithOption("typedflags_stale_error_days", "30").WithOption("typedflags_flag_severity.old_banner", "error"),
            options => options.WithSpecificDiagnosticOptions([KeyValuePair.Create("TF1003", ReportDiagnostic.Info)])));

    [Fact]
    public async Task A_rule_that_is_off_is_off_for_all_flags() => Assert.Equal(
        "TF1002 Warning, TF1004 Info, TF1008 Info",
        await ReportedFor(
            WithoutOutcome.WithOption("typedflags_stale_error_days", "30").WithOption("typedflags_flag_severity.old_banner", "error"),
            options => options.WithSpecificDiagnosticOptions([KeyValuePair.Create("TF1003", ReportDiagnostic.Suppress)])));

    [Theory]
    [InlineData("TF1003", true, "TF1003 Error, TF1002 Warning, TF1004 Info, TF1008 Info")]
    [InlineData("TF1003", false, "TF1003 Error, TF1002 Warning, TF1004 Info, TF1008 Info")]
    [InlineData("TF1004", false, "TF1003 Warning, TF1002 Warning, TF1004 Error, TF1008 Info")]
    public async Task An_error_that_editorconfig_makes_of_the_rule_is_one_beside_WarningsNotAsErrors(string rule, bool isGlobal, string reported) => Assert.Equal(
        reported,
        await ReportedFor(WithoutOutcome, options => AsThePackageHasIt(options).WithSyntaxTreeOptionsProvider(new RuleIsError(rule, isGlobal))));

    /// <summary>What the compiler makes of <c>dotnet_diagnostic.TF1003.severity = error</c>, in a section or in a global file.</summary>
    private sealed class RuleIsError(string rule, bool isGlobal) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            Is(diagnosticId, !isGlobal, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            Is(diagnosticId, isGlobal, out severity);

        private bool Is(string id, bool isAsked, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Error;
            return isAsked && id == rule;
        }
    }
}
