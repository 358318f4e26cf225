using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Tests.Harness;

/// <summary>A compiled project: to be referred to, or loaded and run beside a runtime of its own.</summary>
public sealed class CompiledProject
{
    private readonly byte[] _image;
    private readonly FlagsProject _project;

    private CompiledProject(FlagsProject project, byte[] image)
    {
        _project = project;
        _image = image;
    }

    public static CompiledProject From(FlagsProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        GeneratorRun run = project.Generate();
        using MemoryStream image = new();
        string problems = string.Join("\n", run.Output.Emit(image).Diagnostics
            .Where(problem => IsProblem(problem, project))
            .Select(problem => $"{problem} {LineOf(problem)}"));
        Assert.True(problems.Length == 0, problems);
        return new CompiledProject(project, image.ToArray());
    }

    public MetadataReference ToReference() => MetadataReference.CreateFromImage(_image);

    /// <summary>
    /// Calls <c>Program.Run()</c> in a load context of its own: the process-wide registry of flags is then this project's
    /// and its references' alone.
    /// </summary>
    public string Run()
    {
        AssemblyLoadContext context = new(_project.AssemblyName, isCollectible: true);
        try
        {
            context.LoadFromAssemblyPath(Framework.RuntimePath);
            foreach (CompiledProject reference in _project.References)
            {
                reference.LoadInto(context);
            }

            MethodInfo run = LoadInto(context).GetTypes().Single(type => type.Name == "Program")
                .GetMethod("Run", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
            return (string)run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
        }
        finally
        {
            context.Unload();
        }
    }

    // Generated code is documented (CS1591); that the tests' own is not says nothing.
    private static bool IsProblem(Diagnostic diagnostic, FlagsProject project) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning
        && !(diagnostic.Id == "CS1591" && project.Sources.ContainsKey(diagnostic.Location.SourceTree?.FilePath ?? ""));

    private static string LineOf(Diagnostic problem) =>
        problem.Location.SourceTree?.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";

    private Assembly LoadInto(AssemblyLoadContext context)
    {
        using MemoryStream image = new(_image);
        return context.LoadFromStream(image);
    }
}
