using FsCheck;
using FsCheck.Fluent;

namespace TypedFlags.Tests.Evaluation;

public class SemanticVersionTests
{
    /// <summary>The order of SemVer 2.0.0, section 11, and versions around it.</summary>
    private static readonly string[] InOrder =
    [
        "0.0.0-0", "0", "0.0.1", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1",
        "1.0.0", "1.0.1", "1.2", "1.10", "2-rc-1", "v2", "2.0.1", "99999999999999999998.0.0", "99999999999999999999.0.0",
    ];

    [Fact]
    public void Versions_are_ordered_as_SemVer_says()
    {
        for (int left = 0; left < InOrder.Length; left++)
        {
            for (int right = 0; right < InOrder.Length; right++)
            {
                Assert.True(Compare(InOrder[left], InOrder[right]) == Math.Sign(left - right), $"{InOrder[left]} and {InOrder[right]}");
            }
        }
    }

    [Theory]
    [InlineData("1.2.3", "1.2.3+build.5")]
    [InlineData("1.2.3-rc+a", "1.2.3-rc+b")]
    [InlineData("v1.2", "1.2.0")]
    public void Versions_without_precedence_over_each_other(string left, string right) => Assert.Equal(0, Compare(left, right));

    [Theory]
    [InlineData("")]
    [InlineData("v")]
    [InlineData("V1")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("1.2.3.4")]
    [InlineData("01.2.3")]
    [InlineData("1.2.3-")]
    [InlineData("1.2.3-a..b")]
    [InlineData("1.2.3-01")]
    [InlineData("1.2.3+")]
    [InlineData("1.2.3-ä")]
    [InlineData(" 1.2.3")]
    [InlineData("-1.2.3")]
    [InlineData("1.2.x")]
    [InlineData("١.٢.٣")]
    public void What_is_not_a_version(string text) => Assert.False(SemanticVersion.TryParse(text, out _));

    [Fact]
    public void A_version_longer_than_256_characters_is_none() => Assert.False(SemanticVersion.TryParse("1.0.0-" + new string('a', 251), out _));

    [Fact]
    public void The_order_is_total()
    {
        Gen<string> part = Gen.Elements("0", "1", "2", "10");
        Gen<string> prerelease = Gen.Elements(string.Empty, "-0", "-1", "-10", "-a", "-a.1", "-a.b", "-A", "-a-b", "-1.a");
        Gen<string> version = from major in part from minor in part from rest in prerelease select $"{major}.{minor}.0{rest}";
        Prop.ForAll(version.ArrayOf(3).Where(static versions => versions.Length == 3).ToArbitrary(), static versions =>
        {
            int first = Compare(versions[0], versions[1]);
            int second = Compare(versions[1], versions[2]);
            bool isAntisymmetric = first == -Compare(versions[1], versions[0]);
            bool isTransitive = first > 0 || second > 0 || Compare(versions[0], versions[2]) <= 0;
            bool isEqualOnlyToItself = first != 0 || string.Equals(versions[0], versions[1], StringComparison.Ordinal);
            return isAntisymmetric && isTransitive && isEqualOnlyToItself;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static int Compare(string left, string right)
    {
        Assert.True(SemanticVersion.TryParse(left, out SemanticVersion first));
        Assert.True(SemanticVersion.TryParse(right, out SemanticVersion second));
        return Math.Sign(first.ComparePrecedence(second));
    }
}
