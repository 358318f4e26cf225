namespace TypedFlags.Definitions.Tests.Naming;

public class NearNameTests
{
    [Theory]
    [InlineData("rolout", "rollout")]
    [InlineData("roullot", "rollout")]
    [InlineData("ROLLOUT", "rollout")]
    [InlineData("staffOnly", "staff_only")]
    [InlineData("discription", "description")]
    [InlineData("user", "users")]
    [InlineData("salty", "salt")]
    [InlineData("x", null)]
    [InlineData("something_else", null)]
    [InlineData("", null)]
    public void The_nearest_of_several(string name, string? expected) =>
        Assert.Equal(expected, NearName.Find(name, ["rollout", "rules", "users", "groups", "salt", "staff_only", "description"]));

    [Fact]
    public void Of_equally_near_ones_the_first() => Assert.Equal("bat", NearName.Find("cat", ["bat", "hat"]));

    [Fact]
    public void Two_letters_swapped_are_one_edit() => Assert.Equal("ab", NearName.Find("ba", ["xx", "ab"]));

    [Fact]
    public void Something_wholly_different_is_never_near() => Assert.Null(NearName.Find("a", ["b"]));

    [Fact]
    public void Very_long_names_have_none() => Assert.Null(NearName.Find(new string('a', 65), [new string('a', 64)]));

    [Fact]
    public void The_distance_is_an_ordinary_one()
    {
        // Against a plain, slow reckoning over many random pairs.
        Random random = new(42);
        for (int round = 0; round < 20_000; round++)
        {
            string left = RandomWord(random);
            string right = RandomWord(random);
            int allowed = left.Length <= 2 ? 1 : Math.Min(3, Math.Max(1, (left.Length + 1) / 3));
            int distance = SlowDistance(left, right);
            bool isNear = distance <= allowed && distance < Math.Max(left.Length, right.Length);
            Assert.Equal(isNear ? right : null, NearName.Find(left, [right]));
        }
    }

    private static string RandomWord(Random random) =>
        new([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => (char)('a' + random.Next(3)))]);

    private static int SlowDistance(string left, string right)
    {
        int[,] table = new int[left.Length + 1, right.Length + 1];
        for (int row = 0; row <= left.Length; row++)
        {
            for (int column = 0; column <= right.Length; column++)
            {
                if (row == 0 || column == 0)
                {
                    table[row, column] = row + column;
                    continue;
                }

                int cost = left[row - 1] == right[column - 1] ? 0 : 1;
                int best = Math.Min(Math.Min(table[row - 1, column], table[row, column - 1]) + 1, table[row - 1, column - 1] + cost);
                bool areSwapped = row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
                table[row, column] = areSwapped ? Math.Min(best, table[row - 2, column - 2] + 1) : best;
            }
        }

        return table[left.Length, right.Length];
    }
}
