using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Telemetry;

namespace TypedFlags.Tests.Hooks;

/// <summary>An exception in a hook never changes an answer.</summary>
[Collection(ListeningTests.Name)]
public sealed class FailingHookTests
{
    private readonly List<string> _stages = [];

    [Fact]
    public void The_answer_and_the_other_hooks_are_as_if_nothing_had_happened()
    {
        using WatchedFlags flags = With(Throwing(), new RecordingHook("second", _stages));

        Assert.True(flags.Always.IsEnabled());

        Assert.Equal(["failing before", "second before", "second after", "failing after", "second finally", "failing finally"], _stages);
    }

    [Fact]
    public void The_error_stage_may_fail_too()
    {
        using WatchedFlags flags = With(Throwing());

        Assert.True(flags.Engine.Client.GetBoolean("made_up", context: null, defaultValue: true));

        Assert.Equal(["failing before", "failing error", "failing finally"], _stages);
    }

    [Fact]
    public void What_a_failing_hook_would_have_returned_does_not_count_but_what_others_return_does()
    {
        RecordingHook pro = new("pro", _stages) { OnBefore = static _ => new FlagContext { ["plan"] = "pro" } };
        using WatchedFlags flags = With(pro, Throwing());

        Assert.True(flags.Pro.IsEnabled());
    }

    [Fact]
    public void Each_hook_and_stage_is_logged_once()
    {
        using WatchedFlags flags = With(Throwing());

        flags.Always.IsEnabled();
        flags.Always.IsEnabled();

        IReadOnlyList<string> errors = flags.Log.At(LogLevel.Error);
        Assert.Equal(3, errors.Count);
        Assert.StartsWith($"The hook {typeof(RecordingHook).FullName} threw in Before for the flag '{flags.KeyOf("always")}'.", errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_failure_is_counted()
    {
        using Measurements measurements = new();
        using WatchedFlags flags = With(Throwing());

        flags.Always.IsEnabled();
        flags.Always.IsEnabled();

        Assert.Equal(
            Enumerable.Repeat("error.type=System.TimeZoneNotFoundException typedflags.hook.stage=after", 2),
            measurements.Of("typedflags.hook.failures", "typedflags.hook", typeof(RecordingHook).FullName!).Where(static one => one.EndsWith("after", StringComparison.Ordinal)));
    }

    private static WatchedFlags With(params FlagHook[] hooks) => new(builder => Array.ForEach(hooks, hook => builder.AddHook(hook)));

    private RecordingHook Throwing() => new("failing", _stages)
    {
        OnBefore = static _ => throw new TimeZoneNotFoundException("before"),
        OnAfter = static (_, _) => throw new TimeZoneNotFoundException("after"),
        OnError = static (_, _) => throw new TimeZoneNotFoundException("error"),
        OnFinally = static (_, _) => throw new TimeZoneNotFoundException("finally"),
    };
}
