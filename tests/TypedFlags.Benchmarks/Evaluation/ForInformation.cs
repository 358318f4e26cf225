using BenchmarkDotNet.Attributes;
using TypedFlags.Benchmarks.Comparison;
using TypedFlags.Benchmarks.Subjects;

namespace TypedFlags.Benchmarks.Evaluation;

/// <summary>What has no budget and is good to know: the other ways to ask, of the same flags.</summary>
public class ForInformation
{
    private readonly FlagContext _user = Users.Context(Users.Key);
    private Application _application = null!;
    private IFlagClient _client = null!;
    private IDisposable _ambient = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _application = new Application();
        _client = _application.Engine.Client;
        _ambient = FlagContext.Use(_user);
        Answers.Expect(Flags.All.Count == 20 && AmbientContext() && ByName() && Explain().Value is true);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _ambient.Dispose();
        _application.Dispose();
    }

    [Row("variant split, its value")]
    public string VariantValue() => Flags.VariantSplit.GetValue(_user);

    [Row("attribute rule, ambient context")]
    public bool AmbientContext() => Flags.AttributeRule.IsEnabled();

    [Row("attribute rule, by name")]
    public bool ByName() => _client.GetBoolean(Flags.Names.AttributeRule, _user, defaultValue: false);

    [Row("attribute rule, with its reason (Evaluate)")]
    public FlagEvaluation<bool> Evaluate() => Flags.AttributeRule.Evaluate(_user);

    [Row("attribute rule, explained (Explain)")]
    public FlagExplanation Explain() => Flags.AttributeRule.Explain(_user);

    [Row("all 20 flags at once (EvaluateAll)")]
    public FlagEvaluations EvaluateAll() => Flags.EvaluateAll(_user);
}
