using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.Cli.Code;
using TypedFlags.Cli.Removing;
using TypedFlags.FlagRemoval;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.Cli.Usage;

/// <summary>Finds where flags are used: with the eyes of the remover.</summary>
internal sealed class UsageFinder(CodeBase code)
{
    private readonly Dictionary<CodeProject, Dictionary<string, HashSet<SyntaxTree>>> _index = [];
    private readonly Dictionary<CodeProject, IReadOnlyList<PortableExecutableReference>> _assemblies = [];
    private readonly Dictionary<CodeProject, ILookup<string, SyntaxTree>> _parts = [];
    private readonly HashSet<SyntaxTree> _generated = [];

    /// <summary>The uses of a flag in the C# of the place, in order of place; what several projects compile counts once.</summary>
    public IReadOnlyList<FlagUsage> Find(PinnedFlag flag)
    {
        HashSet<FlagUsage> found = [];
        foreach (CodeProject project in code.Projects.Where(static project => project is { IsConcerned: true, IsMeant: true, Compilation: not null }))
        {
            found.UnionWith(Find(flag, project));
        }

        return [.. found.OrderBy(static use => use.Path, StringComparer.Ordinal).ThenBy(static use => use.Line).ThenBy(static use => use.Column)];
    }

    private IEnumerable<FlagUsage> Find(PinnedFlag flag, CodeProject project)
    {
        HashSet<string> words = WordsFor(flag, project);
        HashSet<SyntaxTree> candidates = FilesWith(words, flag, project);
        candidates.ExceptWith(_generated);
        if (candidates.Count == 0)
        {
            yield break;
        }

        FlagRemovalRequest request = new(flag) { Methods = project.Source.FlagMethodNames, Words = [.. words], HasAllWords = true, MayRewrite = candidates.Contains };
        FlagRemoval.Removal removal = new(project.Compilation!, request, CancellationToken.None);
        foreach (RemovalFile file in removal.Files)
        {
            foreach (FlagUse use in removal.Recognition.UsesIn(file))
            {
                FileLinePositionSpan place = use.Word.GetLocation().GetLineSpan();
                yield return new FlagUsage(
                    flag.Key, place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, KindOf(use.Meaning.Kind), MemberOf(use.Expression));
            }
        }
    }

    /// <summary>The key, the member, and the names of what holds one of them: here, in generated files too, and in what this one refers to.</summary>
    private HashSet<string> WordsFor(PinnedFlag flag, CodeProject project)
    {
        HashSet<string> words = new(StringComparer.Ordinal) { flag.Key, flag.MemberName };
        words.UnionWith(ReferencedConstants.NamesOf(flag.Key, AssembliesOf(project)));
        foreach (CodeProject each in project.Dependencies.Where(static dependency => dependency is { IsConcerned: true, Compilation: not null }).Append(project))
        {
            HashSet<SyntaxTree> files = FilesWith(words, flag, each);
            if (files.Count > 0)
            {
                words.UnionWith(HolderNames.In(each, flag, words, files.Contains));
            }
        }

        return words;
    }

    /// <summary>The files of a project that have a word, or a text that the key may be put together from.</summary>
    private HashSet<SyntaxTree> FilesWith(IEnumerable<string> words, PinnedFlag flag, CodeProject project)
    {
        Dictionary<string, HashSet<SyntaxTree>> index = IndexOf(project);
        IEnumerable<SyntaxTree> named = words.SelectMany(word => index.TryGetValue(word, out HashSet<SyntaxTree>? trees) ? trees : Enumerable.Empty<SyntaxTree>());
        return [.. named, .. _parts[project].Where(part => FlagWords.IsPart(part.Key, flag.Key)).SelectMany(static part => part)];
    }

    private Dictionary<string, HashSet<SyntaxTree>> IndexOf(CodeProject project)
    {
        if (_index.TryGetValue(project, out Dictionary<string, HashSet<SyntaxTree>>? index))
        {
            return index;
        }

        index = new Dictionary<string, HashSet<SyntaxTree>>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in project.Compilation!.SyntaxTrees.Where(tree => project.Files.ContainsKey(tree.FilePath)))
        {
            if (GeneratedFiles.IsMatch(tree))
            {
                _generated.Add(tree);
            }

            foreach (SyntaxToken token in tree.GetRoot().DescendantTokens().Where(static token => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken))
            {
                if (!index.TryGetValue(token.ValueText, out HashSet<SyntaxTree>? trees))
                {
                    index.Add(token.ValueText, trees = []);
                }

                trees.Add(tree);
            }
        }

        _parts.Add(project, project.Compilation.SyntaxTrees.Where(tree => project.Files.ContainsKey(tree.FilePath))
            .SelectMany(static tree => TokenTexts.Of(tree).Parts.Select(part => (Part: part, Tree: tree))).ToLookup(static one => one.Part, static one => one.Tree, StringComparer.Ordinal));
        _index.Add(project, index);
        return index;
    }

    private IReadOnlyList<PortableExecutableReference> AssembliesOf(CodeProject project)
    {
        if (!_assemblies.TryGetValue(project, out IReadOnlyList<PortableExecutableReference>? assemblies))
        {
            _assemblies.Add(project, assemblies = ReferencedConstants.AssembliesOf(project.Source.References));
        }

        return assemblies;
    }

    private static string KindOf(MeaningKind kind) => kind switch
    {
        MeaningKind.Key or MeaningKind.EnumKey => UsageKinds.Name,
        MeaningKind.Handle => UsageKinds.Accessor,
        MeaningKind.Unknown => UsageKinds.Unclear,
        _ => UsageKinds.Answer,
    };

    /// <summary>The names around a place, without namespaces.</summary>
    private static string MemberOf(SyntaxNode node) => string.Join('.', node.Ancestors().Select(static around => around switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        ConstructorDeclarationSyntax => ".ctor",
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax @event => @event.Identifier.ValueText,
        IndexerDeclarationSyntax => "this[]",
        OperatorDeclarationSyntax @operator => "operator " + @operator.OperatorToken.ValueText,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => field.Identifier.ValueText,
        EnumMemberDeclarationSyntax member => member.Identifier.ValueText,
        _ => "",
    }).Where(static name => name.Length > 0).Reverse());
}
