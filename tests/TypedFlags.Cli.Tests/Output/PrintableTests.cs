using TypedFlags.Cli.Output;

namespace TypedFlags.Cli.Tests.Output;

public class PrintableTests
{
    [Theory]
    [InlineData("ünal 😀 日本 \u200f", "ünal 😀 日本 \u200f")]
    [InlineData("a\u001b[31m\r\n\tb\u0085\u2028", "a\ufffd[31m\ufffd\ufffd\ufffdb\ufffd\ufffd")]
    [InlineData("a\u202egnp.exe\u2066", "a\ufffdgnp.exe\ufffd")]
    public void Letters_stay_and_what_commands_a_terminal_goes(string text, string shown) => Assert.Equal(shown, Printable.Line(text));

    // Not in the data of a theory: xunit would write it as UTF-8 on the way.
    [Fact]
    public void Half_a_pair_goes() => Assert.Equal("a\ufffd", Printable.Line("a\ud83d"));

    [Theory]
    [InlineData("12345", "12345")]
    [InlineData("123456", "1234…")]
    [InlineData("1\n3456", "1\ufffd34…")]
    [InlineData("123😀6", "123\ufffd…")]
    public void Long_text_is_cut(string text, string shown) => Assert.Equal(shown, Printable.Line(text, length: 5));
}
