using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Pinning;

/// <summary>Locals that held the flag itself, a task of its answer or an evaluation, and that nobody reads any more: <c>var flag = Flags.NewCheckout;</c>.</summary>
internal sealed class DropHolders : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (!view.Removal.Recognition.Words.AreIn(view.File.Tree, view.CancellationToken))
        {
            return;
        }

        foreach (FlagUse use in view.Removal.Recognition.UsesIn(view.File))
        {
            if (use.Meaning.Kind is not (MeaningKind.EnumKey or MeaningKind.Unknown)
                && !LeftAlone.Is(use.Expression)
                && use.Expression.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax statement } declaration } variable }
                && declaration.Variables.Count == 1
                && statement.UsingKeyword.IsKind(SyntaxKind.None)
                && view.Model.GetDeclaredSymbol(variable, view.CancellationToken) is ILocalSymbol local
                && !Reference.EachIn(ScopeOf(statement), local, view.Removal.Now).Any()
                && Hoist.StatementsOf(DroppedEffects.In(use.Meaning.Dropped, view.Model), statement, view.Model) is { } kept)
            {
                _ = kept.Count > 0 ? edits.Replace(statement, kept) : Deletion.Delete(statement, edits);
            }
        }
    }

    private static SyntaxNode ScopeOf(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax global ? global.Parent! : statement.Parent!;
}
