using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;
using TypedFlags.Benchmarks.Comparison;
using TypedFlags.Benchmarks.Subjects;

namespace TypedFlags.Benchmarks.Evaluation;

/// <summary>For information: what it costs when somebody does watch. When nobody does, it is in every other row.</summary>
public class Watched
{
    private readonly FlagContext _user = Users.Context(Users.Key);
    private Application _application = null!;
    private MeterListener? _listener;
    private long _measurements;

    [GlobalSetup(Target = nameof(Hooked))]
    public void AddAHook()
    {
        CountingHook hook = new();
        _application = new Application(configure: builder => builder.AddHook(hook));
        Answers.Expect(Hooked() && hook.Count == 1);
    }

    [GlobalSetup(Target = nameof(Measured))]
    public void ListenToMetrics()
    {
        _application = new Application();
        _listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == FlagTelemetry.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>((_, _, _, _) => _measurements++);
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => _measurements++);
        _listener.Start();
        Answers.Expect(Measured() && _measurements > 0);
    }

    [GlobalSetup(Target = nameof(Exposed))]
    public void RecordExposures()
    {
        _application = new Application(configure: static builder => builder.AddExposures().AddExposureSink(static (_, _) => ValueTask.CompletedTask));
        _ = Exposed();
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _listener?.Dispose();
        _application.Dispose();
    }

    [Row("attribute rule, a hook added")]
    public bool Hooked() => Flags.AttributeRule.IsEnabled(_user);

    [Row("attribute rule, metrics listened to")]
    public bool Measured() => Flags.AttributeRule.IsEnabled(_user);

    [Row("variant split, exposures recorded, the same user again")]
    public Flags.VariantSplitVariant Exposed() => Flags.VariantSplit.GetVariant(_user);

    private sealed class CountingHook : FlagHook
    {
        public long Count { get; private set; }

        public override void After(FlagHookContext context, in FlagEvaluation<object> evaluation) => Count++;
    }
}
