using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Branching;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Tells of what a known value still decides when nothing changes any more: a switch, a map, a condition, an operator whose outcome is known. A value that is only given on is fine.</summary>
internal sealed class LeftDecisions : RemovalStep
{
    private const int MostShown = 80;

    public override bool Apply(Removal removal, Extent extent) => false;

    public override void Report(Removal removal)
    {
        foreach (RemovalFile file in removal.Files)
        {
            SyntaxNode root = file.Tree.GetRoot(removal.CancellationToken);
            foreach (SwitchExpressionSyntax expression in SwitchMarks.In<SwitchExpressionSyntax>(root).Where(HasOneWay))
            {
                removal.Tell(FlagRemovalReason.NowUnused, "This switch has one outcome now. What it is over may do something that can't be done before; take that out by hand, and put the outcome in its place.", expression.GetLocation());
            }

            foreach (ExpressionSyntax known in Known.In(root))
            {
                if (MessageFor(known, removal.ModelOf(file)) is { } message)
                {
                    removal.Tell(FlagRemovalReason.NowUnused, message, known.GetLocation());
                }

                foreach (SyntaxNode pattern in KnownMembers.PatternsOn(known, removal))
                {
                    removal.Tell(FlagRemovalReason.NowUnused, $"'{Shown(pattern)}' asks for what is always {known} now. What is asked for beside that stays; take it apart by hand.", pattern.GetLocation());
                }
            }
        }
    }

    // What it is over may do something, and stands where nothing can be done before.
    private static bool HasOneWay(SwitchExpressionSyntax expression) => expression.Arms.Count == 1
        && expression.Arms[0] is { WhenClause: null } only && PatternMatch.IsForAll(only.Pattern) && !PatternMatch.Variables(only.Pattern).Any();

    private static string? MessageFor(ExpressionSyntax known, SemanticModel model)
    {
        SyntaxNode place = known;
        while (place.Parent is ParenthesizedExpressionSyntax)
        {
            place = place.Parent;
        }

        switch (place.Parent)
        {
            case SwitchStatementSyntax or SwitchExpressionSyntax:
                return $"This switch is always over {known} now, and could not be taken apart: what is declared in its parts is used elsewhere, or which of them it takes isn't sure. Take it apart by hand.";
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple } when MatchedTuple.Of(tuple) is { IsTakenApart: true }:
                return $"'{Shown(tuple)}' is matched, and {known} in it is always the same now. It could not be taken apart: what a pattern gives a name to is used, or whether it matches isn't sure. Take it apart by hand.";
            case ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ElementAccessExpressionSyntax access } } when KnownMap.IsMap(model.GetTypeInfo(access.Expression).Type):
                return $"This always looks up the entry of {known} now, and something may change it. Put the entry in its place by hand where nothing does.";
            case IfStatementSyntax or ConditionalExpressionSyntax or WhenClauseSyntax or CatchFilterClauseSyntax when IsCondition(place):
            case WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax when IsCondition(place) && Known.BooleanOf(known) == false:
                return $"This condition is always {known} now, and could not be taken apart: names or directives in it or in its branches are in the way, or its place takes no other code. Take it apart by hand.";
            case BinaryExpressionSyntax { ContainsDirectives: true } binary when !Directives.MayGo(binary):
                return $"There is {known} in this now, and directives in it stand in the way: another build has other operands. Take it out by hand.";
            case BinaryExpressionSyntax binary when IsDecided(binary, known, model):
                return $"'{Shown(binary)}' is always the same now that {known} is in it. What stands beside that declares something, or may do something that can't be done before; take that out by hand, and put the outcome in its place.";
            case IsPatternExpressionSyntax pattern when pattern.Expression == place:
                return $"'{Shown(pattern)}' is always the same now, and the names that it gives are used. Take it apart by hand.";
            case AssignmentExpressionSyntax assignment when assignment.Right == place && Known.BooleanOf(known) is not null && IsBoolean(assignment):
                return $"'{Shown(assignment)}' is over a known value now. It stays, for what setting '{Shown(assignment.Left)}' may do; say by hand what it comes to.";
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } assignment when assignment.Right == place && model.GetSymbolInfo(assignment.Left).Symbol is ILocalSymbol:
                return $"'{Shown(assignment)}' gives a known value where there is none. Say by hand what '{Shown(assignment.Left)}' comes to.";
            case ConditionalAccessExpressionSyntax access when access.Expression == place:
            case MemberAccessExpressionSyntax { Expression: var of } when of == place && Known.BooleanOf(known) is not null:
                return $"'{Shown((ExpressionSyntax)place.Parent)}' is asked of a known value now. Put in its place what it comes to.";
            default:
                return null;
        }
    }

    private static bool IsCondition(SyntaxNode place) => place.Parent switch
    {
        IfStatementSyntax statement => statement.Condition == place,
        ConditionalExpressionSyntax conditional => conditional.Condition == place,
        WhileStatementSyntax loop => loop.Condition == place,
        DoStatementSyntax loop => loop.Condition == place,
        ForStatementSyntax loop => loop.Condition == place,
        _ => true,
    };

    // `limit == 5` is a comparison like others, `limit > 3 && true` is none.
    private static bool IsDecided(BinaryExpressionSyntax binary, ExpressionSyntax known, SemanticModel model) => binary.Kind() switch
    {
        SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression => true,
        SyntaxKind.BitwiseAndExpression => Known.BooleanOf(known) == false,
        SyntaxKind.BitwiseOrExpression => Known.BooleanOf(known) == true,
        SyntaxKind.CoalesceExpression => Known.Unwrap(binary.Left) == known,
        SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression when Nulls.Is(known, model) => Nulls.Is(binary.Left, model) && Nulls.Is(binary.Right, model),
        _ => model.GetTypeInfo(binary).Type is { SpecialType: SpecialType.System_Boolean } && model.GetConstantValue(binary).HasValue,
    };

    private static bool IsBoolean(AssignmentExpressionSyntax assignment) =>
        assignment.IsKind(SyntaxKind.AndAssignmentExpression) || assignment.IsKind(SyntaxKind.OrAssignmentExpression) || assignment.IsKind(SyntaxKind.ExclusiveOrAssignmentExpression);

    // One line, and not a long one.
    private static string Shown(SyntaxNode expression)
    {
        string text = string.Join(" ", expression.ToString().Split(['\r', '\n', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= MostShown ? text : text.Substring(0, MostShown) + "…";
    }
}
