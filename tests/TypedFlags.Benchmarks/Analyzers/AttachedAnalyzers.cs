using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedFlags.Benchmarks.Analyzers;

/// <summary>
/// Analyzers beside a compilation just as <c>csc</c> runs them: they follow the events of the one emit. The public
/// <see cref="CompilationWithAnalyzers"/> can't do that: it compiles everything for its analyzers, and the emit compiles it again, so
/// both the compilation and what analyzers add to it would look larger than they are. The compiler's own class is internal;
/// the version of the compiler is pinned, and a change of it fails here at once.
/// </summary>
internal sealed class AttachedAnalyzers
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly Assembly Compiler = typeof(Compilation).Assembly;
    private static readonly Type DriverType = Get("AnalyzerDriver");
    private static readonly Type ManagerType = Get("AnalyzerManager");
    private static readonly Type FilterType = Get("SeverityFilter");

    private static readonly MethodInfo Create = DriverType.GetMethods(Everything)
        .Single(method => method.Name == "CreateAndAttachToCompilation" && method.GetParameters() is { Length: 10 } parameters && parameters[4].ParameterType == typeof(Action<Diagnostic>));

    private readonly object _driver;

    /// <param name="compilation">What to compile.</param>
    /// <param name="analyzers">At least one.</param>
    /// <param name="options">The project's files and properties.</param>
    /// <param name="timed">Whether each analyzer's time is taken, which itself takes some.</param>
    public AttachedAnalyzers(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, bool timed)
    {
        // Nothing is left out here: the sets were filtered beforehand, so that a line says what it measures.
        object?[] arguments =
        [
            compilation, analyzers, options, Activator.CreateInstance(ManagerType, Everything, binder: null, [analyzers], culture: null),
            (Action<Diagnostic>)Exceptions.Add, timed, Enum.ToObject(FilterType, 0), false, null, CancellationToken.None,
        ];
        _driver = Create.Invoke(obj: null, arguments)!;
        Compilation = (Compilation)arguments[8]!;
    }

    /// <summary>The compilation to emit.</summary>
    public Compilation Compilation { get; }

    /// <summary>Exceptions of analyzers, each as AD0001.</summary>
    public List<Diagnostic> Exceptions { get; } = [];

    /// <summary>Each analyzer's time.</summary>
    public ImmutableDictionary<DiagnosticAnalyzer, TimeSpan> Times =>
        (ImmutableDictionary<DiagnosticAnalyzer, TimeSpan>)DriverType.GetProperty("AnalyzerExecutionTimes", Everything)!.GetValue(_driver)!;

    /// <summary>Waits for the analyzers after the emit.</summary>
    /// <returns>What they reported.</returns>
    public ImmutableArray<Diagnostic> Wait()
    {
        Task<ImmutableArray<Diagnostic>> reports = (Task<ImmutableArray<Diagnostic>>)DriverType
            .GetMethod("GetDiagnosticsAsync", Everything)!
            .Invoke(_driver, [Compilation, CancellationToken.None])!;
        ImmutableArray<Diagnostic> result = reports.GetAwaiter().GetResult();
        ((IDisposable)_driver).Dispose();
        return result;
    }

    private static Type Get(string name) => Compiler.GetType("Microsoft.CodeAnalysis.Diagnostics." + name, throwOnError: true)!;
}
