using BenchmarkDotNet.Attributes;
using TypedFlags.Benchmarks.Comparison;
using TypedFlags.Benchmarks.Subjects;

namespace TypedFlags.Benchmarks.Evaluation;

/// <summary>
/// A list of 1,000,000 users, asked for users at random: half of them are in it. Microsoft.FeatureManagement searches such a list from end to
/// end, which would take milliseconds a user; it has no counterpart here.
/// </summary>
public class LargeAllowList
{
    private const int Askers = 1 << 18;

    private static readonly Lazy<FlagContext[]> Users = new(static () => LargeList.RandomUsers(Askers));
    private static readonly Lazy<LargeList> List = new(static () => new LargeList());

    private readonly FlagContext[] _users = Users.Value;
    private BooleanFlag _flag = null!;
    private int _next;

    /// <summary>What the list holds in memory, in bytes.</summary>
    internal static long RetainedBytes => List.Value.RetainedBytes;

    [GlobalSetup]
    public void SetUp()
    {
        _flag = List.Value.Flag;
        int listed = _users.Count(_flag.IsEnabled);
        Answers.Expect(List.Value.IsFirstListed && Math.Abs((2 * listed) - Askers) < Askers / 100);
    }

    [Row(RowNames.LargeList, Budget = 150)]
    public bool RandomUser()
    {
        _next = (_next + 1) & (Askers - 1);
        return _flag.IsEnabled(_users[_next]);
    }

    /// <summary>Ends the application that serves the list.</summary>
    internal static void Release()
    {
        if (List.IsValueCreated)
        {
            List.Value.Dispose();
        }
    }
}
