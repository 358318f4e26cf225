using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Analyzers.Names;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Names;

public class NameSuggestionsTests
{
    [Theory]
    [InlineData("new_chekout", "new_checkout")]
    [InlineData("NEW-CHECKOUT", "new_checkout")]
    [InlineData("new_checkuot", "new_checkout")]
    [InlineData("newcheckout", "new_checkout")]
    [InlineData("nw_chckt", null)]
    [InlineData("b", "ab")]
    [InlineData("", null)]
    public void The_near_name_is_found(string name, string? expected) =>
        Assert.Equal(expected, new NameSuggestions(["ab", "dark_mode", "new_checkout"]).Find(name));

    [Fact]
    public void Of_several_equally_near_names_the_first_in_ordinal_order_is_found() =>
        Assert.Equal("flag_1", new NameSuggestions(["flag_3", "flag_2", "flag_1"]).Find("flag_4"));

    [Fact]
    public void What_is_found_is_what_one_comparison_after_the_other_would_find()
    {
        Random random = new(5);
        string Word() => new([.. Enumerable.Range(0, random.Next(0, 70)).Select(_ => "abAB-_ä1"[random.Next(random.Next(1, 8))])]);
        string[] keys = [.. Enumerable.Range(0, 200).Select(_ => Word()).Append(new string('a', 64)).Distinct().Order(StringComparer.Ordinal)];
        NameSuggestions suggestions = new(keys);

        for (int round = 0; round < 2_000; round++)
        {
            string name = random.Next(2) == 0 ? Word() : keys[random.Next(keys.Length)].Insert(0, "b");
            Assert.Equal(NearName.Find(name, keys), suggestions.Find(name));
        }
    }
}
