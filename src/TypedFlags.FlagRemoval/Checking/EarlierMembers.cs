using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Finds in a file as it was the member in which a problem is now.</summary>
internal static class EarlierMembers
{
    /// <summary>The member, by the names on the way to it; several where they can't be told apart, none for statements of the top level.</summary>
    public static IReadOnlyList<SyntaxNode> Of(SyntaxNode place, SyntaxNode rootBefore)
    {
        MemberDeclarationSyntax? member = place.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault();
        if (member is null or GlobalStatementSyntax)
        {
            return [];
        }

        IReadOnlyList<SyntaxNode> same = MemberPath.FindIn(rootBefore, member);
        string[] now = ParametersOf(member);
        SyntaxNode[] exact = [.. same.Where(one => ParametersOf(one).SequenceEqual(now))];

        // It may have lost some of its parameters.
        SyntaxNode[] longer = exact.Length > 0 ? exact : [.. same.Where(one => AreAmong(now, ParametersOf(one)))];
        return longer.Length > 0 ? longer : same;
    }

    private static bool AreAmong(string[] some, string[] all)
    {
        int found = 0;
        foreach (string one in all)
        {
            found += found < some.Length && some[found] == one ? 1 : 0;
        }

        return found == some.Length;
    }

    private static string[] ParametersOf(SyntaxNode member) => member switch
    {
        BaseMethodDeclarationSyntax method => [.. method.ParameterList.Parameters.Select(static parameter => parameter.ToString())],
        IndexerDeclarationSyntax indexer => [.. indexer.ParameterList.Parameters.Select(static parameter => parameter.ToString())],
        _ => [],
    };
}
