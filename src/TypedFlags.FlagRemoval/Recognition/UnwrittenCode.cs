using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Code that is not rewritten and may have names for the flag, such as constants of its key: generated files, files that the request leaves out, referenced projects.</summary>
internal static class UnwrittenCode
{
    private const string OurGenerator = "TypedFlags.SourceGeneration.FlagsGenerator";

    /// <summary>The trees of a program that are not rewritten. Not what our generator made, which goes with the flag's entry.</summary>
    public static IEnumerable<SyntaxTree> Of(Removal removal)
    {
        HashSet<SyntaxTree> written = [.. removal.Files.Select(static file => file.Tree)];
        return removal.Compilation.SyntaxTrees.Where(tree => !written.Contains(tree) && !IsOurs(tree));
    }

    /// <summary>The trees of the projects that a program refers to as code.</summary>
    public static IEnumerable<SyntaxTree> InReferencesOf(CSharpCompilation compilation) =>
        compilation.References.OfType<CompilationReference>().Select(static reference => reference.Compilation).OfType<CSharpCompilation>().SelectMany(static project => project.SyntaxTrees).Where(static tree => !IsOurs(tree));

    private static bool IsOurs(SyntaxTree tree)
    {
        if (tree.FilePath.IndexOf(OurGenerator, StringComparison.Ordinal) >= 0)
        {
            return true;
        }

        TokenTexts texts = TokenTexts.Of(tree);
        return tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) && texts.CountOf("TypedFlags") > 0 && (texts.CountOf("FlagAccessor") > 0 || texts.CountOf("FlagSet") > 0);
    }
}
