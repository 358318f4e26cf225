using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>Statements that end with a switch, without the <c>break</c>s that leave it: where one stands last it goes; after <c>if (a) break;</c> the rest stands in <c>if (!a)</c>.</summary>
internal static class BreakFree
{
    /// <summary>The statements without <c>break</c>; null where that can't be said.</summary>
    public static List<StatementSyntax>? Of(IReadOnlyList<StatementSyntax> statements, string indentation)
    {
        List<StatementSyntax> result = [];
        for (int index = 0; index < statements.Count; index++)
        {
            StatementSyntax statement = statements[index];
            if (!Jumps.Breaks(statement).Any())
            {
                result.Add(statement);
                continue;
            }

            if (statement is BreakStatementSyntax)
            {
                return result;
            }

            // Between `if (a) break;` and the `break` at the end there is nothing to do.
            IReadOnlyList<StatementSyntax> rest = [.. statements.Skip(index + 1).TakeWhile(static one => one is not BreakStatementSyntax)];
            StatementSyntax? last = rest.Count == 0 ? Last(statement, indentation) : Guard(statement, rest, indentation);
            if (last is null)
            {
                return null;
            }

            result.Add(last);
            return result;
        }

        return result;
    }

    // A statement after which nothing comes: to leave it is to leave the switch.
    private static StatementSyntax? Last(StatementSyntax statement, string indentation)
    {
        switch (statement)
        {
            case BlockSyntax block:
                return Of(block.Statements, indentation) is { } inner ? block.WithStatements(SyntaxFactory.List(inner)) : null;
            case IfStatementSyntax branch:
                StatementSyntax? whenTrue = Last(branch.Statement, indentation);
                StatementSyntax? whenFalse = branch.Else is null ? null : Last(branch.Else.Statement, indentation);
                bool isElseNeeded = whenFalse is not (null or BlockSyntax { Statements.Count: 0 });
                return whenTrue is null || (branch.Else is not null && whenFalse is null)
                    ? null
                    : branch.WithStatement(isElseNeeded ? whenTrue : whenTrue.WithTrailingTrivia(branch.GetTrailingTrivia())).WithElse(isElseNeeded ? branch.Else!.WithStatement(whenFalse!) : null);
            case UsingStatementSyntax use:
                return Last(use.Statement, indentation) is { } used ? use.WithStatement(used) : null;
            case LockStatementSyntax locked:
                return Last(locked.Statement, indentation) is { } held ? locked.WithStatement(held) : null;
            case TryStatementSyntax attempt:
                return Last(attempt, indentation);
            case BreakStatementSyntax:
                return SyntaxFactory.Block().WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space)).WithTriviaFrom(statement);
            default:
                return Jumps.Breaks(statement).Any() ? null : statement;
        }
    }

    private static TryStatementSyntax? Last(TryStatementSyntax attempt, string indentation)
    {
        if (Last(attempt.Block, indentation) is not BlockSyntax block)
        {
            return null;
        }

        List<CatchClauseSyntax> catches = [];
        foreach (CatchClauseSyntax clause in attempt.Catches)
        {
            if (Last(clause.Block, indentation) is not BlockSyntax handled)
            {
                return null;
            }

            catches.Add(clause.WithBlock(handled));
        }

        return attempt.WithBlock(block).WithCatches(SyntaxFactory.List(catches));
    }

    // `if (a) { A(); break; } rest` is `if (a) { A(); } else { rest }`, and `if (a) break; rest` is `if (!a) { rest }`.
    private static IfStatementSyntax? Guard(StatementSyntax statement, IReadOnlyList<StatementSyntax> rest, string indentation)
    {
        if (statement is not IfStatementSyntax { Else: null } guard || Of(rest, indentation) is not { } after || !Lines.StartsLine(guard) || rest.Any(static one => !Lines.StartsLine(one)))
        {
            return null;
        }

        SyntaxList<StatementSyntax> body = guard.Statement is BlockSyntax block ? block.Statements : SyntaxFactory.SingletonList(guard.Statement);
        if (body.Count == 0 || body[body.Count - 1] is not BreakStatementSyntax last || Jumps.Breaks(guard.Statement).Skip(1).Any() || last.GetLeadingTrivia().Any(Lines.IsComment))
        {
            return null;
        }

        SyntaxTrivia end = guard.GetTrailingTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        SectionBody inner = new(after, default, indentation, IsInLines: true);
        BlockSyntax then = inner.ToBlock(indentation, indentation + "    ", end);
        if (body.Count == 1)
        {
            return guard.WithCondition(Negation.Of(guard.Condition)).WithCloseParenToken(guard.CloseParenToken.WithTrailingTrivia(end)).WithStatement(then);
        }

        BlockSyntax first = ((BlockSyntax)guard.Statement).WithStatements(SyntaxFactory.List(body.Take(body.Count - 1)));
        ElseClauseSyntax otherwise = SyntaxFactory.ElseClause(
            SyntaxFactory.Token(SyntaxKind.ElseKeyword).WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)).WithTrailingTrivia(end), then);
        return guard.WithStatement(first).WithElse(otherwise);
    }
}
