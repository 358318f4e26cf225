using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.Cli.Removing;

/// <summary>Parameters that leave constructors which other projects call: from the library where all of them can do without, then from their calls.</summary>
/// <param name="code">The projects.</param>
/// <param name="originals">The projects as they were, which is how others see them.</param>
/// <param name="needed">Parameters that have to stay.</param>
/// <param name="texts">What is not bound.</param>
/// <param name="requestFor">What is removed from a project.</param>
internal sealed class SharedParameters(
    CodeBase code, IReadOnlyDictionary<CodeProject, CSharpCompilation> originals, IReadOnlySet<SharedParameter> needed, UnboundTexts texts, Func<CodeProject, FlagRemovalRequest> requestFor)
{
    private readonly Dictionary<CodeProject, Dictionary<SharedParameter, bool>> _asked = [];

    /// <summary>Whether a parameter of a project may go, as far as others are concerned.</summary>
    public bool MayDrop(CodeProject project, SharedParameter parameter)
    {
        if (!_asked.TryGetValue(project, out Dictionary<SharedParameter, bool>? answers))
        {
            _asked.Add(project, answers = []);
        }

        if (!answers.TryGetValue(parameter, out bool may))
        {
            answers.Add(parameter, may = !needed.Contains(parameter) && !texts.MayCreate(NameOf(parameter)) && ConsumersOf(project).All(consumer => CanDo(consumer, parameter)));
        }

        return may;
    }

    /// <summary>Lets a project refer to libraries that have both constructors, where it calls one that lost a parameter.</summary>
    /// <returns>True where there is something to be taken from its calls.</returns>
    public bool BeginConsumer(CodeProject project)
    {
        foreach (CodeProject library in project.Dependencies)
        {
            if (DroppedFrom(library) is { Count: > 0 } dropped && originals.TryGetValue(library, out CSharpCompilation? original))
            {
                Refer(project, library, SharedConstructors.WithBoth(original, dropped));
            }
        }

        return GivenBy(project).Count > 0;
    }

    /// <summary>The parameters for which a project gives something and that went.</summary>
    public IReadOnlyCollection<SharedParameter> GivenBy(CodeProject project) =>
        [.. project.Dependencies.SelectMany(DroppedFrom).Where(parameter => SharedConstructors.IsCalled(parameter, project.Compilation!, requestFor(project)))];

    /// <summary>Lets all projects refer to libraries as they are now.</summary>
    /// <returns>The parameters for which something is still given.</returns>
    public IReadOnlyCollection<SharedParameter> End(IReadOnlyCollection<CodeProject> projects)
    {
        HashSet<SharedParameter> given = [];
        foreach (CodeProject project in projects)
        {
            given.UnionWith(GivenBy(project));
            foreach (CodeProject library in project.Dependencies.Where(library => DroppedFrom(library).Count > 0))
            {
                Refer(project, library, library.Compilation!);
            }
        }

        return given;
    }

    private List<SharedParameter> DroppedFrom(CodeProject library) => _asked.TryGetValue(library, out Dictionary<SharedParameter, bool>? answers)
        ? [.. answers.Where(answer => answer.Value && SharedConstructors.ParameterOf(answer.Key, library.Compilation!) is null).Select(static answer => answer.Key)]
        : [];

    private IEnumerable<CodeProject> ConsumersOf(CodeProject project) => code.Projects.Where(other => other.Dependencies.Contains(project));

    private bool CanDo(CodeProject consumer, SharedParameter parameter) =>
        consumer.Compilation is { } compilation ? SharedConstructors.CanDo(parameter, compilation, requestFor(consumer)) : consumer.Files.Values.All(file => !file.Text.ToString().Contains(NameOf(parameter), StringComparison.Ordinal));

    /// <summary>The name of the class whose constructor it is.</summary>
    public static string NameOf(SharedParameter parameter) => parameter.Type[(parameter.Type.LastIndexOfAny(['.', ':']) + 1)..].Split('`')[0];

    /// <summary>Lets a project refer to a library as it is in a compilation.</summary>
    public static void Refer(CodeProject project, CodeProject library, CSharpCompilation compilation)
    {
        CSharpCompilation referring = project.Compilation!;
        if (referring.References.OfType<CompilationReference>().FirstOrDefault(reference => reference.Compilation.AssemblyName == library.Source.AssemblyName) is { } reference)
        {
            project.Compilation = referring.ReplaceReference(reference, compilation.ToMetadataReference());
        }
    }
}
