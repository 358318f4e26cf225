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

    [Fact]
    public void Names_as_people_write_them_and_mistype_them_get_the_same_near_names()
    {
        string[] words = ["checkout", "payment", "cart", "new", "layout", "banner", "dark", "mode", "beta", "price", "v2"];
        Random random = new(7);
        string Key() => string.Join(random.Next(4) == 0 ? '-' : '_', Enumerable.Range(0, random.Next(1, 4)).Select(_ => words[random.Next(words.Length)]));
        string[] keys = [.. Enumerable.Range(0, 400).Select(_ => Key()).Distinct().Order(StringComparer.Ordinal)];
        NameSuggestions suggestions = new(keys.Reverse());

        for (int round = 0; round < 2_000; round++)
        {
            string name = Mistyped(random.Next(3) == 0 ? Key() : keys[random.Next(keys.Length)], random);
            Assert.Equal(NearName.Find(name, keys), suggestions.Find(name));
        }
    }

    [Fact]
    public void Threads_find_what_one_thread_finds()
    {
        string[] keys = [.. Enumerable.Range(0, 500).Select(number => $"flag_{number:X}")];
        string[] names = [.. Enumerable.Range(0, 500).Select(number => $"flagg_{number:X}")];
        NameSuggestions shared = new(keys);

        string?[] found = [.. names.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(shared.Find)];

        Assert.Equal(names.Select(new NameSuggestions(keys).Find), found);
    }

    [Fact]
    public void Keys_made_to_be_near_to_every_name_are_given_up_and_the_same_each_time()
    {
        // Three letters differ at the front, and then nothing tells them apart for fifty more.
        string tail = new('z', 50);
        string[] keys = [.. Enumerable.Range(0, 17_576).Select(number => $"{(char)('a' + (number % 26))}{(char)('a' + (number / 26 % 26))}{(char)('a' + (number / 676))}{tail}")];
        string[] names = [.. Enumerable.Range(0, 50).Select(number => $"{number:D3}{tail[..47]}{number:D3}")];

        Assert.Equal(names.Select(new NameSuggestions(keys).Find), names.Select(new NameSuggestions(keys).Find));
    }

    private static string Mistyped(string name, Random random)
    {
        List<char> letters = [.. name];
        for (int slips = random.Next(1, 5); slips > 0 && letters.Count > 1; slips--)
        {
            int place = random.Next(letters.Count - 1);
            switch (random.Next(4))
            {
                case 0: letters.RemoveAt(place); break;
                case 1: letters.Insert(place, (char)('a' + random.Next(26))); break;
                case 2: letters[place] = char.ToUpperInvariant((char)('a' + random.Next(26))); break;
                default: (letters[place], letters[place + 1]) = (letters[place + 1], letters[place]); break;
            }
        }

        return new string([.. letters]);
    }
}
