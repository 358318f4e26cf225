using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Diagnostics;

/// <summary>
/// The rules of the file, TF2001 to TF2014. Written out as fields, and not made from the language's own list, so that
/// release tracking sees them; a test holds the two lists, the pages in docs/rules and the release notes together.
/// </summary>
internal static class FlagsFileRules
{
    private const string Category = "TypedFlags";
    private const string Pages = "https://github.com/typedflags/typedflags/blob/main/docs/rules/";

    private static readonly DiagnosticDescriptor SyntaxError = new(
        "TF2001", "YAML syntax error", "{0}", Category, DiagnosticSeverity.Error,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF2001.md");

    private static readonly DiagnosticDescriptor UnknownProperty = new(
        "TF2002", "Unknown property", "{0}", Category, DiagnosticSeverity.Error,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF2002.md");

    private static readonly DiagnosticDescriptor DuplicateKey = new(
        "TF2003", "Duplicate key", "{0}", Category, DiagnosticSeverity.Error,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF2003.md");

    private static readonly DiagnosticDescriptor InvalidValue = new(
        "TF2004", "Value of the wrong type, out of range, or not allowed here", "{0}", Category, DiagnosticSeverity.Error,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF2004.md");

    private static readonly DiagnosticDescriptor NamingPolicy = new(
        "TF2005", "Key breaks the naming policy", "{0}", Category, DiagnosticSeverity.Warning,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF2005.md");

    private static readonly DiagnosticDescriptor NameCollision = new(
        "TF2006", "Name that C# can't use, or that is used twice", "{0}", Category, DiagnosticSeverity.Error,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF2006.md");

    private static readonly DiagnosticDescriptor UnknownReference = new(
        "TF2007", "Reference to an unknown segment, attribute, variant or flag", "{0}", Category, DiagnosticSeverity.Error,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF2007.md");

    private static readonly DiagnosticDescriptor Cycle = new(
        "TF2008", "Prerequisites, segments or replacements form a cycle", "{0}", Category, DiagnosticSeverity.Error,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF2008.md");

    private static readonly DiagnosticDescriptor UnreachableRule = new(
        "TF2009", "Rule that can't match", "{0}", Category, DiagnosticSeverity.Warning,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF2009.md");

    private static readonly DiagnosticDescriptor SplitTotal = new(
        "TF2010", "Split does not add up to 100", "{0}", Category, DiagnosticSeverity.Error,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF2010.md");

    private static readonly DiagnosticDescriptor Policy = new(
        "TF2011", "The file's policy is not met", "{0}", Category, DiagnosticSeverity.Warning,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF2011.md");

    private static readonly DiagnosticDescriptor LimitExceeded = new(
        "TF2012", "Limit of the format exceeded", "{0}", Category, DiagnosticSeverity.Error,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF2012.md");

    private static readonly DiagnosticDescriptor ListedTwice = new(
        "TF2013", "User or group in two lists", "{0}", Category, DiagnosticSeverity.Warning,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF2013.md");

    private static readonly DiagnosticDescriptor Contradiction = new(
        "TF2014", "Dates or references that contradict each other", "{0}", Category, DiagnosticSeverity.Warning,
        isEnabledByDefault: true, description: null, helpLinkUri: Pages + "TF2014.md");

    /// <summary>In order of their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        SyntaxError, UnknownProperty, DuplicateKey, InvalidValue, NamingPolicy, NameCollision, UnknownReference,
        Cycle, UnreachableRule, SplitTotal, Policy, LimitExceeded, ListedTwice, Contradiction,
    ];

    /// <summary>The rule of an id, or null for an id that is not here.</summary>
    public static DiagnosticDescriptor? Find(string id)
    {
        foreach (DiagnosticDescriptor rule in All)
        {
            if (rule.Id == id)
            {
                return rule;
            }
        }

        return null;
    }
}
