using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace TypedFlags.Tests.Telemetry;

/// <summary>The lines of docs/observability.md with the real OpenTelemetry.</summary>
[Collection(ListeningTests.Name)]
public sealed class OpenTelemetryTests : IDisposable
{
    private readonly WatchedFlags _flags = new();

    public void Dispose() => _flags.Dispose();

    [Fact]
    public void A_span_of_the_application_gets_the_events()
    {
        Exporter<Activity> exporter = new();
        using ActivitySource application = new("OpenTelemetryTests");
        using (TracerProvider provider = Sdk.CreateTracerProviderBuilder()
            .AddSource(application.Name, FlagTelemetry.ActivitySourceName)
            .AddProcessor(new SimpleActivityExportProcessor(exporter))
            .Build())
        {
            using (application.StartActivity("request"))
            {
                _flags.Experiment.GetVariant(new FlagContext("listed"));
            }

            provider.ForceFlush();
        }

        ActivityEvent one = Assert.Single(Assert.Single(exporter.Exported, static span => span.Source.Name == "OpenTelemetryTests").Events);
        Assert.Equal("feature_flag.evaluation", one.Name);
        Assert.Contains(new KeyValuePair<string, object?>("feature_flag.result.variant", "new"), one.Tags);
    }

    [Fact]
    public void The_counter_has_a_series_a_variant()
    {
        List<(string Key, string? Variant, long Count)> series = [];
        Exporter<Metric> exporter = new(metric =>
        {
            foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
            {
                Dictionary<string, object?> tags = [];
                foreach (KeyValuePair<string, object?> tag in point.Tags)
                {
                    tags[tag.Key] = tag.Value;
                }

                if (metric.Name == "typedflags.evaluations" && Equals(tags["feature_flag.key"], _flags.KeyOf("pro")))
                {
                    series.Add((metric.MeterName, (string?)tags["feature_flag.result.variant"], point.GetSumLong()));
                }
            }
        });
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(FlagTelemetry.MeterName)
            .AddReader(new BaseExportingMetricReader(exporter))
            .Build();

        _flags.Pro.IsEnabled(new FlagContext("ada") { ["plan"] = "pro" });
        _flags.Pro.IsEnabled(new FlagContext("bob"));
        _flags.Pro.IsEnabled(new FlagContext("eve"));
        provider.ForceFlush();

        Assert.Equal([("TypedFlags", "off", 2), ("TypedFlags", "on", 1)], series.OrderBy(static one => one.Variant, StringComparer.Ordinal));
    }

    private sealed class Exporter<T>(Action<T>? read = null) : BaseExporter<T>
        where T : class
    {
        public List<T> Exported { get; } = [];

        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (T one in batch)
            {
                Exported.Add(one);
                read?.Invoke(one);
            }

            return ExportResult.Success;
        }
    }
}
