using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Tells of what a known value still decides when nothing changes any more: a switch, a map.</summary>
internal sealed class LeftDecisions : RemovalStep
{
    public override bool Apply(Removal removal) => false;

    public override void Report(Removal removal)
    {
        foreach (RemovalFile file in removal.Files)
        {
            foreach (ExpressionSyntax known in Known.In(file.Tree.GetRoot(removal.CancellationToken)))
            {
                if (MessageFor(known, removal.ModelOf(file)) is { } message)
                {
                    removal.Tell(FlagRemovalReason.NowUnused, message, known.GetLocation());
                }
            }
        }
    }

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
            case ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ElementAccessExpressionSyntax access } } when KnownMap.IsMap(model.GetTypeInfo(access.Expression).Type):
                return $"This always looks up the entry of {known} now, and something may change it. Put the entry in its place by hand where nothing does.";
            default:
                return null;
        }
    }
}
