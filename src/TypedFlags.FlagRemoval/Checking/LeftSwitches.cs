using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Branching;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Switches with jumps between their sections, of which the compiler has something against what became of them: they are left, and not all of the member that they are in.</summary>
internal static class LeftSwitches
{
    /// <summary>The switches of a member to leave; none where it is another problem, or that was tried.</summary>
    /// <param name="problem">What the compiler says.</param>
    /// <param name="member">The member as it was, or the file.</param>
    /// <param name="earlier">What was left before.</param>
    public static List<SwitchStatementSyntax> For(Diagnostic problem, SyntaxNode member, HashSet<SyntaxNode> earlier) => problem.Id is "CS0128" or "CS0136" or "CS8120" or "CS0152" or "CS0159" or "CS0162" or "CS0163" or "CS8070"
        && problem.Location.SourceTree?.GetRoot().FindNode(problem.Location.SourceSpan).FirstAncestorOrSelf<SwitchStatementSyntax>() is not null
        ? [.. member.DescendantNodes().OfType<SwitchStatementSyntax>().Where(statement => Jumps.ToLabels(statement, statement).Any() && !statement.AncestorsAndSelf().Any(earlier.Contains))]
        : [];
}
