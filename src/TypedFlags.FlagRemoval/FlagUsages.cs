using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval;

/// <summary>Finds where flags are used. Holds no state; safe for any number of threads.</summary>
public static class FlagUsages
{
    /// <summary>Every use of some flags in the C# of a compilation, generated code left out; by path and place.</summary>
    /// <param name="compilation">The program; with the code that the generator makes of <c>flags.yaml</c>. It may have errors, and references may be missing.</param>
    /// <param name="flags">The flags: their keys, and the names of their accessors without <c>@</c>.</param>
    /// <param name="methods">See <see cref="FlagRemovalRequest.Methods"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The uses.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ImmutableArray<FlagUsage> Find(
        CSharpCompilation compilation, IEnumerable<(string Key, string MemberName)> flags, ImmutableArray<string> methods = default, CancellationToken cancellationToken = default)
    {
        SyntaxTree[] trees = [.. compilation.SyntaxTrees.Where(static tree => !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))];
        Dictionary<SyntaxTree, SemanticModel> models = [];
        NamedMethods named = new(methods.IsDefault ? [] : methods);
        AskingMethods asking = new(named);
        List<FlagUsage> usages = [];
        foreach ((string key, string memberName) in flags)
        {
            // What it answers does not matter here.
            PinnedFlag flag = new() { Key = key, MemberName = memberName, ValueType = FlagValueType.Boolean, Value = true, Variant = "on" };
            FlagWords words = new(flag, trees, cancellationToken);
            FlagSymbols symbols = new(flag);
            foreach (SyntaxTree tree in trees.Where(tree => words.AreIn(tree, cancellationToken)))
            {
                if (!models.TryGetValue(tree, out SemanticModel? model))
                {
                    models.Add(tree, model = compilation.GetSemanticModel(tree));
                }

                FlagMeanings meanings = new(flag, model, symbols, asking, new UnboundCalls(flag, named), cancellationToken);
                usages.AddRange(FlagUses.In(tree.GetRoot(cancellationToken), words, meanings).Select(use => new FlagUsage(key, KindOf(use, meanings), use.Expression.GetLocation(), MemberAround(use.Expression))));
            }
        }

        return
        [
            .. usages.OrderBy(static usage => usage.Location.SourceTree!.FilePath, StringComparer.Ordinal)
                .ThenBy(static usage => usage.Location.SourceSpan.Start)
                .ThenBy(static usage => usage.Key, StringComparer.Ordinal),
        ];
    }

    private static FlagUsageKind KindOf(FlagUse use, FlagMeanings meanings)
    {
        if (use.Expression.FirstAncestorOrSelf<AttributeSyntax>() is not null)
        {
            return FlagUsageKind.Attribute;
        }

        bool isHandle = use.Word.Parent is ExpressionSyntax word && meanings.Of(word) is { Kind: not (MeaningKind.Key or MeaningKind.EnumKey) };
        return isHandle ? FlagUsageKind.Accessor : use.Meaning.Kind is MeaningKind.Key or MeaningKind.EnumKey && GateMethods.Around(use.Expression) is null ? FlagUsageKind.Text : FlagUsageKind.Name;
    }

    private static string? MemberAround(SyntaxNode node)
    {
        List<string> names = [];
        foreach (SyntaxNode outer in node.Ancestors())
        {
            string? name = outer switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                EventDeclarationSyntax member => member.Identifier.ValueText,
                IndexerDeclarationSyntax => "this[]",
                OperatorDeclarationSyntax member => "operator " + member.OperatorToken.ValueText,
                VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => field.Identifier.ValueText,
                _ => null,
            };
            if (name is not null)
            {
                names.Insert(0, name);
            }
        }

        return names.Count == 0 ? null : string.Join(".", names);
    }
}
