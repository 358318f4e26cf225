using Microsoft.CodeAnalysis;
using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Unused;

namespace TypedFlags.Cli.Removing;

/// <summary>Members of interfaces by which projects ask for a flag: those which tests have stand-ins for, or which several projects use.</summary>
internal static class SharedContracts
{
    /// <summary>The documentation ids of the members, in the code as it was.</summary>
    /// <param name="code">The projects.</param>
    /// <param name="flag">What is removed.</param>
    /// <param name="methods">Methods whose first text is a flag's name.</param>
    public static IReadOnlyCollection<string> Find(CodeBase code, FlagToRemove flag, IReadOnlyList<string> methods)
    {
        CodeProject[] rewritten = [.. code.Projects.Where(static project => project is { IsConcerned: true, IsMeant: true, Compilation: not null })];
        IReadOnlyCollection<string> found = new AskingContractFinder([.. rewritten.Select(project => new FlagRemoval.Removal(project.Compilation!, RequestFor(project), CancellationToken.None))]).Find();

        // What is not rewritten would go on to ask.
        CodeProject[] others = [.. code.Projects.Except(rewritten)];
        return [.. found.Where(id => !Array.Exists(others, project => project.Files.Values.Any(file => file.Text.ToString().Contains(AskingContracts.NameOf(id), StringComparison.Ordinal))))];

        FlagRemovalRequest RequestFor(CodeProject project) => new(flag.Pinned)
        {
            Methods = [.. methods.Union(project.Source.FlagMethodNames, StringComparer.Ordinal)],
            Contracts = [],
            IsPublicApi = RemovalPass.IsPublicApi(project.Source, code.Layout),
        };
    }

    /// <summary>What a project has for members that went from the libraries it refers to.</summary>
    /// <param name="project">A project that still refers to the libraries as they were.</param>
    /// <param name="contracts">The members.</param>
    /// <returns>The documentation ids of what implemented them there.</returns>
    public static IReadOnlyCollection<string> UnimplementedIn(CodeProject project, AskingContracts contracts)
    {
        List<string> found = [];
        foreach (string id in contracts.Ids)
        {
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(id, project.Compilation!) is { } member
                && project.Dependencies.FirstOrDefault(library => library.Source.AssemblyName == member.ContainingAssembly.Name) is { Compilation: { } compilation }
                && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is null
                && ContractImplementations.In(member, new FlagRemoval.Trees.Code(project.Compilation!)) is { Count: > 0 } implementations)
            {
                found.AddRange(implementations.Select(static implementation => implementation.GetDocumentationCommentId()!));
            }
        }

        return found;
    }

    /// <summary>Lets a project refer to all libraries as they are now.</summary>
    public static void Refer(CodeProject project)
    {
        foreach (CodeProject library in project.Dependencies.Where(static library => library.Compilation is not null))
        {
            SharedParameters.Refer(project, library, library.Compilation!);
        }
    }
}
