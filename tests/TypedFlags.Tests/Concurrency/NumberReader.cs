using static TypedFlags.Tests.Concurrency.PublishedNumbers;

namespace TypedFlags.Tests.Concurrency;

/// <summary>Asks in every way there is, and holds each answer against what was published, and against the answers before.</summary>
internal sealed class NumberReader(PublishedNumbers numbers, FlagContext user)
{
    private const int WaysToAsk = 9;

    private int _seen;

    public long Reads { get; private set; }

    /// <summary>One question to each surface.</summary>
    /// <param name="round">Which comes first, so that over time each is asked after each.</param>
    public void Ask(int round)
    {
        for (int way = 0; way < WaysToAsk; way++)
        {
            AskOne((round + way) % WaysToAsk);
        }
    }

    private void AskOne(int way)
    {
        int inForce = numbers.InForce;
        switch (way)
        {
            case 0:
                Take(inForce, numbers.First.Accessors.Integer((int)InFirst.Number).GetValue(user));
                break;
            case 1:
                Take(inForce, numbers.Second.Accessors.Integer((int)InSecond.OtherNumber).GetValue(user));
                break;
            case 2:
                Take(inForce, numbers.FirstBound.Integer((int)InFirst.Number).GetValue(user));
                break;
            case 3:
                Take(inForce, numbers.SecondBound.Integer((int)InSecond.OtherNumber).GetValue(user));
                break;
            case 4:
                Take(inForce, numbers.Engine.Client.GetInteger("number", user, -1));
                break;
            case 5:
                FlagEvaluation<string> layout = numbers.First.Accessors.StringVariant<Side>((int)InFirst.Layout).Evaluate(user);
                int number = layout.RuleName is { } rule ? int.Parse(rule, System.Globalization.CultureInfo.InvariantCulture) : 0;
                Assert.Equal(IsEven(number) ? "a" : "b", layout.Variant);
                Take(inForce, number);
                break;
            case 6:
                // Two prerequisites that are only ever changed together.
                Assert.Equal(FlagReason.PrerequisiteFailed, numbers.First.Accessors.Boolean((int)InFirst.Never).Evaluate(user).Reason);
                Assert.False(numbers.FirstBound.Boolean((int)InFirst.Never).IsEnabled(user));
                Reads += 2;
                break;
            case 7:
                AskAll(inForce, numbers.Engine.Client.EvaluateAll(user), hasSecond: true);
                break;
            default:
                AskAll(inForce, numbers.First.Accessors.EvaluateAll(user), hasSecond: false);
                break;
        }
    }

    private void AskAll(int inForce, FlagEvaluations all, bool hasSecond)
    {
        int number = (int)all["number"].Value;
        string side = IsEven(number) ? "a" : "b";
        Assert.Equal((side, side, side), (all["left"].Variant, all["right"].Variant, all["layout"].Variant));
        Assert.Equal((IsEven(number), false), ((bool)all["together"].Value, (bool)all["never"].Value));
        if (hasSecond)
        {
            Assert.Equal((number, IsEven(number)), ((int)all["other_number"].Value, (bool)all["even"].Value));
        }

        Take(inForce, number);
    }

    private void Take(int inForce, int number)
    {
        Reads++;
        Assert.True(number >= inForce, $"Read {number} when {inForce} was in force.");
        Assert.True(number <= numbers.Announced, $"Read {number} before it was published.");
        Assert.True(number >= _seen, $"Read {number} after {_seen} had been seen.");
        _seen = number;
    }
}
