using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>Marks switches that lost a part: only in those is looked for what that leaves superfluous.</summary>
internal static class SwitchMarks
{
    private const string Kind = "TypedFlags.Switch";

    public static T Mark<T>(T node)
        where T : SyntaxNode => node.HasAnnotations(Kind) ? node : node.WithAdditionalAnnotations(new SyntaxAnnotation(Kind));

    public static IEnumerable<T> In<T>(SyntaxNode root)
        where T : SyntaxNode => root.GetAnnotatedNodes(Kind).OfType<T>();
}
