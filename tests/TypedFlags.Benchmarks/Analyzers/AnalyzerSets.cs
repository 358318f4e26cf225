using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration;

namespace TypedFlags.Benchmarks.Analyzers;

/// <summary>The analyzers that are measured.</summary>
internal static class AnalyzerSets
{
    /// <summary>Every analyzer of ours.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Ours { get; } = In(typeof(FlagsGenerator).Assembly);

    /// <summary>Those of ours that report errors or warnings; the compiler leaves the others out when nobody wants their reports.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> OursThatBuildsRun { get; } = [.. Ours.Where(analyzer => analyzer.SupportedDiagnostics.Any(
        rule => rule.IsEnabledByDefault && rule.DefaultSeverity is DiagnosticSeverity.Warning or DiagnosticSeverity.Error))];

    /// <summary>Analyzers of an assembly, each with its public constructor.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> In(Assembly assembly) =>
    [
        .. LoadableTypes(assembly)
            .Where(type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    // Code fixes that stand in the same assembly need the editor's libraries, which are not here.
    private static IEnumerable<Type> LoadableTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }
}
