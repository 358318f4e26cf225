using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Locals that held the flag's answer, or that only the dead code read: they go, and what working out their values does stays.</summary>
internal sealed class UnusedLocals : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (view.File.Tree == view.File.Original && !Known.In(view.Root).Any())
        {
            return;
        }

        HashSet<string> given = [.. Known.In(view.Root).Select(static known => Assigned.To(known)).OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText)];
        foreach (LocalDeclarationStatementSyntax declaration in view.Root.DescendantNodes().OfType<LocalDeclarationStatementSyntax>())
        {
            // The rest is asked only where something of it may have changed.
            bool mayGo = Statements.IsTouched(declaration) || declaration.Declaration.Variables.Any(variable =>
                given.Contains(variable.Identifier.ValueText) || Known.Is(variable.Initializer?.Value) || EarlierUse.IsNamedLess(variable.Identifier.ValueText, [view.File.Tree], view.Removal));
            if (mayGo && declaration.UsingKeyword.IsKind(SyntaxKind.None) && declaration.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
            {
                Clean(declaration, view, edits);
            }
        }
    }

    private static void Clean(LocalDeclarationStatementSyntax declaration, FileView view, TreeEdits edits)
    {
        SeparatedSyntaxList<VariableDeclaratorSyntax> variables = declaration.Declaration.Variables;
        Dictionary<VariableDeclaratorSyntax, List<ExpressionStatementSyntax>> unused = [];
        foreach (VariableDeclaratorSyntax variable in variables)
        {
            if (AssignmentsTo(variable, declaration, view) is { } assignments)
            {
                unused.Add(variable, assignments);
            }
        }

        // Effects of one among others would have to stand between them.
        bool hasEffects = unused.Keys.Any(variable => variable.Initializer is { } initializer && Effects.MayHave(initializer.Value, view.Model));
        if (unused.Count == 0 || (hasEffects && variables.Count > 1) || edits.Covers(declaration) || unused.Values.SelectMany(static statements => statements).Any(edits.Covers))
        {
            return;
        }

        if (variables.Count == unused.Count ? Drop(declaration, variables[0].Initializer?.Value, view, edits) : Drop(unused.Keys, edits))
        {
            foreach (ExpressionStatementSyntax assignment in unused.Values.SelectMany(static statements => statements))
            {
                Drop(assignment, Counting.ValueOf(assignment), view, edits);
            }
        }
    }

    // The statements that give a value to a variable that nobody reads; null where it stays.
    private static List<ExpressionStatementSyntax>? AssignmentsTo(VariableDeclaratorSyntax variable, LocalDeclarationStatementSyntax declaration, FileView view)
    {
        if (TokenTexts.Of(view.File.Tree).IsLeftOut(variable.Identifier.ValueText)
            || view.Model.GetDeclaredSymbol(variable, view.CancellationToken) is not ILocalSymbol { RefKind: RefKind.None, IsFixed: false } local)
        {
            return null;
        }

        SyntaxNode scope = declaration.Parent is GlobalStatementSyntax ? view.Root : declaration.Parent!;
        List<ExpressionStatementSyntax> assignments = [];
        foreach (Reference reference in Reference.EachIn(scope, local, view.Removal.Now))
        {
            ExpressionStatementSyntax? assignment = reference.Usage == UsageKind.Assignment ? reference.Whole.FirstAncestorOrSelf<ExpressionStatementSyntax>()
                : reference.IsSure ? Counting.At(reference.Whole, view.Model)
                : null;
            if (assignment is null)
            {
                return null;
            }

            assignments.Add(assignment);
        }

        if (!KeptEffects.CanKeep(variable.Initializer?.Value, view.Model) || !assignments.TrueForAll(assignment => KeptEffects.CanKeep(Counting.ValueOf(assignment), view.Model)))
        {
            return null;
        }

        bool isHolder = Known.Is(variable.Initializer?.Value) || assignments.Exists(static assignment => Known.Is(Counting.ValueOf(assignment)));
        return isHolder || IsConstantNow(variable, declaration, view) || EarlierUse.WasReadLocally(local.Name, declaration, view.File) ? assignments : null;
    }

    // Nobody ever read it, and as long as its value was worked out nobody minded: of a constant the compiler says that it is never used. One that it was given before is a person's.
    private static bool IsConstantNow(VariableDeclaratorSyntax variable, LocalDeclarationStatementSyntax declaration, FileView view) =>
        Statements.IsTouched(declaration) && variable.Initializer is { } initializer && view.Model.GetConstantValue(initializer.Value, view.CancellationToken).HasValue
        && !MemberPath.FindIn(view.File.Original.GetRoot(view.CancellationToken), MemberPath.Of(declaration)).SelectMany(static member => member.DescendantNodes()).OfType<VariableDeclaratorSyntax>()
            .Any(before => before.Identifier.ValueText == variable.Identifier.ValueText && SyntaxFactory.AreEquivalent(before.Initializer, initializer));

    private static bool Drop(StatementSyntax statement, ExpressionSyntax? value, FileView view, TreeEdits edits)
    {
        StatementSyntax? kept = value is null ? null : KeptEffects.Of(value, view.Model);
        return kept is null
            ? Deletion.Delete(statement, edits)
            : edits.Replace(statement, kept.WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(statement.GetTrailingTrivia()));
    }

    private static bool Drop(IReadOnlyCollection<VariableDeclaratorSyntax> variables, TreeEdits edits) =>
        variables.All(static variable => !variable.ContainsDirectives) && variables.All(edits.Delete);
}
