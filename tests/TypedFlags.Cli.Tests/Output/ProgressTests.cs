using TypedFlags.Cli.Output;

namespace TypedFlags.Cli.Tests.Output;

public class ProgressTests
{
    [Fact]
    public void A_problem_does_not_stand_behind_the_progress()
    {
        SteppingClock clock = new();
        using StringWriter terminal = new() { NewLine = "\n" };
        Surroundings surroundings = new()
        {
            Input = Stream.Null,
            Output = new ResultOutput(Stream.Null),
            Error = terminal,
            Progress = new Progress(terminal, clock),
        };

        surroundings.Progress.Report(1000, "contexts");
        surroundings.Tell("problem");
        surroundings.Progress.Report(2000, "contexts");
        surroundings.Progress.Clear();

        Assert.Equal("\r1,000 contexts\r              \rproblem\n\r2,000 contexts\r              \r", terminal.ToString());
    }

    /// <summary>A second later at each look.</summary>
    private sealed class SteppingClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => ++_seconds;
    }
}
