using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Analyzers.Unused;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Unused;

/// <summary>TF1005: where it is reported, how severe, and how it is switched off.</summary>
public class ConfigurationTests
{
    [Fact]
    public Task A_comment_at_the_flag_switches_it_off() =>
        FlagsProject.With("flags:\n  new_checkout: {} # typedflags:disable TF1005 the mobile app asks for it\n  [|new_cart|]: {}").VerifyAsync<UnusedFlagAnalyzer>();

    [Fact]
    public Task The_severity_none_switches_it_off() =>
        FlagsProject.With("flags:\n  new_checkout: {}").WithOption("typedflags_tf1005_severity", "none").VerifyAsync<UnusedFlagAnalyzer>();

    [Fact]
    public async Task The_severity_can_be_raised()
    {
        FlagsProject project = FlagsProject.With("flags:\n  new_checkout: {}").WithOption("typedflags_tf1005_severity", "error");

        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, new UnusedFlagAnalyzer()));

        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
    }

    [Fact]
    public async Task Code_fixes_get_the_key()
    {
        FlagsProject project = FlagsProject.With("flags:\n  new_checkout: {}");

        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, new UnusedFlagAnalyzer()));

        Assert.Equal("new_checkout", diagnostic.Properties["FlagKey"]);
    }
}
