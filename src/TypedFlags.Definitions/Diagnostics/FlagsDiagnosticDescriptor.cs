using System.Collections.Immutable;

namespace TypedFlags.Definitions;

/// <summary>What all diagnostics of one id have in common; the one list that the build, the CLI and the documentation share.</summary>
public sealed class FlagsDiagnosticDescriptor
{
    private FlagsDiagnosticDescriptor(string id, string title, FlagsDiagnosticSeverity severity)
    {
        Id = id;
        Title = title;
        Severity = severity;
    }

    /// <summary>Every id, in order: TF2001 first, at index 0.</summary>
    public static ImmutableArray<FlagsDiagnosticDescriptor> All { get; } =
    [
        Error(FlagsDiagnosticIds.SyntaxError, "YAML syntax error"),
        Error(FlagsDiagnosticIds.UnknownProperty, "Unknown property"),
        Error(FlagsDiagnosticIds.DuplicateKey, "Duplicate key"),
        Error(FlagsDiagnosticIds.InvalidValue, "Value of the wrong type, out of range, or not allowed here"),
        Warning(FlagsDiagnosticIds.NamingPolicy, "Key breaks the naming policy"),
        Error(FlagsDiagnosticIds.NameCollision, "Name that C# can't use, or that is used twice"),
        Error(FlagsDiagnosticIds.UnknownReference, "Reference to an unknown segment, attribute, variant or flag"),
        Error(FlagsDiagnosticIds.Cycle, "Prerequisites, segments or replacements form a cycle"),
        Warning(FlagsDiagnosticIds.UnreachableRule, "Rule that can't match"),
        Error(FlagsDiagnosticIds.SplitTotal, "Split does not add up to 100"),
        Warning(FlagsDiagnosticIds.Policy, "The file's policy is not met"),
        Error(FlagsDiagnosticIds.LimitExceeded, "Limit of the format exceeded"),
        Warning(FlagsDiagnosticIds.ListedTwice, "User or group in two lists"),
        Warning(FlagsDiagnosticIds.Contradiction, "Dates or references that contradict each other"),
    ];

    /// <summary>TF2001 to TF2014.</summary>
    public string Id { get; }

    /// <summary>A few words, without a full stop.</summary>
    public string Title { get; }

    /// <summary>The severity before any configuration.</summary>
    public FlagsDiagnosticSeverity Severity { get; }

    /// <summary>The descriptor of an id of <see cref="FlagsDiagnosticIds"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public static FlagsDiagnosticDescriptor Get(string id)
    {
        foreach (FlagsDiagnosticDescriptor descriptor in All)
        {
            if (string.Equals(descriptor.Id, id, StringComparison.Ordinal))
            {
                return descriptor;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(id), id, "This is no id of a diagnostic in a flags file.");
    }

    private static FlagsDiagnosticDescriptor Error(string id, string title) => new(id, title, FlagsDiagnosticSeverity.Error);

    private static FlagsDiagnosticDescriptor Warning(string id, string title) => new(id, title, FlagsDiagnosticSeverity.Warning);
}
