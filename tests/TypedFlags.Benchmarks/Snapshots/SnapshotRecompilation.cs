using BenchmarkDotNet.Attributes;
using TypedFlags.Benchmarks.Comparison;
using TypedFlags.Benchmarks.Subjects;

namespace TypedFlags.Benchmarks.Snapshots;

/// <summary>A snapshot of 10,000 flags: definitions and state to plans. What a change costs that touches every flag.</summary>
public class SnapshotRecompilation
{
    private readonly FlagDefinitionSet _read = ManyFlags.CreateUnread();

    [GlobalSetup]
    public void SetUp() => SnapshotCompilation.Compile(_read);

    [Row(RowNames.Compile, Budget = 50_000_000)]
    public object FromDefinitions() => SnapshotCompilation.Compile(_read);
}
