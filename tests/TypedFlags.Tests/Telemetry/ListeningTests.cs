namespace TypedFlags.Tests.Telemetry;

/// <summary>
/// Tests that listen to the process's meter or activity source, or that want nobody to: they run alone, after all others, because
/// a listener hears the whole process.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ListeningTests
{
    public const string Name = "Listening";
}
