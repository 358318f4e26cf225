using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>
/// Statements that nothing reaches any more, since one before them now always returns, throws or jumps. What a person left behind a <c>return</c> that was there
/// before stays.
/// </summary>
internal sealed class DropUnreachable : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (StatementSyntax statement in Statements.TouchedIn(view.Root))
        {
            if (statement is ForStatementSyntax { Incrementors.Count: > 0, ContainsDirectives: false } loop && !Has<ContinueStatementSyntax>(loop) && !edits.Covers(loop) && Ends(loop.Statement, view.Model))
            {
                // It never comes round.
                edits.Replace(loop, loop.WithIncrementors(default).WithSecondSemicolonToken(loop.SecondSemicolonToken.WithoutTrivia()));
                continue;
            }

            IReadOnlyList<StatementSyntax> list = Rest(statement);
            if (list.Count == 0 || edits.Covers(statement) || IsHalfFolded(statement) || !Ends(statement, view.Model))
            {
                continue;
            }

            bool isJump = IsJump(statement);
            List<StatementSyntax> dead = [.. list.TakeWhile(next => !IsLabelOfOthers(next) && (isJump ? next is not LabeledStatementSyntax : IsDeadBehind(statement, next, view.Model)))];
            if (view.Root.ContainsDirectives && !DeadElsewhere.IsSame(statement, dead))
            {
                continue;
            }

            int own = OwnersOf(statement, dead, view.File.Original.GetRoot(view.CancellationToken));
            List<StatementSyntax> dropped = WithoutUsed(dead.GetRange(own, dead.Count - own), view.Model);
            if (!DeclaresForOthers(dropped, view.Model))
            {
                dropped.ForEach(next => Deletion.Delete(next, edits));
            }
        }
    }

    // How many of them stood behind this very end before, in the same member: nothing reached them then either.
    private static int OwnersOf(StatementSyntax end, List<StatementSyntax> dead, SyntaxNode original) => dead.Count == 0 ? 0 : EarlierMembers.Of(end, original).DefaultIfEmpty(original)
        .SelectMany(static member => member.DescendantNodes().OfType<StatementSyntax>())
        .Where(one => one.RawKind == end.RawKind && SyntaxFactory.AreEquivalent(one, end))
        .Select(one => Rest(one).Zip(dead, static (before, now) => SyntaxFactory.AreEquivalent(before, now)).TakeWhile(static isSame => isSame).Count())
        .DefaultIfEmpty(0).Max();

    /// <summary>Whether nothing goes on behind a statement.</summary>
    public static bool Ends(StatementSyntax statement, SemanticModel model) =>
        EndsForSure(statement) ?? model.AnalyzeControlFlow(statement) is { Succeeded: true, EndPointIsReachable: false };

    /// <summary>What of that can be said without understanding the code, which takes its time; null where that is not enough.</summary>
    public static bool? EndsForSure(StatementSyntax statement) => statement switch
    {
        _ when IsJump(statement) => true,
        ExpressionStatementSyntax or LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax or EmptyStatementSyntax or ForEachStatementSyntax or IfStatementSyntax { Else: null } => false,
        IfStatementSyntax { Else: { } otherwise } both => (EndsForSure(both.Statement), EndsForSure(otherwise.Statement)) switch
        {
            (false, _) or (_, false) => false,
            (true, true) => true,
            _ => null,
        },
        BlockSyntax block when block.Statements.All(static one => EndsForSure(one) == false) => false,
        BlockSyntax { Statements: { Count: > 0 } statements } when !statements.Any(static one => one is LabeledStatementSyntax) && EndsForSure(statements[statements.Count - 1]) == true => true,
        _ => null,
    };

    /// <summary>Whether behind a statement only a label is reached; the analysis of a region knows less of <c>goto</c>.</summary>
    public static bool IsJump(StatementSyntax statement) =>
        statement is GotoStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax;

    // Another build jumps to it.
    private static bool IsLabelOfOthers(StatementSyntax statement) => statement is LabeledStatementSyntax label && TokenTexts.Of(label.SyntaxTree).IsLeftOut(label.Identifier.ValueText);

    // The analysis of a region takes its start for reached where there is a lambda in it.
    private static bool IsDeadBehind(StatementSyntax statement, StatementSyntax next, SemanticModel model) =>
        model.AnalyzeControlFlow(next) is { Succeeded: true, StartPointIsReachable: false } || (next is not LabeledStatementSyntax && Has<AnonymousFunctionExpressionSyntax>(next) && !Has<GotoStatementSyntax>(statement));

    private static bool Has<T>(StatementSyntax statement)
        where T : SyntaxNode => statement.DescendantNodes().OfType<T>().Any();

    // Of `if (a || true) return;` the analysis of a region says that its end is not reached, and the compiler says it is.
    private static bool IsHalfFolded(StatementSyntax statement) => Known.AreIn(statement) && Known.In(statement).Any(known =>
        known.Ancestors().TakeWhile(static node => node is ExpressionSyntax).Any(static node => node.IsKind(SyntaxKind.LogicalAndExpression) || node.IsKind(SyntaxKind.LogicalOrExpression)));

    private static IReadOnlyList<StatementSyntax> Rest(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => [.. block.Statements.SkipWhile(one => one != statement).Skip(1)],
        SwitchSectionSyntax section => [.. section.Statements.SkipWhile(one => one != statement).Skip(1)],
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } member => [.. unit.Members.SkipWhile(one => one != member).Skip(1).OfType<GlobalStatementSyntax>().Select(static one => one.Statement)],
        _ => [],
    };

    // A local function may be called from before, whatever stands around it, and one that stays needs others.
    private static List<StatementSyntax> WithoutUsed(List<StatementSyntax> dead, SemanticModel model)
    {
        List<StatementSyntax> dropped = dead;
        int count;
        do
        {
            count = dropped.Count;
            dropped = [.. dropped.Where(next => next is not LocalFunctionStatementSyntax function || !IsUsed(function, dropped, model))];
        }
        while (dropped.Count < count);
        return dropped;
    }

    private static bool IsUsed(LocalFunctionStatementSyntax function, List<StatementSyntax> dropped, SemanticModel model) =>
        TokenTexts.Of(function.SyntaxTree).IsLeftOut(function.Identifier.ValueText) || (model.GetDeclaredSymbol(function) is { } symbol && Scope(function).DescendantNodes().OfType<SimpleNameSyntax>().Any(name =>
            name.Identifier.ValueText == function.Identifier.ValueText
            && !dropped.Any(one => one.FullSpan.Contains(name.FullSpan))
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol?.OriginalDefinition, symbol)));

    // A variable declared there that a local function, or what a label leads to, still names.
    private static bool DeclaresForOthers(List<StatementSyntax> dropped, SemanticModel model)
    {
        if (dropped.Count == 0)
        {
            return false;
        }

        HashSet<ISymbol> declared = new(
            dropped.SelectMany(static one => one.DescendantNodesAndSelf())
                .Where(static node => node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or LabeledStatementSyntax)
                .Select(node => model.GetDeclaredSymbol(node)).OfType<ISymbol>(),
            SymbolEqualityComparer.Default);
        return declared.Count > 0 && Scope(dropped[0]).DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            !dropped.Any(one => one.FullSpan.Contains(name.FullSpan)) && model.GetSymbolInfo(name).Symbol is { } symbol && declared.Contains(symbol));
    }

    private static SyntaxNode Scope(StatementSyntax statement) =>
        statement.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or AccessorDeclarationSyntax) ?? statement.SyntaxTree.GetRoot();
}
