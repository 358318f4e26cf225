using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace TypedFlags.Tests.Evaluation;

/// <summary>Compiled definitions made of JSON lines, and an engine's part around them: environment, clock, state, overrides.</summary>
internal sealed class FlagsUnderTest : EvaluationScope
{
    private readonly Dictionary<string, FlagState> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FlagPlan> _plans = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EvaluationResult> _overrides = new(StringComparer.Ordinal);

    private FlagsUnderTest(string header, string[] lines)
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Join('\n', [header, .. lines]));
        Definitions = new CompiledDefinitions(() => text, lines.Length);
    }

    public const string NoHeader = """{"format":1}""";

    public CompiledDefinitions Definitions { get; }

    public string Environment { get; init; } = "Production";

    public override TimeProvider TimeProvider => new FixedTime(Now);

    public DateTimeOffset Now { get; set; } = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The problems that <see cref="Provide"/> found.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>How often a plan was asked for.</summary>
    public int PlansAskedFor { get; private set; }

    public static FlagsUnderTest From(params string[] lines) => new(NoHeader, lines);

    public static FlagsUnderTest WithHeader(string header, params string[] lines) => new(header, lines);

    public static FlagsUnderTest WithHeader(string header, string environment, DateTimeOffset now, string[] lines) =>
        new(header, lines) { Environment = environment, Now = now };

    public FlagDefinition Definition(string key) => Definitions[Definitions.IndexOf(key)];

    /// <summary>Puts a provider's state over the file's.</summary>
    public FlagsUnderTest Provide(string key, string json, bool textScalars = false)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        FlagState state = FlagStateReader.Read(Definition(key), document.RootElement, textScalars, Problems);
        _states[key] = FlagState.Layer(_states.GetValueOrDefault(key, FlagState.Empty), state);
        _plans.Clear();
        return this;
    }

    public void Override(string key, FlagOutcome outcome) => _overrides[key] = new EvaluationResult(outcome, FlagReason.Override);

    public EvaluationResult Evaluate(string key, FlagContext? context = null) =>
        FlagEvaluator.Evaluate(GetPlan(Definition(key)), new FlagContextReader(context), this);

    public EvaluationResult EvaluateWith<TContext>(string key, in TContext context)
        where TContext : struct, IFlagContextAdapter => FlagEvaluator.Evaluate(GetPlan(Definition(key)), in context, this);

    /// <summary>Why, with the value as the boxed readers give it.</summary>
    public FlagExplanation Explain(string key, FlagContext? context = null) => ExplainWith(key, new FlagContextReader(context));

    public FlagExplanation ExplainWith<TContext>(string key, in TContext context)
        where TContext : struct, IFlagContextAdapter
    {
        FlagPlan plan = GetPlan(Definition(key));
        EvaluationTrace trace = new(plan.Definition, Now.UtcTicks);
        EvaluationResult result = FlagEvaluator.Evaluate(plan, in context, this, trace);
        return trace.ToExplanation(OutcomeReaders.Boxed.ToEvaluation(plan.Definition, result), result, plan.Environment);
    }

    /// <summary>What is served and why, in short: <c>on TARGETING_MATCH</c>, with the name of a rule where one decided.</summary>
    public string Answer(string key, FlagContext? context = null)
    {
        EvaluationResult result = Evaluate(key, context);
        string value = result.Outcome.Variant ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{result.Outcome.ToObject()}");
        return $"{value} {result.Reason}{(result.RuleName is { } rule ? $" by {rule}" : string.Empty)}";
    }

    public override FlagPlan GetPlan(FlagDefinition definition)
    {
        PlansAskedFor++;
        if (!_plans.TryGetValue(definition.Key, out FlagPlan? plan))
        {
            FlagState state = FlagState.Resolve(definition.CompiledState, _states.GetValueOrDefault(definition.Key, FlagState.Empty));
            plan = FlagPlan.Create(definition, state, Environment);
            _plans.Add(definition.Key, plan);
        }

        return plan;
    }

    public override bool TryGetOverride(FlagDefinition definition, [NotNullWhen(true)] out EvaluationResult? result) =>
        _overrides.TryGetValue(definition.Key, out result);

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
