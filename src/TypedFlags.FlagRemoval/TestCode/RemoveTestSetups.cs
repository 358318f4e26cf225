using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>
/// Test code that sets the flag. A set-up that says what everybody gets from now on goes; a test that only sets the other side goes whole; of a test with
/// rows the dead ones go. What isn't sure is left, and told.
/// </summary>
internal sealed class RemoveTestSetups : FileStep
{
    // On a member that set the dead side for tests elsewhere.
    private static readonly SyntaxAnnotation OfDeadSide = new("TypedFlags.SetDeadSide");

    // On a test that only asserted that the flag is asked.
    private static readonly SyntaxAnnotation OfQuestions = new("TypedFlags.AssertedQuestions");

    public override void Report(Removal removal)
    {
        Tell(OfDeadSide, FlagRemovalReason.NowUnused, "What this set is the side of the flag that is gone, for more than one test. It was taken out; see whether these tests are still wanted.", removal);
        Tell(OfQuestions, FlagRemovalReason.NowUnused, "All that this test asserted is that the flag is asked, which nobody does any more. Delete it, or assert something else.", removal);
        Tell(StandInTests.Mark, FlagRemovalReason.NowUnused, StandInTests.Message, removal);
        foreach (IReadOnlyList<TestSetup> setups in removal.Files.Select(file => TestSetups.In(file, removal)))
        {
            foreach (TestSetup setup in setups)
            {
                (FlagRemovalReason reason, string message) = removal.Needed.Has(setup)
                    ? (FlagRemovalReason.UnknownUse, NeededSetups.Message)
                    : (setup.IsOfContract ? FlagRemovalReason.NowUnused : FlagRemovalReason.TestOfDeadSide, SetupMessage.Of(setup, setups, removal.Flag));
                removal.Tell(reason, message, setup.Place.GetLocation());
            }
        }
    }

    private static void Tell(SyntaxAnnotation mark, FlagRemovalReason reason, string message, Removal removal)
    {
        foreach (SyntaxNode member in removal.Files.SelectMany(file => file.Tree.GetRoot(removal.CancellationToken).GetAnnotatedNodes(mark)))
        {
            SyntaxToken name = member.ChildTokens().FirstOrDefault(static token => token.IsKind(SyntaxKind.IdentifierToken));
            removal.Tell(reason, message, name.IsKind(SyntaxKind.None) ? member.GetLocation() : name.GetLocation());
        }
    }

    protected internal override void Find(FileView view, TreeEdits edits)
    {
        IReadOnlyList<TestSetup> setups = [.. TestSetups.In(view.File, view.Removal).Where(setup => !view.Removal.Needed.Has(setup))];
        List<TestHelper> helpers = [.. setups.GroupBy(static setup => setup.Member).Select(group => TestMethods.Is(group.Key) ? null : TestHelper.Of(group.Key, [.. group], view)).OfType<TestHelper>()];
        helpers.ForEach(helper => helper.Reduce(view, edits));
        foreach (IGrouping<MemberDeclarationSyntax?, TestSetup> group in setups.Concat(helpers.SelectMany(static helper => helper.Calls)).GroupBy(static setup => setup.Member))
        {
            List<TestSetup> settings = [.. group.Where(static setup => setup.Kind != TestSetupKind.Assertion)];
            if (TestMethods.Is(group.Key))
            {
                InTest((MethodDeclarationSyntax)group.Key!, settings, [.. group], view, edits);
            }
            else
            {
                Beside(group.Key, [.. group], settings, view, edits);
            }
        }
    }

    // What a whole class or a helper sets.
    private static void Beside(MemberDeclarationSyntax? member, List<TestSetup> all, List<TestSetup> settings, FileView view, TreeEdits edits)
    {
        List<bool?> sides = [.. settings.Select(setup => setup.IsKept(view.Flag)).Distinct()];
        if (sides.Count > 1 || sides.Contains(null) || (sides.Contains(false) && all.Exists(static setup => setup.Kind == TestSetupKind.Call)))
        {
            return;
        }

        MemberDeclarationSyntax? told = member is ConstructorDeclarationSyntax constructor && IsNothingElse(constructor, all) ? (TypeDeclarationSyntax)constructor.Parent! : member;
        if (sides.Contains(false) && told?.HasAnnotation(OfDeadSide) == false && (told != member || !member.ContainsDirectives))
        {
            edits.Replace(told, told.WithAdditionalAnnotations(OfDeadSide));
        }
        else if (!sides.Contains(false) || told?.HasAnnotation(OfDeadSide) == true)
        {
            Remove(all, edits);
        }
    }

    // Such a constructor goes: it is told of where its class stands.
    private static bool IsNothingElse(ConstructorDeclarationSyntax constructor, List<TestSetup> setups) =>
        constructor.Body?.Statements.All(statement => setups.Exists(setup => setup.Place == statement)) ?? true;

    private static void InTest(MethodDeclarationSyntax test, List<TestSetup> settings, List<TestSetup> all, FileView view, TreeEdits edits)
    {
        if (settings.Exists(static setup => setup.Value is null or { IsOfFunction: true }))
        {
            return;
        }

        if (settings.Exists(static setup => setup.Value!.Parameter is not null))
        {
            if (settings.Select(static setup => setup.Value!.Parameter).Distinct(SymbolEqualityComparer.Default).Count() == 1)
            {
                TestRows.Reduce(test, settings[0].Value!.Parameter!, all, view, edits);
            }

            return;
        }

        List<bool?> sides = [.. settings.Select(setup => setup.IsKept(view.Flag)).Distinct()];
        if (sides.Count == 0 || (sides.Count == 1 && sides[0] == true))
        {
            bool asksOnly = all.Exists(static setup => setup.Kind == TestSetupKind.Assertion) && !test.HasAnnotation(OfQuestions) && !Assertions.AreIn(test, all);
            if (asksOnly && !test.ContainsDirectives)
            {
                edits.Replace(test, test.WithAdditionalAnnotations(OfQuestions));
            }
            else
            {
                Remove(all, edits);
            }
        }
        else if (sides.Count == 1 && sides[0] == false)
        {
            Delete(test, edits);
        }
    }

    /// <summary>Whether a note is given of what became of a test.</summary>
    internal static bool IsToldOf(MethodDeclarationSyntax test) => test.HasAnnotation(OfDeadSide) || test.HasAnnotation(OfQuestions);

    /// <summary>Takes a test out.</summary>
    internal static void Delete(MethodDeclarationSyntax test, TreeEdits edits) => Deletion.Delete(test, edits);

    /// <summary>Takes set-ups out.</summary>
    internal static void Remove(IEnumerable<TestSetup> setups, TreeEdits edits)
    {
        foreach (TestSetup setup in setups.Where(setup => setup.Kind != TestSetupKind.Call && !edits.Covers(setup.Place)))
        {
            switch (setup.Place)
            {
                case var _ when setup.Kind == TestSetupKind.Predicate:
                    MockPredicates.Remove(setup, edits);
                    break;
                case UsingStatementSyntax use:
                    bool keepsBlock = use.Statement is BlockSyntax block && (!Statements.IsInList(use) || !Scopes.CanInline(block, use));
                    edits.Replace(use, [.. Splice.Branch(use, use.Statement, keepsBlock).Select(Statements.Lifted)]);
                    break;
                case StatementSyntax statement:
                    Deletion.Delete(statement, edits);
                    break;
                case ArrowExpressionClauseSyntax { ContainsDirectives: false, Parent: BaseMethodDeclarationSyntax { ParameterList.ContainsDirectives: false } method }:
                    edits.Replace(method, WithEmptyBlock(method));
                    break;
                case { Parent: InitializerExpressionSyntax { Expressions.Count: 1, Parent: BaseObjectCreationExpressionSyntax creation } } when !creation.ContainsDirectives:
                    edits.Replace(creation, WithoutInitializer(creation));
                    break;
                default:
                    if (!setup.Place.Parent!.ContainsDirectives)
                    {
                        edits.Delete(setup.Place);
                    }

                    break;
            }
        }
    }

    private static BaseMethodDeclarationSyntax WithEmptyBlock(BaseMethodDeclarationSyntax method) => method
        .WithExpressionBody(null)
        .WithSemicolonToken(default)
        .WithParameterList(method.ParameterList.WithTrailingTrivia(SyntaxFactory.Space))
        .WithBody(SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space), default, SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(method.GetTrailingTrivia())));

    private static BaseObjectCreationExpressionSyntax WithoutInitializer(BaseObjectCreationExpressionSyntax creation)
    {
        BaseObjectCreationExpressionSyntax bare = creation is ObjectCreationExpressionSyntax { ArgumentList: null } whole
            ? whole.WithArgumentList(SyntaxFactory.ArgumentList()).WithType(whole.Type.WithoutTrailingTrivia())
            : creation;
        return bare.WithInitializer(null).WithoutTrailingTrivia().WithTrailingTrivia(creation.GetTrailingTrivia());
    }
}
