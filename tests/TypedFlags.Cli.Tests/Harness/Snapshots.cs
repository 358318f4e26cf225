using TypedFlags.Cli.Files;
using TypedFlags.Definitions;

namespace TypedFlags.Cli.Tests.Harness;

/// <summary>Flags made ready to evaluate, from text.</summary>
internal static class Snapshots
{
    public static FlagSetSnapshot Of(string yaml)
    {
        FlagSetBinding binding = FlagSetBinder.Bind([FlagsFile.Parse("flags.yaml", yaml)], DateTime.UtcNow);
        Assert.Empty(binding.Diagnostics);
        return new FlagSetSnapshot(RuntimeFlags.Create(binding.Definition, "flags.yaml"), EngineSettings.Create("Production", host: null, timeProvider: null));
    }
}
