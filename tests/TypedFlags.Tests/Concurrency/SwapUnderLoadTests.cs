using System.Diagnostics;
using System.Globalization;

namespace TypedFlags.Tests.Concurrency;

/// <summary>Readers at full speed while the state changes all the time.</summary>
public class SwapUnderLoadTests(ITestOutputHelper output)
{
    private const int SwapsInASecond = 1_000;

    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    private static readonly FlagContext User = new("ada") { TenantId = "acme" };

    [Fact]
    public void For_30_seconds_every_read_matches_a_published_state_and_time_never_goes_back()
    {
        const int Seconds = 30;
        using PublishedNumbers numbers = new();
        NumberReader[] readers = [new(numbers, User), new(numbers, User)];
        Crew crew = new();
        Array.ForEach(readers, reader => crew.Add(reader.Ask));

        Stopwatch watch = Stopwatch.StartNew();
        PublishFor(numbers, crew, Seconds);
        crew.Stop();

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{readers.Sum(static reader => reader.Reads):N0} reads by {readers.Length} threads, {numbers.InForce:N0} swaps in {watch.Elapsed.TotalSeconds:F1} s"));
        Assert.True(numbers.InForce >= Seconds * SwapsInASecond, $"Only {numbers.InForce} states were published.");
        Assert.All(readers, static reader => Assert.True(reader.Reads > 100_000, $"Only {reader.Reads} reads."));
    }

    /// <summary>An engine keeps the assemblies it has served, so each few get a new one.</summary>
    [Fact]
    public void An_assembly_that_is_loaded_meanwhile_answers_from_the_state_in_force()
    {
        const int Engines = 30;
        const int AssembliesAnEngine = 40;
        for (int engine = 0; engine < Engines; engine++)
        {
            using PublishedNumbers numbers = new();
            ValueFlag<int> early = numbers.First.Accessors.Integer((int)PublishedNumbers.InFirst.Number);
            Crew crew = new();
            crew.Add(_ => numbers.Publish());
            try
            {
                for (int loaded = 0; loaded < AssembliesAnEngine; loaded++)
                {
                    int seen = early.GetValue(User);
                    ValueFlag<int> late = numbers.LoadAnother().Accessors.Integer(0);
                    int[] read = [seen, late.GetValue(User), early.GetValue(User), late.GetValue(User)];
                    Assert.Equal(read.Order(), read);
                }
            }
            finally
            {
                crew.Stop();
            }
        }
    }

    /// <summary>Publishes at the pace, for so long and so many states; bursts make up for what was missed.</summary>
    private static void PublishFor(PublishedNumbers numbers, Crew crew, int seconds)
    {
        Stopwatch watch = Stopwatch.StartNew();
        int total = seconds * SwapsInASecond;
        while (crew.GoesOn && (numbers.InForce < total || watch.Elapsed.TotalSeconds < seconds) && watch.Elapsed < Hang)
        {
            while (crew.GoesOn && numbers.InForce < watch.Elapsed.TotalSeconds * SwapsInASecond && watch.Elapsed < Hang)
            {
                numbers.Publish();
            }

            Thread.Sleep(1);
        }
    }
}
