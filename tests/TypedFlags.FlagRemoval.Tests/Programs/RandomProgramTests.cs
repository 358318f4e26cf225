using System.Diagnostics;
using System.Globalization;
using TypedFlags.FlagRemoval.Tests.Programs.Running;
using TypedFlags.FlagRemoval.Tests.Programs.Shrinking;

namespace TypedFlags.FlagRemoval.Tests.Programs;

/// <summary>
/// The proof by running: random programs do the same without the flag as with it pinned. <c>TYPEDFLAGS_PROGRAMS</c> is how many are tried (<c>tests/run.sh</c> says 10,000), <c>TYPEDFLAGS_PROGRAMS_FROM</c>
/// the first one's seed, so that one that differs can be had again alone. With <c>TYPEDFLAGS_PROGRAMS_COMPLETE=1</c> it is a difference, too, that something was left
/// for a person. Those that differ are shown made small, one of each kind.
/// </summary>
public class RandomProgramTests(ITestOutputHelper output)
{
    private const int InABuild = 1_000;

    // To leave everything is no answer: of so many in a hundred, at most, something may be left for a person.
    private const int MostWithNotes = 20;

    [Fact]
    public void Programs_do_the_same_without_the_flag_as_with_it_pinned()
    {
        long from = Setting("TYPEDFLAGS_PROGRAMS_FROM", 0);
        long count = Setting("TYPEDFLAGS_PROGRAMS", InABuild);
        bool isComplete = Setting("TYPEDFLAGS_PROGRAMS_COMPLETE", 0) == 1;
        Stopwatch watch = Stopwatch.StartNew();
        BatchResult sum = new();
        Parallel.ForEach(
            Batches(from, count),
            new ParallelOptions { MaxDegreeOfParallelism = (int)Setting("TYPEDFLAGS_THREADS", Environment.ProcessorCount) },
            (batch, state) =>
            {
                BatchResult result = ProgramBatch.Check([.. Seeds(batch.From, batch.Count).Select(RandomProgram.Of)], isComplete);
                lock (sum)
                {
                    sum.Add(result);
                    if (sum.Failures.Count > 50)
                    {
                        state.Stop();
                    }
                }
            });
        output.WriteLine($"{sum} {watch.Elapsed.TotalSeconds:0} s, {sum.Programs / watch.Elapsed.TotalSeconds:0} a second.");
        Assert.True(sum.NotCompiled.Count == 0, string.Join("\n\n", sum.NotCompiled.Take(5).Select(static broken => $"Not compiled: seed {broken.Program.Seed}: {broken.Errors}\n{broken.Program.Tree}")));
        Assert.True(sum.Failures.Count == 0, Show(sum.Failures));
        Assert.True(isComplete || sum.Programs < InABuild || sum.WithNotes * 100 <= sum.Programs * MostWithNotes, sum.ToString());
    }

    // One of each kind, made small: that is what to look at.
    private static string Show(List<Failure> failures)
    {
        IEnumerable<IGrouping<string, Failure>> kinds = failures.GroupBy(static failure => failure.Kind, StringComparer.Ordinal).OrderByDescending(static kind => kind.Count());
        return string.Join("\n\n", kinds.Select(static kind =>
        {
            Failure smallest = kind.MinBy(static failure => failure.Program.Tree.Length)!;
            return $"#### {kind.Count()} of {kind.Key}: seeds {string.Join(", ", kind.Take(10).Select(static failure => failure.Program.Seed))}\n{ProgramShrinker.Shrink(smallest)}";
        }));
    }

    private static IEnumerable<(long From, int Count)> Batches(long from, long count)
    {
        for (long start = from; start < from + count;)
        {
            long next = Math.Min(from + count, (start / RandomProgram.InOneBatch * RandomProgram.InOneBatch) + RandomProgram.InOneBatch);
            yield return (start, (int)(next - start));
            start = next;
        }
    }

    private static IEnumerable<long> Seeds(long from, int count)
    {
        for (long seed = from; seed < from + count; seed++)
        {
            yield return seed;
        }
    }

    private static long Setting(string name, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : otherwise;
}
