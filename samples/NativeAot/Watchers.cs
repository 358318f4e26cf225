using TypedFlags;

namespace NativeAot;

/// <summary>Made by dependency injection, as an application's own hook would be.</summary>
internal sealed class CountingHook : FlagHook
{
    public int Evaluations { get; private set; }

    public override void Finally(FlagHookContext context, in FlagEvaluation<object> evaluation) => Evaluations++;
}

/// <summary>Keeps who saw what; an application would write it to where it is analysed.</summary>
internal sealed class ExposureLog : IExposureSink
{
    private readonly List<FlagExposure> _exposures = [];

    public IReadOnlyList<string> Lines => [.. _exposures.Select(static one => $"{one.TargetingKey} {one.FlagKey} {one.Variant}").Order(StringComparer.Ordinal)];

    public ValueTask WriteAsync(IReadOnlyList<FlagExposure> exposures, CancellationToken cancellationToken)
    {
        _exposures.AddRange(exposures);
        return ValueTask.CompletedTask;
    }
}

/// <summary>The same moment in every run.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);
}
