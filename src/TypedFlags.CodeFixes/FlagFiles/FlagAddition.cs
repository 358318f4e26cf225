using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;
using TypedFlags.Definitions.Editing;
using TypedFlags.SourceGeneration.Diagnostics;
using TypedFlags.SourceGeneration.Inputs;

namespace TypedFlags.CodeFixes.FlagFiles;

/// <summary>Adds the flags that a project's code names to its flag files.</summary>
internal static class FlagAddition
{
    /// <summary>The flag that a diagnostic misses; null where it does not say.</summary>
    public static NewFlag? FlagOf(Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.FlagKey, out string? key) || key is null)
        {
            return null;
        }

        diagnostic.Properties.TryGetValue(DiagnosticProperties.ValueType, out string? type);
        return new NewFlag(key, type switch
        {
            "string" => NewFlagShape.Text,
            "integer" => NewFlagShape.Integer,
            "number" => NewFlagShape.Number,
            "object" => NewFlagShape.Object,
            "variant" => NewFlagShape.Variants,
            _ => NewFlagShape.Boolean,
        });
    }

    /// <summary>The solution with the flags that can be added, and the paths of the files they went to.</summary>
    /// <param name="solution">The solution, perhaps with earlier additions.</param>
    /// <param name="projectId">The project whose code names them.</param>
    /// <param name="flags">The flags; the first of several with one key wins.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<(Solution Solution, ImmutableArray<string> Paths)> AddAsync(
        Solution solution, ProjectId projectId, IEnumerable<NewFlag> flags, CancellationToken cancellationToken)
    {
        if (solution.GetProject(projectId) is not { } project)
        {
            return (solution, []);
        }

        ImmutableArray<(TextDocument Document, FlagsFile File)> files = await FlagFileTexts.ReadAsync(project, cancellationToken).ConfigureAwait(false);
        if (files.IsEmpty)
        {
            return (solution, []);
        }

        DateTime today = BuildProperties.From(project.AnalyzerOptions.AnalyzerConfigOptionsProvider).Today;
        ImmutableArray<FlagsFile> changed = FlagsFileEditor.AddFlags(files.Select(static file => file.File), flags, today, cancellationToken);
        foreach (FlagsFile file in changed)
        {
            TextDocument document = files.First(candidate => string.Equals(candidate.File.Path, file.Path, StringComparison.Ordinal)).Document;
            solution = await FlagFileTexts.WithTextAsync(solution, document, file.Text, cancellationToken).ConfigureAwait(false);
        }

        return (solution, [.. changed.Select(static file => file.Path)]);
    }

    /// <summary>Those of the flags that a project's files declare.</summary>
    public static async Task<IEnumerable<string>> DeclaredAsync(
        Solution solution, ProjectId projectId, ImmutableArray<NewFlag> flags, CancellationToken cancellationToken)
    {
        if (flags.IsEmpty || solution.GetProject(projectId) is not { } project)
        {
            return [];
        }

        ImmutableArray<(TextDocument Document, FlagsFile File)> files = await FlagFileTexts.ReadAsync(project, cancellationToken).ConfigureAwait(false);
        DateTime today = BuildProperties.From(project.AnalyzerOptions.AnalyzerConfigOptionsProvider).Today;
        FlagSetBinding binding = FlagSetBinder.Bind([.. files.Select(static file => file.File)], today, cancellationToken);
        return flags.Select(static flag => flag.Key).Where(key => binding.LocationOf(key) is not null);
    }
}
