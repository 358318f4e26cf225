using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.FlagRemoval.Steps;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>A call, an operator, a lambda or a loop that means something else than before, though the compiler has nothing against it.</summary>
/// <param name="File">The file that it is in.</param>
/// <param name="Before">As it was, in the file as it was given.</param>
/// <param name="Was">What it meant.</param>
/// <param name="Is">What it means.</param>
internal sealed record Rebound(RemovalFile File, SyntaxNode Before, ISymbol Was, ISymbol Is)
{
    private static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.CSharpShortErrorMessageFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>All of them in a program.</summary>
    public static IEnumerable<Rebound> In(Removal removal) =>
        SideBySide.Of([.. removal.Files.Where(static file => file.Tree != file.Original)], removal, file => InFile(file, removal).ToList()).SelectMany(static found => found);

    /// <summary>A marked node as it was.</summary>
    /// <param name="now">The node.</param>
    /// <param name="was">Where it was, as its mark says.</param>
    /// <param name="rootBefore">The file as it was.</param>
    public static SyntaxNode? Earlier(SyntaxNode now, TextSpan was, SyntaxNode rootBefore) =>
        rootBefore.FindToken(was.Start).Parent?.AncestorsAndSelf().FirstOrDefault(node => node.Span == was && node.RawKind == now.RawKind);

    /// <summary>The difference, for a person.</summary>
    public override string ToString() => Was is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda && Is is IMethodSymbol other
        ? $"the lambda would give '{other.ReturnType.ToDisplayString(Short)}' and not '{lambda.ReturnType.ToDisplayString(Short)}'"
        : $"'{Is.ToDisplayString(Short)}' would be called and not '{Was.ToDisplayString(Short)}'";

    // Of such a constructor of another project there are two meanwhile, with the parameter and without.
    private static bool IsOfDropped(ISymbol was, FlagRemovalRequest request) => was is IMethodSymbol { MethodKind: MethodKind.Constructor }
        && request.Dropped.Any(parameter => parameter.Type == was.ContainingType.OriginalDefinition.GetDocumentationCommentId());

    private static IEnumerable<Rebound> InFile(RemovalFile file, Removal removal)
    {
        SyntaxNode before = file.Original.GetRoot(removal.CancellationToken);
        foreach ((SyntaxNode node, TextSpan was) in removal.Marks.In(file.Tree.GetRoot(removal.CancellationToken)))
        {
            if (Earlier(node, was, before) is { } earlier
                && Bound.Of(node, removal.ModelOf(file), removal.CancellationToken) is { } now
                && Bound.Of(earlier, removal.Before.ModelOf(file.Original), removal.CancellationToken) is { } then
                && !RewrittenCalls.Is(earlier, node, then)
                && !IsOfDropped(then, removal.Request)
                && !Bound.IsSame(then, now, RewrittenCalls.IsShorter(earlier, node)))
            {
                yield return new Rebound(file, earlier, then, now);
            }
        }
    }
}
