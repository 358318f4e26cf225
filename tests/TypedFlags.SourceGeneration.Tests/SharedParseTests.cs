using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Diagnostics;
using TypedFlags.SourceGeneration.Inputs;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

public class SharedParseTests
{
    private static readonly DateTime Today = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Generator_and_analyzer_parse_a_text_once_between_them()
    {
        CountingText text = new("flags: { new_checkout: { rolout: 5 } }");
        CountingFile file = new("once/flags.yaml", text);
        FlagsProject project = new();
        CSharpCompilation compilation = project.CreateCompilation();

        CSharpGeneratorDriver.Create([new FlagsGenerator().AsSourceGenerator()], [file], project.ParseOptions, project.CreateOptions())
            .RunGenerators(compilation, TestContext.Current.CancellationToken);
        ImmutableArray<Diagnostic> diagnostics = await compilation
            .WithAnalyzers([new FlagsFileAnalyzer()], new AnalyzerOptions([file], project.CreateOptions()))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Single(diagnostics);
        Assert.Equal(1, text.TimesRead);
    }

    [Fact]
    public void Texts_are_read_again_under_another_path()
    {
        SourceText text = SourceText.From("flags: {}");

        FlagsFile first = FlagsFileCache.Read("a/flags.yaml", text, CancellationToken.None);
        FlagsFile second = FlagsFileCache.Read("b/flags.yaml", text, CancellationToken.None);

        Assert.Equal("a/flags.yaml", first.Path);
        Assert.Equal("b/flags.yaml", second.Path);
    }

    [Fact]
    public void A_cancelled_reading_is_tried_again()
    {
        SourceText text = SourceText.From("flags: {}");

        Assert.Throws<OperationCanceledException>(() => FlagsFileCache.Read("c/flags.yaml", text, new CancellationToken(canceled: true)));
        Assert.NotNull(FlagsFileCache.Read("c/flags.yaml", text, CancellationToken.None));
    }

    [Fact]
    public void Files_are_bound_once_a_list_and_day_whatever_their_order()
    {
        FlagsFile one = FlagsFile.Parse("one.flags.yaml", "flags: { a: {} }");
        FlagsFile two = FlagsFile.Parse("two.flags.yaml", "flags: { b: {} }");
        FlagSetBinding bound = FlagSetBindingCache.Bind([one, two], Today, CancellationToken.None);

        Assert.Same(bound, FlagSetBindingCache.Bind([two, one], Today, CancellationToken.None));
        Assert.NotSame(bound, FlagSetBindingCache.Bind([one, two], Today.AddDays(1), CancellationToken.None));
    }

    [Fact]
    public void A_file_that_is_listed_twice_counts_once()
    {
        FlagsFile once = FlagsFile.Parse("flags.yaml", "flags: { a: {} }");
        FlagsFile again = FlagsFile.Parse("flags.yaml", "flags: { a: {} }");

        FlagSetBinding bound = FlagSetBindingCache.Bind([once, again], Today, CancellationToken.None);

        Assert.Empty(bound.Diagnostics);
        Assert.Single(bound.Definition.Flags);
    }

    private sealed class CountingFile(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    /// <summary>Counts how often the whole text is asked for, which is what parsing begins with.</summary>
    private sealed class CountingText(string text) : SourceText
    {
        private int _timesRead;

        public int TimesRead => Volatile.Read(ref _timesRead);

        public override Encoding Encoding => Encoding.UTF8;

        public override int Length => text.Length;

        public override char this[int position] => text[position];

        public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) =>
            text.CopyTo(sourceIndex, destination, destinationIndex, count);

        public override string ToString(TextSpan span)
        {
            if (span.Length == Length)
            {
                Interlocked.Increment(ref _timesRead);
            }

            return text.Substring(span.Start, span.Length);
        }
    }
}
