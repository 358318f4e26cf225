using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.CodeFixes.Removal;

/// <summary>Every name that stands in the C# of the projects that refer to one: what may use a member of it.</summary>
internal sealed class NamesElsewhere
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Reads the projects.</summary>
    public static async Task<NamesElsewhere> OfAsync(Project project, CancellationToken cancellationToken)
    {
        NamesElsewhere names = new();
        foreach (ProjectId id in project.Solution.GetProjectDependencyGraph().GetProjectsThatTransitivelyDependOnThisProject(project.Id))
        {
            foreach (Document document in project.Solution.GetProject(id)!.Documents)
            {
                if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root)
                {
                    names._names.UnionWith(root.DescendantTokens(descendIntoTrivia: true)
                        .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
                        .Select(static token => token.ValueText));
                }
            }
        }

        return names;
    }

    /// <summary>True where a name there is that of a member, by its documentation id.</summary>
    // By the name alone: a member too many stays, and none too few.
    public bool MayUse(string documentationId)
    {
        string[] words = documentationId.Split('(')[0].Split('.', ':');
        string name = words[words.Length - 1];
        name = name.StartsWith("#", StringComparison.Ordinal) && words.Length > 1 ? words[words.Length - 2] : name;
        return _names.Contains(name.Split('`', '~')[0]);
    }
}
