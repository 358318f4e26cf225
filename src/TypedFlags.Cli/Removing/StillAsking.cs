using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;
using TypedFlags.FlagRemoval.TestCode;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.Cli.Removing;

/// <summary>Types that still ask for a flag after it was removed, and all that lead to them: tests of these need what they set.</summary>
internal sealed class StillAsking
{
    private readonly CodeBase _code;
    private readonly Dictionary<string, string> _found = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, string Name)> _left = new();

    private StillAsking(CodeBase code) => _code = code;

    /// <summary>The documentation ids of the types; none where no test was changed.</summary>
    public static IReadOnlyCollection<string> Find(CodeBase code, RemovalPass pass)
    {
        StillAsking asking = new(code);
        if (!TestsIn(code, pass.ChangedPaths))
        {
            return [];
        }

        foreach (CodeProject project in code.Projects.Where(static project => project.Compilation is not null))
        {
            foreach (RemovalNote note in pass.NotesOf(project).Where(static note => note.IsUse && note.Reason is not (FlagRemovalReason.OutOfSight or FlagRemovalReason.TestOfDeadSide)))
            {
                asking.AddTypeAt(note, project);
            }
        }

        while (asking._left.TryDequeue(out (string Id, string Name) type))
        {
            asking.AddUsersOf(type.Id, type.Name);
        }

        return asking._found.Keys;
    }

    private static bool TestsIn(CodeBase code, IReadOnlyCollection<string> paths) =>
        code.Projects.Where(static project => project.Compilation is not null).SelectMany(static project => project.Compilation!.SyntaxTrees)
            .Where(tree => paths.Contains(tree.FilePath))
            .Any(static tree => tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<TypeDeclarationSyntax>().Any(TestMethods.AreAround));

    private void AddTypeAt(RemovalNote note, CodeProject project)
    {
        if (project.Compilation!.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == note.Path) is { } tree
            && tree.GetText().Lines is var lines && note.Line <= lines.Count
            && tree.GetRoot().FindToken(Math.Min(lines[note.Line - 1].Start + note.Column - 1, tree.Length)).Parent is { } place
            && !TestMethods.AreAround(place))
        {
            Add(place, project.Compilation);
        }
    }

    private void AddUsersOf(string id, string name)
    {
        foreach (CSharpCompilation compilation in _code.Projects.Select(static project => project.Compilation).OfType<CSharpCompilation>())
        {
            foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(tree => TokenTexts.Of(tree).CountOf(name) > 0))
            {
                SemanticModel model = compilation.GetSemanticModel(tree);
                foreach (SyntaxToken token in tree.GetRoot().DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name))
                {
                    if (token.Parent is SimpleNameSyntax place && MayMean(place, id, model))
                    {
                        Add(place, compilation);
                    }
                }
            }
        }
    }

    private static bool MayMean(SimpleNameSyntax place, string id, SemanticModel model)
    {
        SymbolInfo info = model.GetSymbolInfo(place);
        ISymbol[] symbols = info.Symbol is { } symbol ? [symbol] : [.. info.CandidateSymbols];
        return symbols.Length == 0 || symbols.Any(found => ((found as IMethodSymbol)?.ContainingType ?? found).OriginalDefinition.GetDocumentationCommentId() == id);
    }

    // With the types it is made from, where set-ups may stand that it relies on.
    private void Add(SyntaxNode place, CSharpCompilation compilation)
    {
        SemanticModel model = compilation.GetSemanticModel(place.SyntaxTree);
        INamedTypeSymbol? type = place.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault() is { } declaration
            ? model.GetDeclaredSymbol(declaration)
            : compilation.GetEntryPoint(default)?.ContainingType;
        for (; type is { SpecialType: SpecialType.None } && !type.DeclaringSyntaxReferences.IsEmpty; type = type.BaseType?.OriginalDefinition)
        {
            if (type.GetDocumentationCommentId() is { } id && _found.TryAdd(id, type.Name))
            {
                _left.Enqueue((id, type.Name));
            }
        }
    }
}
