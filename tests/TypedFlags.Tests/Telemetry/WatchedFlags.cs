using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Telemetry;

/// <summary>
/// A process of its own whose flags have keys that no other test has: the meter is one for the real process, and tests tell their
/// measurements apart by the keys.
/// </summary>
internal sealed class WatchedFlags : IDisposable
{
    private readonly string _suffix = "_" + Guid.NewGuid().ToString("N")[..12];
    private readonly FlagRegistry _registry = new();
    private readonly ServiceProvider _services;
    private readonly FlagDefinitionSet _set;

    /// <param name="build">Adds hooks and exposures.</param>
    /// <param name="configure">Sets options.</param>
    /// <param name="configuration">The application's configuration; NAME# stands for the key of NAME.</param>
    public WatchedFlags(
        Action<TypedFlagsBuilder>? build = null,
        Action<TypedFlagsOptions>? configure = null,
        params (string Key, string? Value)[] configuration)
    {
        byte[] text = Encoding.UTF8.GetBytes(Definitions.Replace("#", _suffix, StringComparison.Ordinal));
        _set = FlagDefinitionSet.Register<object>(_registry, "Watched.Flags", text.AsSpan().Count((byte)'\n'), () => text, static accessors => accessors);
        ServiceCollection services = new();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(configuration.Select(one => KeyValuePair.Create(one.Key.Replace("#", _suffix, StringComparison.Ordinal), one.Value)))
            .Build());
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        TypedFlagsBuilder builder = services.AddTypedFlags(_registry, configure);
        build?.Invoke(builder);
        _services = services.BuildServiceProvider();
        Engine = _services.GetRequiredService<FlagEngine>();
        Flags = (FlagAccessors)Engine.GetFlags(_set);
    }

    /// <summary>The flags, # standing for what makes their keys unique.</summary>
    private const string Definitions = """
        {"format":1,"context":{"plan":{"type":"string"}}}
        {"key":"always#","type":"boolean","default":true}
        {"key":"banner#","type":"string","default":"Welcome"}
        {"key":"broken#","type":"object","default":{"items":1,"label":"one"}}
        {"key":"experiment#","type":"string","kind":"experiment","variants":{"control":"a","new":"b"},"default":"control","users":{"new":["listed"]},"split":{"control":50,"new":50}}
        {"key":"needs#","type":"boolean","requires":{"always#":true},"default":true}
        {"key":"pro#","type":"boolean","rules":[{"name":"pros","when":{"plan":"pro"},"serve":true}],"default":false}
        {"key":"share#","type":"boolean","rollout":50,"default":false}
        """;

    public FlagEngine Engine { get; }

    public IServiceProvider Services => _services;

    public LogLines Log { get; } = new();

    /// <summary>Handles bound to the engine.</summary>
    public FlagAccessors Flags { get; }

    /// <summary>The static surface's handles.</summary>
    public FlagAccessors StaticFlags => _set.Accessors;

    public BooleanFlag Always => Flags.Boolean(0);

    public ValueFlag<string> Banner => Flags.String(1);

    /// <summary>An object flag whose generated record only knows an item called "one".</summary>
    public ValueFlag<Item> Broken => Flags.Object(2, static json => new Item(json.GetProperty("label").GetString() == "one" ? 1 : throw new JsonException("No such item.")));

    public VariantFlag<string, ExperimentVariant> Experiment => Flags.StringVariant<ExperimentVariant>(3);

    public BooleanFlag Needs => Flags.Boolean(4);

    public BooleanFlag Pro => Flags.Boolean(5);

    public BooleanFlag Share => Flags.Boolean(6);

    public string KeyOf(string name) => name + _suffix;

    public void Dispose() => _services.Dispose();

    internal sealed record Item(int Number);

    internal enum ExperimentVariant
    {
        Control,
        New,
    }
}
