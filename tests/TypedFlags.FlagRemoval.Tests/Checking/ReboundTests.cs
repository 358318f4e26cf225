using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Checking;

/// <summary>What becomes of a removal after which another method would be called: a step of these tests' own makes an <c>int</c> of what was a <c>long</c>.</summary>
public class ReboundTests
{
    private const string Before = """
        using System;
        using System.Linq;

        namespace Storefront;

        public class Prices
        {
            public void Fine()
            {
                if (Flags.NewCheckout.IsEnabled()) Say(1);
            }

            public void Show(int[] numbers)
            {
                {0}
                if (Flags.NewCheckout.IsEnabled()) Say(2);
            }

            private static void Say(int price) => Console.WriteLine("int " + price);

            private static void Say(long price) => Console.WriteLine("long " + price);

            private static void Say(Func<object> price) => Console.WriteLine(price());
        }
        """;

    [Theory]
    [InlineData("Say(Flags.NewCheckout.IsEnabled() ? 5L : 6L);", "'Prices.Say(int)' would be called and not 'Prices.Say(long)'")]
    [InlineData("if (Flags.NewCheckout.IsEnabled()) foreach (var one in new[] { 5L }) Say(one);", "'Prices.Say(int)' would be called and not 'Prices.Say(long)'")]
    [InlineData("var price = Flags.NewCheckout.IsEnabled() ? 5L : 6L; Say(() => price + 1);", "'int.operator +(int, int)' would be called and not 'long.operator +(long, long)'")]
    [InlineData("Say(() => from x in numbers where x > 1 && Flags.NewCheckout.IsEnabled() select 5L);", "'IEnumerable<int>.Select<int, int>(Func<int, int>)' would be called and not 'IEnumerable<int>.Select<int, long>(Func<int, long>)'")]
    public void It_is_left_and_told_of(string statement, string said)
    {
        string before = Before.Replace("{0}", statement, StringComparison.Ordinal);

        FlagRemovalResult result = Remove(before);

        string after = result.Compilation.SyntaxTrees.Single(static tree => tree.FilePath == "Prices.cs").ToString();
        Assert.Contains(statement, after, StringComparison.Ordinal);
        Assert.DoesNotContain("if (Flags.NewCheckout.IsEnabled()) Say(1);", after, StringComparison.Ordinal);
        FlagRemovalNote note = result.Notes[0];
        Assert.Equal(FlagRemovalReason.UnknownUse, note.Reason);
        Assert.Equal($"This use was left, since without it {said}. Take it out by hand.", note.Message);
    }

    [Fact]
    public void What_is_beside_the_statement_is_done()
    {
        string before = Before.Replace("{0}", "Say(Flags.NewCheckout.IsEnabled() ? 5L : 6L);", StringComparison.Ordinal);

        FlagRemovalResult result = Remove(before);

        Assert.Single(result.Notes);
        Assert.Equal(2, Assert.Single(result.Changes).Uses);
    }

    private static FlagRemovalResult Remove(string text) => new CheckedRemoval(
        (CSharpCompilation)FlagsProject.With("flags: { new_checkout: { } }").WithSource("Prices.cs", text).Generate().Output,
        new(new PinnedFlag { Key = "new_checkout", MemberName = "NewCheckout", ValueType = FlagValueType.Boolean, Value = true, Variant = "on" }),
        CancellationToken.None,
        [.. RemovalSteps.InOrder, new Shorten()]).Run();

    // Once nothing in the member asks for the flag any more.
    private sealed class Shorten : FileStep
    {
        protected internal override void Find(FileView view, TreeEdits edits)
        {
            foreach (LiteralExpressionSyntax literal in view.Root.DescendantNodes().OfType<LiteralExpressionSyntax>())
            {
                if (literal.Token.Text == "5L" && !literal.Ancestors().OfType<StatementSyntax>().First(static one => one.Parent is BlockSyntax { Parent: MethodDeclarationSyntax }).ToString().Contains("Flags", StringComparison.Ordinal))
                {
                    edits.Replace(literal, SyntaxFactory.ParseExpression("5"));
                }
            }
        }
    }
}
