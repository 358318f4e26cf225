using System.Text;
using System.Text.Json;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Contexts;

/// <summary>Whatever comes in, the tool answers each line with one line of JSON.</summary>
public class AnyInputTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u", "\\ud800", "\\udfff", "\r", "\t", " ", "\0", "\u001b", "é", "\ufeff", "\ufffd", "1", "-", "1e999", "0.5",
        "true", "false", "null", "NaN", "\"plan\":", "\"pro\"", "\"age\":", "\"targetingKey\":", "\"groups\":", "[\"a\"]", "\"staff\":", "//", "/*",
    ];

    [Fact]
    public void Random_lines_never_end_it()
    {
        using ToolFolder folder = ToolFolder.WithFlags("context: { plan: string, age: number }\nflags: { a: { rollout: 50 }, b: { rules: [ { when: { plan: pro, age: { gt: 1 } }, serve: true } ] } }");
        Random random = new(23);
        List<byte> input = [];
        int lines = 0;
        for (; lines < 20_000; lines++)
        {
            // Each line begins with something that is not white space, so that each has an answer.
            input.AddRange(random.Next(10) == 0 ? "x"u8 : "{"u8);
            for (int count = random.Next(12); count > 0; count--)
            {
                byte any = (byte)random.Next(256);
                input.AddRange(random.Next(30) == 0 ? [any == (byte)'\n' ? (byte)0xFF : any] : Encoding.UTF8.GetBytes(random.GetItems(Pieces, 1)[0]));
            }

            input.Add((byte)'\n');
        }

        ToolResult result = folder.RunWithInput([.. input], "evaluate", "--json", "--contexts", "-");

        Assert.Equal((1, lines), (result.Code, result.Lines.Length));
        Assert.All(result.Lines, line =>
        {
            using JsonDocument json = JsonDocument.Parse(line);
            Assert.True(json.RootElement.TryGetProperty("a", out _) || json.RootElement.GetProperty("error").GetString()!.StartsWith("line ", StringComparison.Ordinal));
        });
    }
}
