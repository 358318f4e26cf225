using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>
/// A <c>goto</c> that now stands right before its label, and labels that no <c>goto</c> leads to any more. The statement behind the label stays; a label that nothing
/// led to before does too.
/// </summary>
internal sealed class DropLabels : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (view.File.Tree == view.File.Original)
        {
            return;
        }

        SyntaxNode original = view.File.Original.GetRoot(view.CancellationToken);
        foreach (LabeledStatementSyntax label in view.Root.DescendantNodes().OfType<LabeledStatementSyntax>())
        {
            string name = label.Identifier.ValueText;
            if (Before(label) is GotoStatementSyntax jump && Leads(jump, name) && Statements.IsTouched(jump) && !(label.ContainsDirectives && OtherBuilds.Behind(jump.GetLastToken(), label.Identifier).HaveCode))
            {
                Deletion.Delete(jump, edits);
            }
            else if (!(label.ContainsDirectives && label.Statement is EmptyStatementSyntax) && !TokenTexts.Of(label.SyntaxTree).IsLeftOut(name) && !Jumps(Function(label), name).Any() && Jumps(original, name).Any())
            {
                edits.Replace(label, Without(label));
            }
        }
    }

    private static List<StatementSyntax> Without(LabeledStatementSyntax label)
    {
        if (label.Statement is EmptyStatementSyntax && Statements.IsInList(label))
        {
            return [];
        }

        SyntaxTriviaList leading = Lines.StartsLine(label.Statement) ? Lines.WithoutIndentation(label.GetLeadingTrivia()) : label.GetLeadingTrivia();
        return [Statements.Lifted(label.Statement.WithLeadingTrivia(leading.AddRange(label.Statement.GetLeadingTrivia())))];
    }

    private static StatementSyntax? Before(LabeledStatementSyntax label)
    {
        SyntaxList<StatementSyntax> list = label.Parent is BlockSyntax block ? block.Statements : label.Parent is SwitchSectionSyntax section ? section.Statements : default;
        int index = list.IndexOf(label);
        return index > 0 ? list[index - 1] : null;
    }

    private static IEnumerable<GotoStatementSyntax> Jumps(SyntaxNode node, string label) => node.DescendantNodes().OfType<GotoStatementSyntax>().Where(jump => Leads(jump, label));

    private static bool Leads(GotoStatementSyntax jump, string label) => jump.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == label;

    private static SyntaxNode Function(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static one => one is MemberDeclarationSyntax and not GlobalStatementSyntax or AccessorDeclarationSyntax) ?? node.SyntaxTree.GetRoot();
}
