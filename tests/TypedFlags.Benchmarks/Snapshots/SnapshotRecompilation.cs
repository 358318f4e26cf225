using BenchmarkDotNet.Attributes;
using TypedFlags.Benchmarks.Comparison;
using TypedFlags.Benchmarks.Subjects;

namespace TypedFlags.Benchmarks.Snapshots;

/// <summary>For information: 10,000 plans anew, of definitions that have been read. What a change costs that touches every flag.</summary>
public class SnapshotRecompilation
{
    private readonly FlagDefinitionSet _read = ManyFlags.CreateUnread();

    [GlobalSetup]
    public void SetUp() => SnapshotCompilation.Compile(_read);

    [Row(RowNames.Compile + ", definitions already read")]
    public object FromDefinitions() => SnapshotCompilation.Compile(_read);
}
