using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Tests.Syntax;

public class ReuseTests
{
    [Fact]
    public void What_an_edited_text_gives_never_depends_on_the_earlier_reading()
    {
        Mutator mutator = new(20260801);
        for (int document = 0; document < 1_000; document++)
        {
            string text = Seeds.BuiltIn[mutator.Next(Seeds.BuiltIn.Count)];
            FlagsFile previous = Read(text, null);
            for (int edit = 0; edit < 8; edit++)
            {
                string edited = mutator.MutateOnce(text, Seeds.BuiltIn);
                FlagsFile expected = Read(edited, null);
                FlagsFile actual = Read(edited, previous);

                Assert.True(
                    string.Equals(TreeText.Of(expected), TreeText.Of(actual), StringComparison.Ordinal),
                    $"Before:\n{previous.Text}\nAfter:\n{edited}\nExpected:\n{TreeText.Of(expected)}\nActual:\n{TreeText.Of(actual)}");

                // Mostly go on from where the edit led, which is often a broken text, and sometimes mend it.
                if (mutator.Next(3) > 0)
                {
                    text = edited;
                }

                previous = actual;
            }
        }
    }

    [Fact]
    public void Every_block_of_a_sound_file_gives_by_itself_what_it_gives_in_the_file()
    {
        foreach (string text in Seeds.All)
        {
            FlagsFile whole = Read(text, null);

            // All but the first character is as before, so that all but its block is taken over, and moved.
            FlagsFile shifted = Read("#\n" + text, whole);

            Assert.Equal(TreeText.Of(Read("#\n" + text, null)), TreeText.Of(shifted));
        }
    }

    [Fact]
    public void An_unchanged_flag_is_the_very_same_node()
    {
        FlagsFile before = Read("flags:\n  a: { x: 1 }\n  b: { x: 1 }\n  c: { x: 1 }\n  d: { x: 1 }\n  e: { x: 1 }\n", null);
        FlagsFile after = Read(before.Text.Replace("b: { x: 1 }", "b: { x: 2 }", StringComparison.Ordinal), before);

        Assert.Same(FlagsOf(before)[0].Value, FlagsOf(after)[0].Value);
        Assert.NotSame(FlagsOf(before)[1].Value, FlagsOf(after)[1].Value);
        Assert.Same(FlagsOf(before)[4].Value, FlagsOf(after)[4].Value);
    }

    [Fact]
    public void A_reading_of_another_file_may_be_given_and_only_matching_text_is_taken()
    {
        FlagsFile other = Read("flags:\n  a: { x: 1 }\n  b: { x: 1 }\n", null);
        const string Text = "segments:\n  a: { x: 1 }\nflags:\n  b: { x: 1 }\n  z: 1\n";

        Assert.Equal(TreeText.Of(Read(Text, null)), TreeText.Of(Read(Text, other)));
    }

    [Fact]
    public void One_changed_flag_of_a_thousand_costs_a_fraction_of_reading_all()
    {
        string text = Thousand(500, "true");
        string edited = Thousand(500, "false # changed");
        FlagsFile before = Read(text, null);
        Read(edited, before);

        long whole = AllocatedBy(() => Read(edited, null));
        long changed = AllocatedBy(() => Read(edited, before));

        Assert.True(changed * 3 < whole, $"{changed} of {whole} bytes");
    }

    private static string Thousand(int changed, string value) =>
        "flags:\n" + string.Concat(Enumerable.Range(0, 1000).Select(number =>
            $"""
              flag_{number}:
                description: Flag number {number} of many.
                owner: team-{number % 7}
                kind: release
                created: 2026-01-01
                expires: 2026-12-31
                rules:
                  - when: [plan: pro, country: [DE, FR]]
                    serve: true
                default: {(number == changed ? value : "true")}

            """));

    // Bytes, which do not depend on what else the machine is doing; the benchmarks measure time.
    private static long AllocatedBy(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static FlagsFile Read(string text, FlagsFile? previous) => FlagsFile.Parse("flags.yaml", text, previous);

    private static System.Collections.Immutable.ImmutableArray<YamlEntry> FlagsOf(FlagsFile file) =>
        ((YamlMapping)file.Root!.Entries[^1].Value).Entries;
}
