using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace TypedFlags.Tests.Support;

/// <summary>A process of its own with one definition set, and an engine over it whose state can be replaced.</summary>
internal sealed class EngineUnderTest : IDisposable
{
    private readonly FlagRegistry _registry = new();

    /// <param name="definitions">The compiled definitions.</param>
    /// <param name="layers">The providers' state, a JSON object of flags each; the last can be replaced.</param>
    public EngineUnderTest(string definitions, params string[] layers)
        : this(definitions, new EngineSettings("Production", TimeProvider.System), layers)
    {
    }

    public EngineUnderTest(string definitions, EngineSettings settings, params string[] layers)
    {
        byte[] text = Encoding.UTF8.GetBytes(definitions);
        Set = FlagDefinitionSet.Register<object>(_registry, "Test.Flags", text.AsSpan().Count((byte)'\n'), () => text, static accessors => accessors);
        ReplaceableProvider[] all = [.. layers.DefaultIfEmpty("{}").Select(static layer => new ReplaceableProvider(layer))];
        Layer = all[^1];
        Engine = new FlagEngine(_registry, settings, all, NullLogger.Instance);
        Bound = (FlagAccessors)Engine.GetFlags(Set);
    }

    public FlagDefinitionSet Set { get; }

    public FlagEngine Engine { get; }

    /// <summary>The last layer.</summary>
    public ReplaceableProvider Layer { get; }

    /// <summary>Handles bound to the engine, as by injection.</summary>
    public FlagAccessors Bound { get; }

    public void Dispose() => Engine.Dispose();

    /// <summary>All answers as text, a flag a line.</summary>
    public static string Describe(FlagEvaluations evaluations)
    {
        StringBuilder text = new();
        foreach (FlagEvaluation<object> one in evaluations.Values)
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.FlagKey}={one.Value} {one.Variant} {one.Reason} {one.RuleName} {one.ErrorCode}\n");
        }

        return text.ToString();
    }
}
