using System.Diagnostics;
using System.Text;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Tests.Syntax;

/// <summary>100,000 spoilt documents: no exception, no hang, bounded memory, and every diagnostic has a place in its text.</summary>
public class FuzzTests
{
    private const int Parts = 4;
    private const int Documents = 100_000 / Parts;

    // Tells a hang from a busy machine: parsing a document of a few thousand characters takes well under a millisecond and a MB.
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(30);
    private const long MostMemory = 64L * 1024 * 1024;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_spoilt_document_gives_diagnostics_and_nothing_worse(int part)
    {
        Mutator mutator = new(part);
        FlagsFile? previous = null;
        for (int number = 0; number < Documents; number++)
        {
            string text = mutator.Mutate(Seeds.All[mutator.Next(Seeds.All.Count)], Seeds.All);
            long memory = GC.GetAllocatedBytesForCurrentThread();
            long time = Stopwatch.GetTimestamp();

            FlagsFile file = mutator.Next(4) switch
            {
                0 => FlagsFile.Parse("flags.yaml", Encoding.UTF8.GetBytes(text).AsSpan(), previous),
                1 => FlagsFile.Parse("flags.yaml", text, previous),
                _ => FlagsFile.Parse("flags.yaml", text),
            };
            FlagSetBinding binding = FlagSetBinder.Bind([file], new DateTime(2026, 8, 1, 0, 0, 0, DateTimeKind.Utc));

            Assert.True(Stopwatch.GetElapsedTime(time) < LongestTime, $"Took too long:\n{text}");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - memory < MostMemory, $"Took too much memory:\n{text}");
            CheckDiagnostics(file, binding);
            CheckTree(file);
            previous = file;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Spoilt_bytes_give_diagnostics_and_nothing_worse(int part)
    {
        Mutator mutator = new(100 + part);
        for (int number = 0; number < 5_000; number++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Seeds.All[mutator.Next(Seeds.All.Count)]);
            for (int flips = mutator.Next(4); flips >= 0 && bytes.Length > 0; flips--)
            {
                bytes[mutator.Next(bytes.Length)] = (byte)mutator.Next(256);
            }

            FlagsFile file = FlagsFile.Parse("flags.yaml", bytes);

            CheckDiagnostics(file, FlagSetBinder.Bind([file], new DateTime(2026, 8, 1, 0, 0, 0, DateTimeKind.Utc)));
        }
    }

    private static void CheckDiagnostics(FlagsFile file, FlagSetBinding binding)
    {
        Assert.True(file.Diagnostics.Length <= SyntaxLimits.Diagnostics + 1);
        foreach (FlagsDiagnostic diagnostic in file.Diagnostics.AddRange(binding.Diagnostics))
        {
            bool isInside = diagnostic.Range.Start >= 0 && diagnostic.Range.Length >= 0 && diagnostic.Range.End <= file.Text.Length;
            Assert.True(isInside, $"{diagnostic} {diagnostic.Range} is outside of:\n{file.Text}");
            Assert.Equal(file.Lines.GetPosition(diagnostic.Range.Start), (diagnostic.Line, diagnostic.Column));
            Assert.DoesNotContain('\n', diagnostic.Message);
            Assert.True(diagnostic.Message[^1] is '.' or '?', diagnostic.Message);
        }

        Assert.True(file.Diagnostics.SequenceEqual(file.Diagnostics.OrderBy(diagnostic => diagnostic.Range.Start)));
    }

    private static void CheckTree(FlagsFile file)
    {
        Stack<YamlNode> rest = new();
        if (file.Root is not null)
        {
            rest.Push(file.Root);
        }

        while (rest.TryPop(out YamlNode? node))
        {
            bool isInside = node.Range.Start >= 0 && node.Range.Length >= 0 && node.Range.End <= file.Text.Length;
            Assert.True(isInside, $"{node.GetType().Name} {node.Range} is outside of:\n{file.Text}");
            foreach (YamlNode child in ChildrenOf(node))
            {
                rest.Push(child);
            }
        }
    }

    private static IEnumerable<YamlNode> ChildrenOf(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }),
        YamlSequence sequence => sequence.Items,
        _ => [],
    };
}
