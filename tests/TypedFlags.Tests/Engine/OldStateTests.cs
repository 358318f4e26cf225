using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Engine;

/// <summary>What a change of state leaves behind. Handles live as long as the process, and may not be asked for a long time.</summary>
public class OldStateTests
{
    private const int Many = 20_000;

    [Fact]
    public void A_handle_keeps_no_large_list_that_is_out_of_date()
    {
        FlagRegistry registry = new();
        FlagDefinitionSet set = FlagDefinitionSet.Register<object>(
            registry,
            "old.Flags",
            count: 1,
            static () => Encoding.UTF8.GetBytes("{\"format\":1}\n{\"key\":\"f\",\"type\":\"boolean\",\"default\":false}"),
            static accessors => accessors);
        ReplaceableProvider layer = new(ListOf(Many));
        using FlagEngine engine = new(registry, EngineSettings.WithoutHost, [layer], NullLogger.Instance);
        BooleanFlag[] handles = [set.Accessors.Boolean(0), ((FlagAccessors)engine.GetFlags(set)).Boolean(0)];
        WeakReference plan = AskAndFindPlan(engine, set, handles);

        layer.Replace(ListOf(Many + 1));

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(plan.IsAlive);
        Assert.True(handles[0].IsEnabled(new FlagContext($"user-{Many}")));
        Assert.True(handles[1].IsEnabled(new FlagContext($"user-{Many}")));
    }

    // Not inlined, so that nothing of it is still on the stack when memory is collected.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference AskAndFindPlan(FlagEngine engine, FlagDefinitionSet set, BooleanFlag[] handles)
    {
        foreach (BooleanFlag handle in handles)
        {
            Assert.True(handle.IsEnabled(new FlagContext("user-7")));
            Assert.False(handle.IsEnabled(new FlagContext($"user-{Many}")));
        }

        return new WeakReference(engine.SnapshotOf(set).PlanOf(0));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string ListOf(int users)
    {
        StringBuilder list = new("{\"f\":{\"users\":[");
        list.AppendJoin(',', Enumerable.Range(0, users).Select(static user => string.Create(CultureInfo.InvariantCulture, $"\"user-{user}\"")));
        return list.Append("]}}").ToString();
    }
}
