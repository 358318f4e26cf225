using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Analyzers.Words;

namespace TypedFlags.SourceGeneration.Tests.Analyzers;

public class WordSetTests
{
    [Theory]
    [InlineData("class C { int X = Flags.NewCheckout.Y; }", "NewCheckout@24")]
    [InlineData("class C { int X = Flags.@NewCheckout.Y; }", "@NewCheckout@24")]
    [InlineData("class NewCheckout { NewCheckout() { } }", "NewCheckout@6 NewCheckout@20")]
    [InlineData("class C { string X = $\"a {NewCheckout} b\"; }", "NewCheckout@26")]
    [InlineData("class C { string NewCheckoutä; int newCheckout; int NewCheckout2; int _NewCheckout; }", "")]
    [InlineData("class C { /* NewCheckout */ string X = \"NewCheckout\"; } // NewCheckout", "")]
    [InlineData("/// <see cref=\"NewCheckout\"/>\nclass C { }", "")]
    [InlineData("#if NewCheckout\nclass NewCheckout { }\n#endif\nclass C { }", "")]
    [InlineData("NewCheckout", "NewCheckout@0")]
    [InlineData("class C { int X = Flags.New\\u0043heckout; }", "New\\u0043heckout@24")]
    [InlineData("class C { int X = Flags.@\\u004EewCheckout; }", "@\\u004EewCheckout@24")]
    [InlineData("class C { int X = Flags.\\u004eew\\U00000043heckou\\u0074 ; int Y = NewCheckout; }", "\\u004eew\\U00000043heckou\\u0074@24 NewCheckout@65")]
    [InlineData("class C { string X = \"\\nNewCheckout \\u004eewCheckout\"; }", "")]
    [InlineData("class C { int New\\u0043heckoutX, xNew\\u0043heckout, NewCheckout\\u0041; }", "")]
    [InlineData("class C { int New\\u004heckout; } \\", "")]
    [InlineData("\\u004", "")]
    [InlineData("\\U0000004", "")]
    [InlineData("\\", "")]
    [InlineData("", "")]
    public void Words_are_found_where_they_are_identifiers(string source, string found)
    {
        WordSet words = new(["NewCheckout", "IsEnabled"]);

        IEnumerable<SyntaxToken> tokens = words.FindIn(CSharpSyntaxTree.ParseText(source, cancellationToken: default), default);

        Assert.Equal(found, string.Join(' ', tokens.Select(token => $"{token.Text}@{token.SpanStart}")));
    }

    [Fact]
    public void An_empty_set_finds_nothing() =>
        Assert.Empty(new WordSet([]).FindIn(CSharpSyntaxTree.ParseText("class C { }", cancellationToken: default), default));

    [Fact]
    public void Ten_thousand_words_are_told_apart()
    {
        WordSet words = new(Enumerable.Range(0, 10_000).Select(number => $"Flag{number}"));
        SyntaxTree tree = CSharpSyntaxTree.ParseText("class Flag0 { Flag9999 a; Flag10000 b; Flag5000 c; flag1 d; Flag e; }", cancellationToken: default);

        Assert.Equal(["Flag0", "Flag9999", "Flag5000"], words.FindIn(tree, default).Select(token => token.Text));
        Assert.Equal(10_000, words.Count);
    }
}
