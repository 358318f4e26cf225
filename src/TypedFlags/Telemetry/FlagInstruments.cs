using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>
/// The instruments of the process. The first meter or activity source of a process costs some 12 ms (it starts the runtime's event
/// sources), which an application with a host pays anyway: so engines make the instruments. Where a flag is asked for without any engine,
/// a plain thread makes them a little later, which costs the asker 0.3 ms (the thread pool, where nobody has used it yet, takes 2 to 9).
/// </summary>
internal static class FlagInstruments
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly Lock Gate = new();

    // Not read-only: null until they are made.
    private static Counter<long>? _evaluations;
    private static ActivitySource? _source;
    private static Counter<long>? _hookFailures;
    private static Counter<long>? _stateLoads;
    private static Counter<long>? _exposures;
    private static Counter<long>? _deliveries;

    private static bool _areInTheMaking;

    /// <summary>
    /// Whether anybody listens now. Stands in the path of every evaluation: where nobody does, five reads and as many branches
    /// that always go the same way.
    /// </summary>
    public static bool AreListenedTo
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _evaluations is { Enabled: true } || (_source is { } source && source.HasListeners());
    }

    // Each is null until the instruments are made.
    public static Counter<long>? Evaluations => Volatile.Read(ref _evaluations);

    public static ActivitySource? Source => Volatile.Read(ref _source);

    public static Counter<long>? HookFailures => Volatile.Read(ref _hookFailures);

    public static Counter<long>? StateLoads => Volatile.Read(ref _stateLoads);

    public static Counter<long>? Exposures => Volatile.Read(ref _exposures);

    public static Counter<long>? Deliveries => Volatile.Read(ref _deliveries);

    /// <summary>Whether <see cref="CreateInBackground"/> has set somebody to it.</summary>
    public static bool AreInTheMaking => Volatile.Read(ref _areInTheMaking);

    /// <summary>Has the instruments made, if nobody has yet, by somebody else. Never throws.</summary>
    public static void CreateInBackground()
    {
        if (Volatile.Read(ref _evaluations) is not null || Interlocked.Exchange(ref _areInTheMaking, value: true))
        {
            return;
        }

        try
        {
            new Thread(TryCreate) { IsBackground = true, Name = "TypedFlags telemetry" }.UnsafeStart();
        }
        catch (Exception exception) when (exception is PlatformNotSupportedException or ThreadStartException or OutOfMemoryException)
        {
            // No threads here, or no more of them: then without telemetry, unless the program calls FlagTelemetry.Start().
        }
    }

    /// <summary>Makes the instruments, if they are not there yet.</summary>
    public static void Create()
    {
        if (Volatile.Read(ref _evaluations) is not null)
        {
            return;
        }

        lock (Gate)
        {
            if (_evaluations is not null)
            {
                return;
            }

            string? version = typeof(FlagInstruments).Assembly.GetName().Version?.ToString(3);
            Meter meter = new(FlagTelemetry.MeterName, version);
            _hookFailures = meter.CreateCounter<long>("typedflags.hook.failures", "{failure}", "Exceptions thrown by hooks.");
            _stateLoads = meter.CreateCounter<long>("typedflags.state.loads", "{load}", "Readings of a layer of flag state; failed ones have error.type.");
            _exposures = meter.CreateCounter<long>("typedflags.exposures", "{exposure}", "Exposures taken, repeated or dropped.");
            _deliveries = meter.CreateCounter<long>("typedflags.exposures.delivered", "{exposure}", "Exposures written by a sink, or lost by it.");
            Volatile.Write(ref _source, new ActivitySource(FlagTelemetry.ActivitySourceName, version));
            Volatile.Write(
                ref _evaluations, meter.CreateCounter<long>("typedflags.evaluations", "{evaluation}", "Evaluations of feature flags."));
        }
    }

    private static void TryCreate()
    {
        try
        {
            // Not beside the first answers of a program that starts, which would wait for the compiler and the processors; and not at all in one
            // that has ended by then.
            Thread.Sleep(Pause);
            Create();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A listener that throws when it is told of an instrument must not end the process.
        }
    }
}
