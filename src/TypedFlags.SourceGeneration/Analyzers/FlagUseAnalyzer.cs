using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers;

/// <summary>
/// What all analyzers of C# have in common: they run concurrently, look at generated code too (Razor pages are), and begin by asking what the
/// compilation knows of flags, which may be nothing.
/// </summary>
public abstract class FlagUseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    /// <summary>Registers what looks at the compilation; nothing where there is nothing to say.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext context);
}
