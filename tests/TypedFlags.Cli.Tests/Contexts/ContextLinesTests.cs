using System.Text;
using TypedFlags.Cli.Contexts;

namespace TypedFlags.Cli.Tests.Contexts;

public class ContextLinesTests
{
    private const int Longest = ContextLines.MaximumLength;

    [Theory]
    [InlineData("")]
    [InlineData("a", "1:a")]
    [InlineData("a\n", "1:a")]
    [InlineData("a\nb", "1:a", "2:b")]
    [InlineData("a\r\nb\r\n", "1:a", "2:b")]
    [InlineData("a\n\n\r\nb", "1:a", "2:", "3:", "4:b")]
    [InlineData("a\rb\n", "1:a\rb")]
    [InlineData("\ufeffa\n\ufeffb", "1:a", "2:\ufeffb")]
    [InlineData("\ufeff")]
    [InlineData("é\nü", "1:é", "2:ü")]
    public void Lines_have_their_text_and_their_number(string text, params string[] lines)
    {
        Assert.Equal(lines, Read(Encoding.UTF8.GetBytes(text), piece: 1_000_000));
        Assert.Equal(lines, Read(Encoding.UTF8.GetBytes(text), piece: 1));
    }

    [Theory]
    [InlineData(Longest, false)]
    [InlineData(Longest + 1, true)]
    [InlineData((2 * Longest) - 1, true)]
    [InlineData(2 * Longest, true)]
    [InlineData((2 * Longest) + 1, true)]
    [InlineData(10 * Longest, true)]
    public void A_line_past_the_limit_is_told_once_and_the_next_is_read(int length, bool isTooLong)
    {
        byte[] text = Encoding.UTF8.GetBytes("before\n" + new string('x', length) + "\nafter");
        string[] lines = ["1:before", isTooLong ? "2:too long" : "2:" + new string('x', length), "3:after"];

        foreach (int piece in new[] { 777, Longest, 10_000_000 })
        {
            Assert.Equal(lines, Read(text, piece));
        }
    }

    [Fact]
    public void A_last_line_past_the_limit_is_told_too()
    {
        Assert.Equal(["1:too long"], Read(Encoding.UTF8.GetBytes(new string('x', 3 * Longest)), piece: 5000));
    }

    [Fact]
    public void However_the_text_comes_in_the_lines_are_the_same()
    {
        Random random = new(17);
        for (int round = 0; round < 300; round++)
        {
            string[] lines = [.. Enumerable.Range(1, random.Next(1, 40)).Select(_ => new string((char)('a' + random.Next(26)), random.Next(8) == 0 ? random.Next(Longest) : random.Next(60)))];
            string[] expected = [.. lines.Select((line, index) => $"{index + 1}:{line}")];

            Assert.Equal(expected, Read(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"), piece: random.Next(1, 200_000)));
        }
    }

    [Fact]
    public void Before_each_reading_there_is_a_call()
    {
        using PiecewiseStream stream = new("a\nb\n"u8.ToArray(), piece: 2);
        List<string> events = [];
        stream.WhenRead = () => events.Add("read");
        ContextLines lines = new(new InputStream(stream, "test"), () => events.Add("call"));

        while (lines.TryRead(out _))
        {
            events.Add("line");
        }

        Assert.Equal(["call", "read", "call", "read", "line", "line", "call", "read"], events);
    }

    private static List<string> Read(byte[] text, int piece)
    {
        using PiecewiseStream stream = new(text, piece);
        ContextLines lines = new(new InputStream(stream, "test"), static () => { });
        List<string> read = [];
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            read.Add($"{lines.Number}:{(lines.IsTooLong ? "too long" : Encoding.UTF8.GetString(line))}");
        }

        return read;
    }

    /// <summary>Gives at most so many bytes at a time, as a pipe does.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public Action WhenRead { get; set; } = static () => { };

        public override int Read(Span<byte> buffer)
        {
            WhenRead();
            return base.Read(buffer[..Math.Min(piece, buffer.Length)]);
        }
    }
}
