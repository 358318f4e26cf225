using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Concurrency;

/// <summary>Handles of boolean flags remember in which state they are the same for everyone. What they remember must never be old.</summary>
public sealed class RememberedAnswersTests
{
    private const int Rounds = 2000;

    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    private readonly FlagRegistry _registry = new();

    /// <summary>The two flags are of two assemblies, and the readers of each kind: static, and bound to the engine.</summary>
    [Fact]
    public async Task Who_has_seen_the_new_answer_of_one_flag_never_gets_the_old_one_of_another()
    {
        FlagDefinitionSet first = Declare("first");

        // The more there are between the two, the longer a change takes that is not made for all at once.
        FlagDefinitionSet[] between = [.. Enumerable.Range(0, 200).Select(number => Declare($"between_{number}"))];
        FlagDefinitionSet second = Declare("second");
        ReplaceableProvider layer = new(StateOf(isOn: false));
        using FlagEngine engine = new(_registry, EngineSettings.WithoutHost, [layer], NullLogger.Instance);
        BooleanFlag[] statics = [first.Accessors.Boolean(0), second.Accessors.Boolean(0)];
        BooleanFlag[] bound = [((FlagAccessors)engine.GetFlags(first)).Boolean(0), ((FlagAccessors)engine.GetFlags(second)).Boolean(0)];
        using Barrier round = new(participantCount: 3);

        Task<int> oneWay = Read(round, statics[0], bound[1], statics[1]);
        Task<int> theOther = Read(round, bound[1], statics[0], bound[0]);
        for (int number = 0; number < Rounds; number++)
        {
            Assert.True(round.SignalAndWait(Hang));
            layer.Replace(StateOf(IsOnIn(number)));
            Assert.True(round.SignalAndWait(Hang));
        }

        Assert.Equal((0, 0), (await oneWay, await theOther));
        GC.KeepAlive(between);
    }

    private static string StateOf(bool isOn) => isOn ? """{"first":true,"second":true}""" : """{"first":false,"second":false}""";

    private static bool IsOnIn(int round) => round % 2 == 0;

    /// <summary>In each round waits for the new answer of one flag, and counts how often the others answer of old after that.</summary>
    private static Task<int> Read(Barrier round, BooleanFlag watched, params BooleanFlag[] others) => Task.Factory.StartNew(
        () =>
        {
            int old = 0;
            for (int number = 0; number < Rounds; number++)
            {
                bool isOn = IsOnIn(number);
                Assert.True(round.SignalAndWait(Hang));
                long start = Stopwatch.GetTimestamp();
                while (watched.IsEnabled() != isOn)
                {
                    // No waiting in here: the moment after the change is what counts.
                    Assert.True(Stopwatch.GetElapsedTime(start) < Hang);
                }

                foreach (BooleanFlag other in others)
                {
                    old += other.IsEnabled() == isOn ? 0 : 1;
                }

                old += watched.IsEnabled() == isOn ? 0 : 1;
                Assert.True(round.SignalAndWait(Hang));
            }

            return old;
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private FlagDefinitionSet Declare(string key)
    {
        byte[] text = Encoding.UTF8.GetBytes($$"""
            {"format":1}
            {"key":"{{key}}","type":"boolean","default":false}
            """);
        return FlagDefinitionSet.Register<object>(_registry, $"{key}.Flags", count: 1, () => text, static accessors => accessors);
    }
}
