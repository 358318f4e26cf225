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
}
