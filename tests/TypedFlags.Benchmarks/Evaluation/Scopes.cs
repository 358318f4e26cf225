using BenchmarkDotNet.Attributes;
using TypedFlags.Benchmarks.Comparison;
using TypedFlags.Benchmarks.Subjects;

namespace TypedFlags.Benchmarks.Evaluation;

/// <summary>What a constant flag costs where a process has more than one engine, or somebody has overridden something.</summary>
public class Scopes
{
    private readonly FlagContext _user = Users.Context(Users.Key);
    private readonly Stack<IDisposable> _open = [];
    private IFlags _injected = null!;

    [GlobalSetup(Targets = [nameof(TwoEngines), nameof(TwoEnginesInjected), nameof(TwoEnginesManyFlags)])]
    public void OpenTwoEngines()
    {
        Application first = Open(new Application());
        Open(new Application());
        _injected = first.Flags;
        Answers.Expect(TwoEngines() && TwoEnginesInjected() && TwoEnginesManyFlags());
    }

    [GlobalSetup(Target = nameof(TwoEnginesInScope))]
    public void OpenAScopeOfOneOfTwoEngines()
    {
        Application first = Open(new Application());
        Open(new Application());
        Open(first.Engine.Use());
        Answers.Expect(TwoEnginesInScope());
    }

    [GlobalSetup(Targets = [nameof(OverrideScope), nameof(Overridden)])]
    public void OpenAnOverride()
    {
        Open(new Application());
        Open(Flags.Overridden.Override(true));
        Answers.Expect(OverrideScope() && Overridden());
    }

    [GlobalSetup(Targets = [nameof(OverrideScopeManyFlags)])]
    public void OpenAnOverrideAmongMany()
    {
        Open(new Application());
        Open(ManyFlags.AllowList.Override(true));
        Answers.Expect(OverrideScopeManyFlags());
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        // A scope that this thread does not see any more would make its row measure nothing.
        Answers.Expect(_open.Peek() is Application || TwoEnginesInScope() && (AmbientScope.Current is not null));
        while (_open.TryPop(out IDisposable? last))
        {
            last.Dispose();
        }
    }

    [Row(RowNames.TwoEngines, Budget = 10)]
    public bool TwoEngines() => Flags.Constant.IsEnabled(_user);

    [Row(RowNames.TwoEngines + ", injected IFlags", Budget = 10)]
    public bool TwoEnginesInjected() => _injected.Constant.IsEnabled(_user);

    [Row(RowNames.TwoEngines + ", in the scope of one")]
    public bool TwoEnginesInScope() => Flags.Constant.IsEnabled(_user);

    [Row(RowNames.OverrideScope, Budget = 25)]
    public bool OverrideScope() => Flags.Constant.IsEnabled(_user);

    [Row(RowNames.OverrideScope + ", the overridden flag itself", Budget = 25)]
    public bool Overridden() => Flags.Overridden.IsEnabled(_user);

    [Row(RowNames.TwoEngines + RowNames.Many, Budget = 10, SameAs = RowNames.TwoEngines)]
    public bool TwoEnginesManyFlags() => ManyFlags.Constant.IsEnabled(_user);

    [Row(RowNames.OverrideScope + RowNames.Many, Budget = 25, SameAs = RowNames.OverrideScope)]
    public bool OverrideScopeManyFlags() => ManyFlags.Constant.IsEnabled(_user);

    private T Open<T>(T opened)
        where T : IDisposable
    {
        _open.Push(opened);
        return opened;
    }
}
