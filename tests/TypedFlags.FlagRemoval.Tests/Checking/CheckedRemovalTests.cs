using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Checking;

/// <summary>What becomes of a removal whose steps make a mistake: one of these tests' own does.</summary>
public class CheckedRemovalTests
{
    private const string Good = """
        using System;

        namespace Storefront;

        public class Good
        {
            public int Price()
            {
                if (Flags.NewCheckout.IsEnabled())
                {
                    return 1;
                }

                return 2;
            }

            public int Fine() => Flags.NewCheckout.IsEnabled() ? 1 : 2;
        }
        """;

    private static readonly string Bad = Good.Replace("class Good", "class Bad", StringComparison.Ordinal).Replace("Fine()", "Spoiled()", StringComparison.Ordinal);

    [Fact]
    public void What_would_not_compile_is_left_and_the_rest_is_done()
    {
        FlagRemovalResult result = Remove();

        Assert.Contains("public int Fine() => 1;", TextOf(result, "Good.cs"), StringComparison.Ordinal);
        Assert.Contains("public int Spoiled() => Flags.NewCheckout.IsEnabled() ? 1 : 2;", TextOf(result, "Bad.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("return 2;", TextOf(result, "Bad.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_says_what_the_compiler_would_say()
    {
        FlagRemovalNote note = Assert.Single(Remove().Notes, static note => note.Reason == FlagRemovalReason.WouldNotCompile);

        Assert.Contains("CS0103: The name 'spoilt' does not exist in the current context", note.Message, StringComparison.Ordinal);
        Assert.Equal("Bad.cs", note.Location.GetLineSpan().Path);
        Assert.Equal("Flags.NewCheckout.IsEnabled()", note.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(note.Location.SourceSpan));
    }

    [Fact]
    public void Trees_before_are_those_that_were_given()
    {
        CSharpCompilation compilation = Compile();

        FlagRemovalResult result = new CheckedRemoval(compilation, Request, CancellationToken.None, Steps).Run();

        Assert.All(result.Changes, change => Assert.Contains(change.Before, compilation.SyntaxTrees));
    }

    [Fact]
    public void A_member_that_lost_parameters_is_found_as_it_was()
    {
        const string Callers = """
            namespace Storefront;

            public class Bad
            {
                public int Fine() => Flags.NewCheckout.IsEnabled() ? 1 : 2;

                public static int Use() => Spoiled(3);

                private static int Spoiled(int lost) => Flags.NewCheckout.IsEnabled() ? 1 : lost;
            }
            """;

        FlagRemovalResult result = Remove([new Spoil()], ("Bad.cs", Callers));

        Assert.Contains("Fine() => 1;", TextOf(result, "Bad.cs"), StringComparison.Ordinal);
        Assert.Contains("Spoiled(int lost) => Flags.NewCheckout.IsEnabled() ? 1 : lost;", TextOf(result, "Bad.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_is_spoilt_by_is_left_and_other_files_are_not()
    {
        FlagRemovalResult result = Remove([new SpoilByOrigin()], ("Bad.cs", Reader), ("Good.cs", Good), ("Origin.cs", Origin));

        Assert.Contains("return 1;", TextOf(result, "Good.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Flags", TextOf(result, "Good.cs"), StringComparison.Ordinal);
        Assert.Equal(Origin, TextOf(result, "Origin.cs"));
        Assert.Equal(Reader, TextOf(result, "Bad.cs"));
        Assert.Equal(
            "This use was left, since without it the compiler would say CS0103: The name 'spoilt' does not exist in the current context (in Bad.cs). Take it out by hand.",
            Assert.Single(result.Notes, static note => note.Location.SourceTree!.FilePath == "Origin.cs").Message);
    }

    [Fact]
    public void Of_a_file_that_is_always_spoilt_all_are_left_and_a_note_says_why()
    {
        FlagRemovalResult result = Remove([new SpoilAlways()], ("Bad.cs", Bad), ("Good.cs", Good));

        Assert.Equal(Good, TextOf(result, "Good.cs"));
        Assert.NotEmpty(result.Notes);
        Assert.All(result.Notes.Where(static note => note.Reason == FlagRemovalReason.WouldNotCompile), static note => Assert.Contains("CS0103", note.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_in_which_a_step_fails_is_left_and_the_rest_is_done()
    {
        FlagRemovalResult result = Remove([new Fail()], ("Bad.cs", Bad), ("Good.cs", Good));

        Assert.DoesNotContain("Flags", TextOf(result, "Good.cs"), StringComparison.Ordinal);
        Assert.Equal(Bad, TextOf(result, "Bad.cs"));
        Assert.All(result.Notes, static note => Assert.Equal(FlagRemovalReason.UnknownUse, note.Reason));
        Assert.Equal(
            "This use was left, since rewriting it failed with InvalidCastException: A block is no expression, which is a mistake of this tool; please report it. Take it out by hand.",
            result.Notes[0].Message);
    }

    [Fact]
    public void Where_a_step_fails_that_looks_at_the_whole_program_all_is_left()
    {
        FlagRemovalResult result = Remove([new FailWhole()], ("Bad.cs", Bad), ("Good.cs", Good));

        Assert.Empty(result.Changes);
        Assert.All(result.Notes, static note => Assert.Contains("mistake of this tool", note.Message, StringComparison.Ordinal));
        Assert.Contains(result.Notes, static note => note.Location.SourceTree!.FilePath == "Good.cs");
    }

    [Fact]
    public void A_mistake_in_one_of_many_files_is_told_of_that_file()
    {
        (string, string)[] many = [.. Enumerable.Range(0, 40).Select(static index => ($"Good{index}.cs", Good.Replace("class Good", $"class Good{index}", StringComparison.Ordinal)))];

        FlagRemovalResult result = Remove([new Fail()], [.. many, ("Bad.cs", Bad)]);

        Assert.Equal("Bad.cs", Assert.Single(result.Notes.Select(static note => note.Location.SourceTree!.FilePath).Distinct()));
        Assert.Equal(40, result.Changes.Length);
    }

    private const string Origin = """
        namespace Storefront;

        public class Origin
        {
            public int Answer() => Flags.NewCheckout.IsEnabled() ? 1 : 2;
        }
        """;

    private const string Reader = """
        namespace Storefront;

        public class Bad
        {
            public int Spoiled() => new Origin().Answer() + 0;
        }
        """;

    private static FlagRemovalResult Remove(IEnumerable<RemovalStep> mistakes, params (string Path, string Text)[] files)
    {
        CSharpCompilation compilation = (CSharpCompilation)files.Aggregate(FlagsProject.With("flags: { new_checkout: { } }"), static (project, file) => project.WithSource(file.Path, file.Text)).Generate().Output;
        return new CheckedRemoval(compilation, Request, CancellationToken.None, [.. RemovalSteps.InOrder, .. mistakes]).Run();
    }

    private static readonly FlagRemovalRequest Request =
        new(new PinnedFlag { Key = "new_checkout", MemberName = "NewCheckout", ValueType = FlagValueType.Boolean, Value = true, Variant = "on" });

    private static IReadOnlyList<RemovalStep> Steps => [.. RemovalSteps.InOrder, new Spoil()];

    private static FlagRemovalResult Remove() => new CheckedRemoval(Compile(), Request, CancellationToken.None, Steps).Run();

    private static CSharpCompilation Compile() => (CSharpCompilation)FlagsProject.With("flags: { new_checkout: { } }").WithSource("Bad.cs", Bad).WithSource("Good.cs", Good).Generate().Output;

    private static string TextOf(FlagRemovalResult result, string path) => result.Compilation.SyntaxTrees.Single(tree => tree.FilePath == path).ToString();

    // Of what `Spoiled` is after pinning and folding it makes something that does not compile.
    private sealed class Spoil : FileStep
    {
        protected internal override void Find(FileView view, TreeEdits edits)
        {
            foreach (MethodDeclarationSyntax method in view.Root.DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (method.Identifier.ValueText == "Spoiled" && method.ExpressionBody!.Expression is LiteralExpressionSyntax answer)
                {
                    edits.Replace(answer, SyntaxFactory.IdentifierName("spoilt"));
                }
            }
        }
    }

    // Another file is to blame: as long as that is rewritten, this one does not compile.
    private sealed class SpoilByOrigin : FileStep
    {
        protected internal override void Find(FileView view, TreeEdits edits)
        {
            bool isRewritten = view.Removal.Files.Any(static file => file.Tree.FilePath == "Origin.cs" && !file.Tree.ToString().Contains("Flags", StringComparison.Ordinal));
            if (isRewritten && view.File.Tree.FilePath == "Bad.cs" && view.Root.DescendantNodes().OfType<LiteralExpressionSyntax>().FirstOrDefault() is { } literal)
            {
                edits.Replace(literal, SyntaxFactory.IdentifierName("spoilt"));
            }
        }
    }

    private sealed class SpoilAlways : FileStep
    {
        protected internal override void Find(FileView view, TreeEdits edits)
        {
            if (view.File.Tree.FilePath == "Bad.cs" && !LeftAlone.In(view.Removal.Files.Single(static file => file.Original.FilePath == "Good.cs").Original.GetRoot(view.CancellationToken)).Any()
                && view.Root.DescendantNodes().OfType<LiteralExpressionSyntax>().FirstOrDefault() is { } literal)
            {
                edits.Replace(literal, SyntaxFactory.IdentifierName("spoilt"));
            }
        }
    }

    private sealed class Fail : FileStep
    {
        protected internal override void Find(FileView view, TreeEdits edits)
        {
            if (view.File.Tree.FilePath == "Bad.cs" && view.File.Tree != view.File.Original)
            {
                throw new InvalidCastException("A block is no expression.");
            }
        }
    }

    private sealed class FailWhole : ProgramStep
    {
        protected override void Find(Removal removal, ProgramEdits edits)
        {
            if (removal.Files.Any(static file => file.Tree != file.Original))
            {
                throw new InvalidCastException("A block is no expression.");
            }
        }
    }
}
