using System.CommandLine;
using TypedFlags.Cli.Files;

namespace TypedFlags.Cli.Arguments;

/// <summary>What every verb that evaluates asks for: the files, the environment and the time.</summary>
internal sealed class EvaluationOptions
{
    private readonly Option<string[]> _files = new("--file", "-f")
    {
        Description = "A flags file, or a folder with flags.yaml and *.flags.yaml; may be repeated. Default: the current folder.",
        HelpName = "file",
    };

    private readonly Option<string> _environment = new("--environment", "-e")
    {
        Description = "The current environment. Default: DOTNET_ENVIRONMENT, else Production.",
        HelpName = "name",
    };

    private readonly Option<string> _at = new("--at")
    {
        Description = "The time to evaluate at, such as 2026-12-01T00:00:00Z, or a date alone. Default: now.",
        HelpName = "time",
    };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Options.Add(_files);
        verb.Options.Add(_environment);
        verb.Options.Add(_at);
    }

    /// <summary>The flags, made ready in the environment and at the time that were asked for. The time stands still.</summary>
    /// <exception cref="Refusal">The files have errors, or are not there.</exception>
    public FlagSetSnapshot Load(ParseResult parsed, Surroundings surroundings)
    {
        // Most likely a variable of a script that nobody set; the default would say something about another environment.
        string? environment = parsed.GetValue(_environment) is { } name && string.IsNullOrWhiteSpace(name)
            ? throw Refusal.Usage("--environment: The name is empty. Leave the option out for the default.")
            : parsed.GetValue(_environment);
        DateTimeOffset at = parsed.GetValue(_at) is { } text ? ReadTime(text) : surroundings.TimeProvider.GetUtcNow();
        FlagsProject project = FlagsFileReader.Read(parsed.GetValue(_files) ?? [], surroundings.TimeProvider.GetUtcNow().UtcDateTime, surroundings).OrRefuse();
        FlagDefinitionSet set = RuntimeFlags.Create(project.Binding.Definition, string.Join(", ", project.Files.Select(static file => file.Path)));
        return new FlagSetSnapshot(set, EngineSettings.Create(environment, host: null, new StoppedClock(at)));
    }

    private static DateTimeOffset ReadTime(string text) =>
        Rfc3339.TryParse(text, out long ticks)
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : throw Refusal.Usage($"--at: '{text}' is no time. Write it as 2026-12-01T00:00:00Z, with Z or an offset, or as a date alone.");

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
