using FsCheck;
using FsCheck.Fluent;
using TypedFlags.Definitions.Editing;
using TypedFlags.Definitions.Tests.Syntax;

namespace TypedFlags.Definitions.Tests.Editing;

/// <summary>What holds of every file out of which a flag is taken, whatever it looks like.</summary>
public class RemoveFlagLawTests : EditingTest
{
    private static readonly string[] Keys = ["aa_first", "m_middle", "zz_last", "new_checkout_next"];

    [Fact]
    public void Every_flag_of_every_valid_document_goes_or_is_in_use()
    {
        List<string> stubborn = [];
        foreach (string text in Seeds.All.Where(IsSound))
        {
            stubborn.AddRange(DefinitionOf(text).Flags
                .Where(flag => Remove(text, flag.Key).Refusal is { } refusal && refusal.Message.Contains("by hand", StringComparison.Ordinal))
                .Select(flag => flag.Key + " of:\n" + text));
        }

        // Anchors that other flags use, and keys in the long form, "? key".
        Assert.All(stubborn, static text => Assert.True(text.Contains('&', StringComparison.Ordinal) || text.Contains("? ", StringComparison.Ordinal), text));
    }

    [Fact]
    public void All_flags_of_a_document_go_one_after_the_other()
    {
        string[] odd = ["&", "? ", "requires", "replaced_by"];
        foreach (string text in Seeds.All.Where(text => IsSound(text) && !odd.Any(text.Contains) && !DefinitionOf(text).Flags.IsEmpty))
        {
            string left = text;
            foreach (FlagDefinition flag in DefinitionOf(text).Flags)
            {
                FlagEntryRemoval removal = Remove(left, flag.Key);
                Assert.True(removal.IsDone, removal.Refusal?.Message + left);
                left = Assert.Single(removal.ChangedFiles).Text;
            }

            Assert.Empty(DefinitionOf(left).Flags);
            Assert.True(IsSound(left), left);
        }
    }

    [Fact]
    public void A_flag_that_was_added_goes_without_a_trace()
    {
        Gen<(string, string)> cases =
            from text in Gen.Elements(Seeds.All.Where(text => IsSound(text) && !DefinitionOf(text).Flags.IsEmpty))
            from key in Gen.Elements(Keys)
            select (text, key);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(400),
            Prop.ForAll(Arb.From(cases), static one => Add(one.Item1, new NewFlag(one.Item2)) is not { } added
                || Assert.Single(Remove(added, one.Item2).ChangedFiles).Text == one.Item1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_spoilt_document_keeps_its_other_flags_and_their_text(int seed)
    {
        Mutator mutator = new(2_000 + seed);
        int removed = 0;
        for (int number = 0; number < 2_000; number++)
        {
            string text = mutator.Mutate(Seeds.All[mutator.Next(Seeds.All.Count)], Seeds.All);
            FlagSetDefinition before = DefinitionOf(text);
            if (before.Flags.IsEmpty)
            {
                continue;
            }

            string key = before.Flags[mutator.Next(before.Flags.Count)].Key;
            FlagEntryRemoval removal = Remove(text, key);
            if (!removal.IsDone)
            {
                continue;
            }

            removed++;
            string after = Assert.Single(removal.ChangedFiles).Text;
            Assert.Equal(
                before.Flags.Where(flag => flag.Key != key && !removal.ReleasedFlags.Contains(flag.Key)),
                DefinitionOf(after).Flags.Where(flag => !removal.ReleasedFlags.Contains(flag.Key)));
            Assert.True(IsSubsequence(after.Replace(" {}", "", StringComparison.Ordinal).Replace("{}", "", StringComparison.Ordinal), FlagsFile.Parse("flags.yaml", text).Text), $"Something was added to:\n{text}\n---\n{after}");
        }

        Assert.True(removed > 200, $"Only {removed} documents lost a flag.");
    }

    private static FlagSetDefinition DefinitionOf(string text) => FlagSetBinder.Bind([FlagsFile.Parse("flags.yaml", text)], Today).Definition;

    private static bool IsSound(string text) =>
        FlagSetBinder.Bind([FlagsFile.Parse("flags.yaml", text)], Today).Diagnostics.All(static mistake => mistake.Severity != FlagsDiagnosticSeverity.Error);

    private static bool IsSubsequence(string part, string whole)
    {
        int position = 0;
        foreach (char character in whole)
        {
            position += position < part.Length && part[position] == character ? 1 : 0;
        }

        return position == part.Length;
    }
}
