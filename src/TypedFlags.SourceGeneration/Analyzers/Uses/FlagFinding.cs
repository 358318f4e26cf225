using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers.Uses;

/// <summary>What a rule says of a flag, at each of its uses.</summary>
/// <param name="Rule">TF1002, TF1003, TF1004 or TF1008.</param>
/// <param name="Flag">The flag.</param>
/// <param name="Days">TF1003: days since the last good day. TF1004: days until it. Else 0.</param>
internal sealed record FlagFinding(DiagnosticDescriptor Rule, FlagInfo Flag, int Days)
{
    private const int OldAfterDays = 90;

    /// <summary>The key in <c>.editorconfig</c>, where keys are in lower case, with which a team weighs this one flag.</summary>
    public string SeverityKey { get; } = "typedflags_flag_severity." + Flag.Key.ToLowerInvariant();

    /// <summary>Everything there is to say of a flag on a day.</summary>
    public static ImmutableArray<FlagFinding> Of(FlagInfo flag, DateTime today)
    {
        ImmutableArray<FlagFinding>.Builder findings = ImmutableArray.CreateBuilder<FlagFinding>();
        if (flag.IsDeprecated)
        {
            findings.Add(new FlagFinding(FlagUseRules.DeprecatedFlag, flag, 0));
        }

        if (flag.IsPermanent)
        {
            return findings.ToImmutable();
        }

        if (flag.LastDay is { } lastDay)
        {
            int daysOver = (today - lastDay).Days;
            findings.Add(daysOver > 0
                ? new FlagFinding(FlagUseRules.StaleFlag, flag, daysOver)
                : new FlagFinding(FlagUseRules.ExpiresSoon, flag, -daysOver));
        }

        if (flag.Outcome is not null && (flag.CreatedOn is not { } created || (today - created).Days > OldAfterDays))
        {
            findings.Add(new FlagFinding(FlagUseRules.OneOutcome, flag, 0));
        }

        return findings.ToImmutable();
    }

    /// <summary>The diagnostic at one place.</summary>
    public Diagnostic At(Location location, DiagnosticSeverity severity, FlagCatalog catalog) =>
        Diagnostic.Create(Rule, location, severity, additionalLocations: null, Properties(), FlagMessage.Of(this, catalog));

    private ImmutableDictionary<string, string?> Properties()
    {
        ImmutableDictionary<string, string?>.Builder properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        properties[DiagnosticProperties.FlagKey] = Flag.Key;
        if (Flag.DeclaredIn is not null)
        {
            properties[DiagnosticProperties.DeclaredIn] = Flag.DeclaredIn;
        }

        if (Flag.ReplacedBy is not null)
        {
            properties[DiagnosticProperties.ReplacedBy] = Flag.ReplacedBy;
        }

        if (Flag.Outcome is not null)
        {
            properties[DiagnosticProperties.Outcome] = Flag.Outcome;
        }

        return properties.ToImmutable();
    }
}
