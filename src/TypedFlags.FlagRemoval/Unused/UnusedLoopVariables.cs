using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary><c>for (int i = 0; …; )</c> whose rounds only the dead code counted: the variable goes.</summary>
internal sealed class UnusedLoopVariables : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ForStatementSyntax loop in Statements.TouchedIn(view.Root).OfType<ForStatementSyntax>())
        {
            if (loop.Declaration is not { ContainsDirectives: false } declaration || declaration.DescendantTrivia().Any(Lines.IsComment))
            {
                continue;
            }

            VariableDeclaratorSyntax[] kept = [.. declaration.Variables.Where(variable => !MayGo(variable, loop, view))];
            if (kept.Length == 0)
            {
                edits.Replace(loop, loop.WithDeclaration(null));
            }
            else if (kept.Length < declaration.Variables.Count)
            {
                IEnumerable<SyntaxToken> separators = declaration.Variables.GetSeparators().Take(kept.Length - 1);
                edits.Replace(loop, loop.WithDeclaration(declaration.WithVariables(SyntaxFactory.SeparatedList(kept, separators))));
            }
        }
    }

    private static bool MayGo(VariableDeclaratorSyntax variable, ForStatementSyntax loop, FileView view) =>
        !TokenTexts.Of(view.File.Tree).IsLeftOut(variable.Identifier.ValueText)
        && view.Model.GetDeclaredSymbol(variable, view.CancellationToken) is ILocalSymbol { RefKind: RefKind.None } local
        && !Reference.EachIn(loop, local, view.Removal.Now).Any()
        && (variable.Initializer is not { } initializer || !Effects.MayHave(initializer.Value, view.Model))
        && EarlierUse.WasCountedLocally(local.Name, loop, view.File);
}
