using FsCheck;
using FsCheck.Fluent;

namespace TypedFlags.Tests.Evaluation.Conditions;

/// <summary>Small sets are searched, larger ones hashed, large ones are fingerprints: nobody can tell by the answers.</summary>
public class StringSetTests
{
    /// <summary>On both sides of where the kind of set changes.</summary>
    public static TheoryData<int> Sizes { get; } = [1, 2, 4, 5, 8, 9, 100, 10_000, 10_001, 30_000];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_member_is_found_and_nobody_else(int size)
    {
        string[] members = [.. Enumerable.Range(0, size).Select(static number => $"user-{number}")];
        StringSet set = new(members);

        Assert.All(members, member => Assert.True(set.Contains(member), member));
        Assert.All(Enumerable.Range(size, 1_000), number => Assert.False(set.Contains($"user-{number}"), $"{number}"));
        Assert.Equal(size, set.Count);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Upper_and_lower_case_differ_unless_they_are_to_be_ignored(int size)
    {
        string[] members = [.. Enumerable.Range(0, size).Select(static number => $"Üser-{number}")];

        Assert.Equal(
            (false, true, true, false),
            (new StringSet(members).Contains("üser-0"),
                new StringSet(members, ignoreCase: true).Contains("üSER-0"),
                new StringSet(members, ignoreCase: true).Contains($"üser-{size - 1}"),
                new StringSet(members, ignoreCase: true).Contains($"üser-{size}")));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_text_may_be_given_twice_and_may_be_empty(int size)
    {
        string[] some = [.. Enumerable.Range(0, size).Select(static number => $"{number}")];

        Assert.True(new StringSet([.. some, "", .. some]).Contains(""));
        Assert.False(new StringSet([.. some, .. some]).Contains(""));
        Assert.True(new StringSet([.. some, .. some]).Contains("0"));
    }

    /// <summary>Texts of few characters, so that many are alike but for their length or one place; halves of characters are among them.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(10_050)]
    public void A_set_answers_as_a_hash_set_does(int size)
    {
        Gen<string> texts =
            from length in Gen.Choose(0, 11)
            from characters in Gen.ArrayOf(Gen.Elements('a', 'b', 'é', '\uD83D', '\uDC69', '\0'), length)
            select string.Concat(characters);

        Prop.ForAll(Gen.ArrayOf(texts, size).ToArbitrary(), Gen.ArrayOf(texts, 200).ToArbitrary(), (members, asked) =>
        {
            HashSet<string> expected = new(members, StringComparer.Ordinal);
            StringSet set = new(members);
            return asked.All(text => set.Contains(text) == expected.Contains(text)) && members.All(text => set.Contains(text));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(size > 1_000 ? 5 : 300));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(20_000)]
    public void Of_a_list_one_member_is_enough_and_null_is_none(int size)
    {
        StringSet set = new([.. Enumerable.Range(0, size).Select(static number => $"group-{number}")]);

        Assert.True(set.ContainsAny((string[])["other", null!, "group-1"]));
        Assert.False(set.ContainsAny((string[])["other", null!, "group"]));
        Assert.False(set.ContainsAny((string[])[]));
        Assert.False(set.ContainsAny(AttributeValue.None));
    }
}
