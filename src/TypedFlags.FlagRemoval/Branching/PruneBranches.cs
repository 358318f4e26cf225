using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary><c>if</c> whose condition is known: the branch that is taken, after what the condition does on the way.</summary>
internal sealed class PruneBranches : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (IfStatementSyntax statement in Known.In(view.Root).Select(IfAround).OfType<IfStatementSyntax>().Distinct())
        {
            if (edits.Covers(statement)
                || Evaluation.Of(statement.Condition, view.Model) is not { Value: { } value } evaluation
                || EffectParts.Of(evaluation.Evaluated, view.Model) is not { } evaluated)
            {
                continue;
            }

            Take(statement, value, evaluated, view, edits);
        }
    }

    /// <summary>Puts the branch that is taken in the place of an <c>if</c>, where nothing is lost with the rest.</summary>
    internal static void Take(IfStatementSyntax statement, bool value, ImmutableArray<EffectPart> evaluated, FileView view, TreeEdits edits)
    {
        ImmutableArray<StatementSyntax> effects = EffectLines.Of(evaluated, statement);
        StatementSyntax? branch = value ? statement.Statement : statement.Else?.Statement;
        if (statement.ContainsDirectives && !(effects.IsEmpty && Directives.CanKeep(statement, branch)))
        {
            return;
        }

        List<ILocalSymbol> lost =
        [
            .. Scopes.LostVariables(statement.Condition, null, view.Model)
                .Where(local => !IsDeclaredIn(local, evaluated) && IsNamedBeside(local, statement, branch, view.Model)),
        ];
        if (lost.Count > 0)
        {
            // A variable of the condition that is assigned and read elsewhere, or read where only an unreachable path leads.
            effects = effects.InsertRange(0, lost.Select(local => Declaration(local, statement, view.Model)));
        }

        if (statement.Parent is ElseClauseSyntax clause)
        {
            PruneElse(clause, statement, branch, effects, edits);
        }
        else
        {
            Prune(statement, branch, effects, edits, view.Model);
        }
    }

    private static IfStatementSyntax? IfAround(ExpressionSyntax known)
    {
        SyntaxNode node = known;
        while (node.Parent is ExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent is IfStatementSyntax statement && statement.Condition == node ? statement : null;
    }

    private static void Prune(IfStatementSyntax statement, StatementSyntax? branch, ImmutableArray<StatementSyntax> effects, TreeEdits edits, SemanticModel model)
    {
        bool isInList = Statements.IsInList(statement);
        bool keepsBlock = branch is BlockSyntax block && (!isInList || !Scopes.CanInline(block, statement));
        List<StatementSyntax> statements = branch is null ? [] : Splice.Branch(statement, branch, keepsBlock);
        if (!isInList && statements.Count == 1 && effects.IsEmpty)
        {
            if (statements[0] is BlockSyntax && Lines.StartsLine(statement))
            {
                // Braces stand below what they are the body of.
                statements[0] = Lines.Reindent(statements[0], Lines.IndentationOf(statement), Lines.IndentationOf(statement.Parent!));
            }

            // `if (a) if (flag) if (b) X(); else Y();`: in braces, or an `else` further out would be taken for this one's.
            edits.Replace(statement, statements[0] is IfStatementSyntax { Else: null } && statement.Parent is IfStatementSyntax { Else: not null }
                ? Statements.Lifted(Statements.AsOne(statement, [statements[0]]))
                : Statements.Lifted(statements[0]));
            return;
        }

        if (effects.IsEmpty && statements.Count == 0)
        {
            StatementSyntax empty = EmptyAround(statement, model);
            if (Statements.IsInList(empty))
            {
                Deletion.Delete(empty, edits);
                return;
            }
        }

        edits.Replace(statement, [.. EffectLines.Before(statement, effects, statements)]);
        if (statements.Count > 0 && !keepsBlock && branch is BlockSyntax { CloseBraceToken.ContainsDirectives: true } kept)
        {
            SyntaxToken next = statement.GetLastToken().GetNextToken();
            edits.Follow(next, Directives.Behind(kept, Lines.IndentationOf(statement), next), isFirst: false);
        }
    }

    // `if (a) if (flag) X();`: without X, nobody asks for a.
    private static StatementSyntax EmptyAround(StatementSyntax statement, SemanticModel model)
    {
        StatementSyntax empty = statement;
        while (empty.Parent is IfStatementSyntax { Else: null, ContainsDirectives: false, Parent: not ElseClauseSyntax } outer && !Effects.MayHave(outer.Condition, model)
            && !outer.Condition.DescendantNodes().Any(static node => node is VariableDesignationSyntax))
        {
            empty = outer;
        }

        return empty;
    }

    /// <summary>Puts what is done on the way, and the branch that is taken, in the place of an <c>else if</c>.</summary>
    internal static void PruneElse(ElseClauseSyntax clause, IfStatementSyntax statement, StatementSyntax? branch, ImmutableArray<StatementSyntax> effects, TreeEdits edits)
    {
        IfStatementSyntax outer = (IfStatementSyntax)clause.Parent!;
        ElseClauseSyntax kept = branch is not null && branch == statement.Else?.Statement ? clause.WithLeadingTrivia(Above(clause, statement.Else!)) : clause;
        if (!effects.IsEmpty)
        {
            // A comment above the other side comes into the braces with it.
            kept = branch == statement.Statement ? clause : clause.WithLeadingTrivia(WithoutComments(clause));
            List<StatementSyntax> statements = branch is null ? [] : Splice.Branch(statement, branch, keepsBlock: false);
            bool isInLine = !outer.DescendantTokens().Where(token => token != outer.GetLastToken()).Any(static token => token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia));
            StatementSyntax[] all = [.. effects, .. statements.Select(Statements.Lifted)];
            BlockSyntax block = (isInLine ? Statements.InBraces(all, "", "", SyntaxFactory.Space) : Statements.AsOne(statement, all))
                .WithTrailingTrivia(branch is BlockSyntax ? Endings.Of(branch, outer) : Endings.WithoutComments(outer.GetTrailingTrivia()));
            edits.Replace(clause, kept.WithElseKeyword(kept.ElseKeyword.WithTrailingTrivia(isInLine ? SyntaxFactory.Space : Lines.EndOf(statement.SyntaxTree))).WithStatement(block));
        }
        else if (branch is null or BlockSyntax { Statements.Count: 0 })
        {
            // The `if` before it ends where this one did.
            edits.Replace(outer, outer.WithElse(null).WithStatement(outer.Statement.WithTrailingTrivia(Endings.Of(outer.Statement, outer))));
        }
        else if (branch is IfStatementSyntax or BlockSyntax)
        {
            // `else if (flag) { … }` becomes `else { … }`, and `else if (!flag) … else if (b) …` becomes `else if (b) …`.
            edits.Replace(clause, branch is IfStatementSyntax && statement.Else is { } last && last.Statement == branch
                ? last.WithLeadingTrivia(kept.GetLeadingTrivia())
                : kept.WithElseKeyword(kept.ElseKeyword.WithTrailingTrivia(Gap(statement, branch)))
                    .WithStatement(Statements.Lifted(branch.WithTrailingTrivia(Endings.Of(branch, outer)))));
        }
        else
        {
            edits.Replace(clause, kept.WithElseKeyword(kept.ElseKeyword.WithTrailingTrivia(Gap(statement, branch))).WithStatement(Statements.Lifted(branch.WithTrailingTrivia(Endings.Of(branch, outer)))));
        }
    }

    // Comments above an `else` are of what stands behind it: those of the one that goes go with it.
    private static SyntaxTriviaList Above(ElseClauseSyntax gone, ElseClauseSyntax kept) =>
        kept.GetLeadingTrivia().Any(Lines.IsComment) ? kept.GetLeadingTrivia()
        : WithoutComments(gone);

    private static SyntaxTriviaList WithoutComments(ElseClauseSyntax clause) => clause.GetLeadingTrivia() is var leading && leading.Any(Lines.IsComment)
        ? SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(Lines.IndentationOf(clause)))
        : leading;

    // What stands between a condition, or an `else`, and its branch.
    private static SyntaxTriviaList Gap(IfStatementSyntax statement, StatementSyntax branch) =>
        branch == statement.Statement ? statement.CloseParenToken.TrailingTrivia : statement.Else!.ElseKeyword.TrailingTrivia;

    // `Parse(text, out int number);` says by itself what `number` is.
    private static bool IsDeclaredIn(ILocalSymbol local, ImmutableArray<EffectPart> effects) =>
        local.DeclaringSyntaxReferences.Any(reference => effects.Any(effect => effect.Expression.Span.Contains(reference.Span)));

    // In the branch that stays, or behind the `if`.
    private static bool IsNamedBeside(ILocalSymbol local, IfStatementSyntax statement, StatementSyntax? branch, SemanticModel model) =>
        statement.Parent!.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == local.Name
            && (!statement.FullSpan.Contains(name.FullSpan) || branch?.FullSpan.Contains(name.FullSpan) == true)
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local));

    private static LocalDeclarationStatementSyntax Declaration(ILocalSymbol local, IfStatementSyntax statement, SemanticModel model)
    {
        ITypeSymbol type = (NullableModel.Of(model).GetDeclaredSymbol(local.DeclaringSyntaxReferences[0].GetSyntax()) as ILocalSymbol ?? local).Type;
        return Statements.Lifted((LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement($"{type.ToMinimalDisplayString(model, statement.SpanStart)} {local.Name};"));
    }
}
