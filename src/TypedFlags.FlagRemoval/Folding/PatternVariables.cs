using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Variables that a pattern gives a known value to: <c>"full" is string name</c>, <c>var name =&gt; …</c>. Where they are only read, the value takes their place.</summary>
internal sealed class PatternVariables : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            ExpressionSyntax value = known;
            while (value.Parent is ParenthesizedExpressionSyntax parenthesized)
            {
                value = parenthesized;
            }

            foreach (PatternSyntax pattern in PatternsOf(value))
            {
                Inline(pattern, value, view, edits);
            }
        }
    }

    private static IEnumerable<PatternSyntax> PatternsOf(ExpressionSyntax value) => value.Parent switch
    {
        IsPatternExpressionSyntax match when match.Expression == value => [match.Pattern],
        SwitchExpressionSyntax expression when expression.GoverningExpression == value => Way.Of(expression).Select(static way => way.Pattern).OfType<PatternSyntax>(),
        SwitchStatementSyntax statement when statement.Expression == value => Way.Of(statement).Select(static way => way.Pattern).OfType<PatternSyntax>(),
        _ => [],
    };

    private static void Inline(PatternSyntax pattern, ExpressionSyntax value, FileView view, TreeEdits edits)
    {
        SingleVariableDesignationSyntax? designation = Unwrap(pattern) switch
        {
            VarPatternSyntax { Designation: SingleVariableDesignationSyntax single } => single,
            DeclarationPatternSyntax { Designation: SingleVariableDesignationSyntax single } => single,
            _ => null,
        };
        if (designation is null
            || KnownValue.Of(value, view.Model) is not { IsNull: false } known
            || PatternMatch.Of(pattern, known, view.Model) != true
            || view.Model.GetDeclaredSymbol(designation, view.CancellationToken) is not ILocalSymbol local
            || !SymbolEqualityComparer.Default.Equals(local.Type, known.Type))
        {
            return;
        }

        IReadOnlyList<Reference> places = Reference.AllIn(ScopeOf(designation), local, view.Removal.Now);
        if (places.All(static place => place.Usage == UsageKind.Read) && !places.Any(place => edits.Covers(place.Name)))
        {
            edits.Replace(designation, SyntaxFactory.DiscardDesignation().WithTriviaFrom(designation));
            foreach (Reference place in places)
            {
                edits.Replace(place.Name, Known.Unwrap(value).WithTriviaFrom(place.Name));
            }
        }
    }

    private static PatternSyntax Unwrap(PatternSyntax pattern) => pattern is ParenthesizedPatternSyntax parenthesized ? Unwrap(parenthesized.Pattern) : pattern;

    private static SyntaxNode ScopeOf(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static one => one is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot();
}
