using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Diagnostics;

/// <summary>
/// The rules of how C# uses flags, TF1001 to TF1012. Each message is worded where its rule is; a test holds the rules, the pages in
/// docs/rules, the tests and the release notes together.
/// </summary>
internal static class FlagUseRules
{
    /// <summary>TF1001.</summary>
    public static readonly DiagnosticDescriptor UnknownName = new(
        "TF1001", "Unknown flag name", "{0}", Category, DiagnosticSeverity.Warning,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF1001.md");

    /// <summary>TF1002.</summary>
    public static readonly DiagnosticDescriptor DeprecatedFlag = new(
        "TF1002", "Deprecated flag used", "{0}", Category, DiagnosticSeverity.Warning,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF1002.md");

    /// <summary>TF1003.</summary>
    public static readonly DiagnosticDescriptor StaleFlag = new(
        "TF1003", "Stale flag used", "{0}", Category, DiagnosticSeverity.Warning,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF1003.md");

    /// <summary>TF1004.</summary>
    public static readonly DiagnosticDescriptor ExpiresSoon = new(
        "TF1004", "Flag expires soon", "{0}", Category, DiagnosticSeverity.Info,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF1004.md");

    /// <summary>TF1005.</summary>
    public static readonly DiagnosticDescriptor UnusedFlag = new(
        "TF1005", "Flag is never used", "{0}", Category, DiagnosticSeverity.Warning,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF1005.md", customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>TF1006.</summary>
    public static readonly DiagnosticDescriptor NameAsText = new(
        "TF1006", "Flag name as text where an accessor exists", "{0}", Category, DiagnosticSeverity.Info,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF1006.md");

    /// <summary>TF1007.</summary>
    public static readonly DiagnosticDescriptor WithoutContext = new(
        "TF1007", "Flag with targeting evaluated without a context", "{0}", Category, DiagnosticSeverity.Info,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF1007.md");

    /// <summary>TF1008.</summary>
    public static readonly DiagnosticDescriptor OneOutcome = new(
        "TF1008", "Flag has one possible outcome", "{0}", Category, DiagnosticSeverity.Info,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF1008.md");

    /// <summary>TF1009.</summary>
    public static readonly DiagnosticDescriptor ContextMember = new(
        "TF1009", "Member of a context type does not fit", "{0}", Category, DiagnosticSeverity.Error,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF1009.md");

    /// <summary>TF1010.</summary>
    public static readonly DiagnosticDescriptor ContextAttribute = new(
        "TF1010", "Unknown or ill-typed attribute of a context", "{0}", Category, DiagnosticSeverity.Warning,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF1010.md");

    /// <summary>TF1011.</summary>
    public static readonly DiagnosticDescriptor UnknownVariantText = new(
        "TF1011", "Comparison with text that no variant has", "{0}", Category, DiagnosticSeverity.Warning,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF1011.md");

    /// <summary>TF1012.</summary>
    public static readonly DiagnosticDescriptor StaticAnswer = new(
        "TF1012", "Answer of a flag kept in a static field", "{0}", Category, DiagnosticSeverity.Info,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF1012.md");

    private const string Category = "TypedFlags";
    private const string Pages = "https://github.com/typedflags/typedflags/blob/main/docs/rules/";

    /// <summary>In order of their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        UnknownName, DeprecatedFlag, StaleFlag, ExpiresSoon, UnusedFlag, NameAsText,
        WithoutContext, OneOutcome, ContextMember, ContextAttribute, UnknownVariantText, StaticAnswer,
    ];
}
