using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;

namespace TypedFlags.Cli.Removing;

/// <summary>Generated names of a flag that code still has after all was rewritten: without the entry they would not compile.</summary>
internal static class LeftAccessors
{
    public static IEnumerable<RemovalNote> Find(CodeBase code, FlagToRemove flag)
    {
        string member = flag.Pinned.MemberName;
        HashSet<string> names = new(StringComparer.Ordinal) { member, member + "Variant", member + "Value" };
        HashSet<SyntaxTree> generated = [.. code.Projects.SelectMany(static project => project.Generated)];
        foreach (CodeProject project in code.Projects.Where(static project => project is { IsConcerned: true, IsMeant: true, Compilation: not null }))
        {
            foreach (SyntaxTree tree in project.Compilation!.SyntaxTrees.Where(tree => code.FilesWithWords.Contains(tree.FilePath)))
            {
                SemanticModel? model = null;
                foreach (SyntaxToken token in tree.GetRoot().DescendantTokens(descendIntoTrivia: true).Where(token => token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText)))
                {
                    model ??= project.Compilation.GetSemanticModel(tree);
                    if (token.Parent is { } node && model.GetSymbolInfo(node).Symbol is { } symbol && symbol.DeclaringSyntaxReferences.Any(declaration => generated.Contains(declaration.SyntaxTree)))
                    {
                        FileLinePositionSpan place = token.GetLocation().GetLineSpan();
                        yield return new RemovalNote(
                            tree.FilePath, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, FlagRemovalReason.UnknownUse, $"'{token.ValueText}' is still used here: replace it by hand, then run the same again.");
                    }
                }
            }
        }
    }
}
