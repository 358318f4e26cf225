namespace TypedFlags.Tests.Laws.Bucketing;

/// <summary>Against the printed tables of the distribution, and on crowds that depend on each other.</summary>
public class ChiSquareTests
{
    [Theory]
    [InlineData(1, 3.841459, 0.05)]
    [InlineData(1, 10.827566, 0.001)]
    [InlineData(1, 0.454936, 0.5)]
    [InlineData(2, 5.991465, 0.05)]
    [InlineData(3, 7.814728, 0.05)]
    [InlineData(4, 18.466827, 0.001)]
    [InlineData(9, 16.918978, 0.05)]
    [InlineData(16, 39.252355, 0.001)]
    [InlineData(1, 25.2624, 5e-7)]
    public void The_tail_is_as_in_the_tables(int degrees, double statistic, double probability) =>
        Assert.InRange(ChiSquare.Survival(statistic, degrees) / probability, 0.999, 1.001);

    [Fact]
    public void A_slight_dependence_in_a_large_crowd_is_found()
    {
        Assert.InRange(ChiSquare.Probability(new[,] { { 5000, 5000 }, { 5000, 5000 } }), 0.999, 1.001);
        Assert.InRange(ChiSquare.Probability(new[,] { { 5200, 4800 }, { 4800, 5200 } }), 0, 1e-6);
    }
}
