using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Text.Json;

namespace TypedFlags;

/// <summary>Flags by name, from one engine.</summary>
internal sealed class FlagClient(FlagEngine engine, FlagRegistry registry) : IFlagClient
{
    /// <summary>Where the flags asked for so far stand. Only flags that exist get in, so it has an end.</summary>
    private readonly ConcurrentDictionary<string, FlagDefinitionSet> _sets = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public bool GetBoolean([FlagName] string name, FlagContext? context, bool defaultValue) =>
        GetBooleanDetails(name, context, defaultValue).Value;

    /// <inheritdoc />
    public string GetString([FlagName] string name, FlagContext? context, string defaultValue) =>
        GetStringDetails(name, context, defaultValue).Value;

    /// <inheritdoc />
    public int GetInteger([FlagName] string name, FlagContext? context, int defaultValue) =>
        GetIntegerDetails(name, context, defaultValue).Value;

    /// <inheritdoc />
    public double GetNumber([FlagName] string name, FlagContext? context, double defaultValue) =>
        GetNumberDetails(name, context, defaultValue).Value;

    /// <inheritdoc />
    public JsonElement GetObject([FlagName] string name, FlagContext? context, JsonElement defaultValue) =>
        GetObjectDetails(name, context, defaultValue).Value;

    /// <inheritdoc />
    public FlagEvaluation<bool> GetBooleanDetails([FlagName] string name, FlagContext? context, bool defaultValue) =>
        Evaluate(name, context, defaultValue, FlagType.Boolean, OutcomeReaders.Boolean);

    /// <inheritdoc />
    public FlagEvaluation<string> GetStringDetails([FlagName] string name, FlagContext? context, string defaultValue) =>
        Evaluate(name, context, defaultValue, FlagType.String, OutcomeReaders.String);

    /// <inheritdoc />
    public FlagEvaluation<int> GetIntegerDetails([FlagName] string name, FlagContext? context, int defaultValue) =>
        Evaluate(name, context, defaultValue, FlagType.Integer, OutcomeReaders.Integer);

    /// <inheritdoc />
    public FlagEvaluation<double> GetNumberDetails([FlagName] string name, FlagContext? context, double defaultValue) =>
        Evaluate(name, context, defaultValue, FlagType.Number, OutcomeReaders.Number);

    /// <inheritdoc />
    public FlagEvaluation<JsonElement> GetObjectDetails([FlagName] string name, FlagContext? context, JsonElement defaultValue) =>
        Evaluate(name, context, defaultValue, FlagType.Object, OutcomeReaders.Json);

    /// <inheritdoc />
    public FlagEvaluations EvaluateAll(FlagContext? context) =>
        FlagEvaluations.Evaluate(engine.SnapshotsOf([.. registry.Sets]), new FlagContextReader(context));

    /// <inheritdoc />
    public FlagExplanation Explain([FlagName] string name, FlagContext? context)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (FindSet(name) is not { } set)
        {
            IEnumerable<string> keys = registry.Sets.SelectMany(static one => one.Compiled.Keys);
            string message = $"No loaded assembly declares a flag '{ExplanationLimits.Shorten(name)}'{DidYouMean.Hint(name, keys)}.";
            FlagEvaluation<object> failed = Failed<object>(name, value: null!, FlagErrorCode.FlagNotFound, message, metadata: null);
            return new FlagExplanation(failed, outcome: null, environment: null, time: null, steps: []);
        }

        FlagSetSnapshot snapshot = engine.SnapshotOf(set);
        FlagPlan plan = snapshot.PlanOf(set.Compiled.IndexOf(name));
        EvaluationTrace trace = new(plan.Definition, snapshot.TimeProvider.GetUtcNow().UtcTicks);
        EvaluationResult result = EvaluationObserver.Explain(plan, new FlagContextReader(context), snapshot, trace);
        return trace.ToExplanation(OutcomeReaders.Boxed.ToEvaluation(plan.Definition, result), result, plan.Environment);
    }

    private FlagEvaluation<T> Evaluate<T>([FlagName] string name, FlagContext? context, T defaultValue, FlagType type, OutcomeReader<T> reader)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (FindSet(name) is not { } set)
        {
            FlagEvaluation<T> unknown =
                Failed(name, defaultValue, FlagErrorCode.FlagNotFound, $"No loaded assembly declares a flag '{ExplanationLimits.Shorten(name)}'.", metadata: null);
            return Tell(unknown, new ObservedFlag(name, type, Definition: null, SetName: null, engine.Settings, defaultValue), context);
        }

        FlagSetSnapshot snapshot = engine.SnapshotOf(set);
        FlagPlan plan = snapshot.PlanOf(set.Compiled.IndexOf(name));
        if (plan.Definition.Type != type)
        {
            string message = $"Flag '{name}' is of type {plan.Definition.Type}, not {type}.";
            FlagEvaluation<T> mismatch = Failed(name, defaultValue, FlagErrorCode.TypeMismatch, message, plan.Definition.Metadata);
            return Tell(mismatch, new ObservedFlag(name, type, plan.Definition, set.Name, snapshot.Settings, defaultValue), context);
        }

        FlagContextReader reading = new(context);
        EvaluationResult result = EvaluationObserver.IsActive(snapshot)
            ? EvaluationObserver.Evaluate(plan, in reading, snapshot, reader, defaultValue)
            : FlagEvaluator.Evaluate(plan, in reading, snapshot);
        return reader.ToEvaluation(plan.Definition, result);
    }

    private static FlagEvaluation<T> Tell<T>(in FlagEvaluation<T> failed, in ObservedFlag flag, FlagContext? context)
    {
        FlagEvaluation<object> boxed = new(
            failed.FlagKey, failed.Value!, failed.Variant, failed.Reason, failed.RuleName, failed.FlagMetadata, failed.ErrorCode, failed.ErrorMessage);
        EvaluationObserver.Fail(in flag, new FlagContextReader(context), in boxed);
        return failed;
    }

    private static FlagEvaluation<T> Failed<T>(string name, T value, string code, string message, IReadOnlyDictionary<string, object>? metadata) =>
        new(name, value, Variant: null, FlagReason.Error, RuleName: null, metadata ?? ReadOnlyDictionary<string, object>.Empty, code, message);

    private FlagDefinitionSet? FindSet(string name)
    {
        if (_sets.TryGetValue(name, out FlagDefinitionSet? known))
        {
            return known;
        }

        FlagDefinitionSet? found = registry.Sets.FirstOrDefault(set => set.Compiled.IndexOf(name) >= 0);
        return found is null ? null : _sets.GetOrAdd(name, found);
    }
}
