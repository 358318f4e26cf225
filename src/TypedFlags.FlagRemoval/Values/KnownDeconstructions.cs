using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>
/// <c>(bool isNew, int count) = (true, await CountAsync())</c>: a variable that gets a known value is declared by itself, and the others without it. One that is there already
/// gets it by itself where it never gets another one.
/// </summary>
internal sealed class KnownDeconstructions : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            if (known.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment } values } argument
                && assignment.Right == values && Statements.IsInList(statement) && !statement.ContainsDirectives && !edits.Covers(statement)
                && !statement.DescendantNodes().SelectMany(static node => node.DescendantTrivia()).Any(trivia => Lines.IsComment(trivia) && statement.Span.Contains(trivia.Span)))
            {
                Split(statement, assignment.Left, values, values.Arguments.IndexOf(argument), known, view, edits);
            }
        }
    }

    public override void Report(Removal removal)
    {
        foreach (RemovalFile file in removal.Files)
        {
            FileView view = new(removal, file, file.Tree.GetRoot(removal.CancellationToken));
            foreach (ExpressionSyntax known in Known.In(view.Root))
            {
                if (known.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: TupleExpressionSyntax targets } assignment } values } argument && assignment.Right == values
                    && KnownTargets.At(targets, values.Arguments.IndexOf(argument), known, view) is { } target)
                {
                    removal.Tell(FlagRemovalReason.NowUnused, $"'{target.Identifier.Text}' is always {known} now, and gets it together with others that something may be done by. Put it in its place by hand.", known.GetLocation());
                }
            }
        }
    }

    private static void Split(ExpressionStatementSyntax statement, ExpressionSyntax left, TupleExpressionSyntax values, int index, ExpressionSyntax known, FileView view, TreeEdits edits)
    {
        List<StatementSyntax> statements = [];
        if (VariableAt(left, index, values.Arguments.Count) is var (type, name))
        {
            if (name is not null)
            {
                statements.Add(Declaration(type, name.Value, known.WithoutTrivia()));
            }
        }
        else if (left is TupleExpressionSyntax targets && KnownTargets.At(targets, index, known, view) is { } target && KnownTargets.ArePlain(targets, view.Model))
        {
            statements.Add(Assignment(target.WithoutTrivia(), known.WithoutTrivia()));
        }
        else
        {
            return;
        }

        int other = index == 0 ? 1 : 0;
        if (values.Arguments.Count > 2)
        {
            ExpressionSyntax fewer = left switch
            {
                TupleExpressionSyntax tuple => tuple.WithArguments(tuple.Arguments.RemoveAt(index)),
                DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax names } all => all.WithDesignation(names.WithVariables(names.Variables.RemoveAt(index))),
                _ => left,
            };
            statements.Add(statement.WithoutTrivia().WithExpression(
                SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, fewer.WithTrailingTrivia(SyntaxFactory.Space), Spaced(SyntaxKind.EqualsToken), values.WithArguments(values.Arguments.RemoveAt(index)).WithoutTrivia())));
        }
        else if (RestOf(left, other, values.Arguments[other].Expression.WithoutTrivia()) is { } rest)
        {
            statements.Add(rest);
        }
        else
        {
            return;
        }

        SyntaxTriviaList line = statement.GetTrailingTrivia();
        statements = [.. statements.Select((one, position) => Statements.Lifted(one
            .WithLeadingTrivia(position == 0 ? statement.GetLeadingTrivia() : Hoist.IndentationOf(statement))
            .WithTrailingTrivia(line)))];
        edits.Replace(statement, statements);
    }

    // The variable that is declared there; without a name where nothing is; null where something else is assigned.
    private static (TypeSyntax Type, SyntaxToken? Name)? VariableAt(ExpressionSyntax left, int index, int count) => left switch
    {
        TupleExpressionSyntax tuple when tuple.Arguments.Count == count => tuple.Arguments[index].Expression switch
        {
            DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax single } declaration => (declaration.Type, single.Identifier),
            DeclarationExpressionSyntax { Designation: DiscardDesignationSyntax } declaration => (declaration.Type, null),
            _ => null,
        },
        DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax names } declaration when names.Variables.Count == count => names.Variables[index] switch
        {
            SingleVariableDesignationSyntax single => (declaration.Type, single.Identifier),
            DiscardDesignationSyntax => (declaration.Type, null),
            _ => null,
        },
        _ => null,
    };

    // What is left of two: a declaration, or an assignment.
    private static StatementSyntax? RestOf(ExpressionSyntax left, int index, ExpressionSyntax value) => VariableAt(left, index, 2) switch
    {
        (var type, { } name) => Declaration(type, name, value),
        (_, null) => Assignment(SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(default, SyntaxKind.UnderscoreToken, "_", "_", default)), value),
        null when left is TupleExpressionSyntax { Arguments: { Count: 2 } targets } && targets[index].Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax => Assignment(targets[index].Expression.WithoutTrivia(), value),
        _ => null,
    };

    private static ExpressionStatementSyntax Assignment(ExpressionSyntax target, ExpressionSyntax value) => SyntaxFactory.ExpressionStatement(
        SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, target, Spaced(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space), value));

    private static LocalDeclarationStatementSyntax Declaration(TypeSyntax type, SyntaxToken name, ExpressionSyntax value) => SyntaxFactory.LocalDeclarationStatement(
        SyntaxFactory.VariableDeclaration(type.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.SingletonSeparatedList(
            SyntaxFactory.VariableDeclarator(name.WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space), argumentList: null, SyntaxFactory.EqualsValueClause(Spaced(SyntaxKind.EqualsToken), value)))));

    private static SyntaxToken Spaced(SyntaxKind kind) => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
}
