using TypedFlags.Benchmarks.Comparison;
using TypedFlags.Benchmarks.Subjects;

namespace TypedFlags.Benchmarks.Snapshots;

/// <summary>
/// From text to 10,000 plans, at once: the first time in a process. The library reads a flag and makes its plan when it is first asked for,
/// so nobody waits for all of them; this is the whole work.
/// </summary>
public class SnapshotCompilation
{
    [Row(RowNames.CompileFromText, Budget = 50_000_000)]
    public object FromText() => Compile(ManyFlags.CreateUnread());

    internal static FlagSetSnapshot Compile(FlagDefinitionSet set)
    {
        FlagSetSnapshot snapshot = new(set, EngineSettings.WithoutHost);
        for (int index = 0; index < set.Count; index++)
        {
            snapshot.PlanOf(index);
        }

        return snapshot;
    }
}
