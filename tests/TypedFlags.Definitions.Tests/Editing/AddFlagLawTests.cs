using System.Collections.Immutable;
using TypedFlags.Definitions.Editing;
using TypedFlags.Definitions.Tests.Syntax;

namespace TypedFlags.Definitions.Tests.Editing;

/// <summary>What holds of every file to which a flag is added, whatever it looks like: all forms of YAML, the corpus, and those spoilt.</summary>
public class AddFlagLawTests : EditingTest
{
    private static readonly string[] Keys = ["aa_first", "m_middle", "zz_last", "new_checkout_next"];

    [Fact]
    public void Every_valid_document_takes_a_flag()
    {
        string[] refusing = [.. Seeds.All.Where(text => IsSound(text) && Keys.Any(key => Check(text, key) is null))];

        Assert.Empty(refusing);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_spoilt_document_keeps_its_text_and_its_flags(int seed)
    {
        Mutator mutator = new(1_000 + seed);
        int added = 0;
        for (int number = 0; number < 3_000; number++)
        {
            string text = mutator.Mutate(Seeds.All[mutator.Next(Seeds.All.Count)], Seeds.All);
            added += Check(text, Keys[mutator.Next(Keys.Length)]) is null ? 0 : 1;
        }

        Assert.True(added > 300, $"Only {added} documents took a flag.");
    }

    // But for documents that say their keys in the long form, "? key", and those with another naming policy.
    private static bool IsSound(string text) =>
        !text.Contains("? ", StringComparison.Ordinal)
        && !text.Contains("naming: kebab-case", StringComparison.Ordinal)
        && FlagSetBinder.Bind([FlagsFile.Parse("flags.yaml", text)], Today).Diagnostics
            .All(static mistake => mistake.Severity != FlagsDiagnosticSeverity.Error)
        && !FlagSetBinder.Bind([FlagsFile.Parse("flags.yaml", text)], Today).Definition.Flags.IsEmpty;

    private static string? Check(string text, string key)
    {
        FlagsFile before = FlagsFile.Parse("flags.yaml", text);
        ImmutableArray<FlagsFile> changed = FlagsFileEditor.AddFlags([before], [new NewFlag(key)], Today);
        if (changed.IsEmpty)
        {
            return null;
        }

        FlagsFile after = FlagsFile.Parse("flags.yaml", Assert.Single(changed).Text);
        FlagSetDefinition old = FlagSetBinder.Bind([before], Today).Definition;
        FlagSetBinding binding = FlagSetBinder.Bind([after], Today);
        Assert.Contains(binding.Definition.Flags, flag => flag.Key == key);
        if (!FlagSetBinder.Bind([before], Today).Diagnostics.Any(mistake => mistake.Id == FlagsDiagnosticIds.UnknownReference))
        {
            Assert.Equal(old.Flags, binding.Definition.Flags.Where(flag => flag.Key != key));
        }

        Assert.True(IsSubsequence(before.Text, after.Text), $"Something was taken out of:\n{before.Text}\n---\n{after.Text}");
        if (!before.Text.Contains('{', StringComparison.Ordinal))
        {
            Assert.True(KeepsLines(before.Text, after.Text), $"A line was changed of:\n{before.Text}\n---\n{after.Text}");
        }

        return after.Text;
    }

    private static bool IsSubsequence(string part, string whole)
    {
        int position = 0;
        foreach (char character in whole)
        {
            position += position < part.Length && part[position] == character ? 1 : 0;
        }

        return position == part.Length;
    }

    // Every line with its end, in order; only a last line without one may get one.
    private static bool KeepsLines(string before, string after)
    {
        string[] old = before.ReplaceLineEndings("\n").Split('\n');
        string[] now = after.ReplaceLineEndings("\n").Split('\n');
        int position = 0;
        foreach (string line in now)
        {
            position += position < old.Length && old[position] == line ? 1 : 0;
        }

        return position >= old.Length - (old[^1].Length == 0 ? 1 : 0);
    }
}
