using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace TypedFlags;

/// <summary>
/// Keeps an engine up to date with one provider: asks it at the start, at each change, at each interval, and after failures. One reading at a time;
/// any number of changes during one lead to one more. Nothing that a provider does gets past here but a state and a log line.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Stop() lets go of what there is; the token outlives it on purpose.")]
internal sealed class ProviderRunner
{
    private readonly FlagProvider _provider;
    private readonly EngineSettings _settings;
    private readonly ILogger _logger;
    private readonly Action<ProviderRunner, IReadOnlyCollection<string>?> _take;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ProviderHealth _health;
    private readonly ProviderWatcher _watcher;
    private ITimer? _timer;
    private IDisposable? _subscription;
    private FlagProviderState _state = FlagProviderState.Empty;
    private readonly ConcurrentQueue<TaskCompletionSource> _waiting = new();
    private int _requests;
    private bool _mustTakeAll = true;
    private bool _isToldLate;
    private bool _hasFailed;

    /// <param name="provider">The source.</param>
    /// <param name="name">What to call it, so that nobody takes it for another one of the engine.</param>
    /// <param name="settings">The clock, and how patient to be.</param>
    /// <param name="take">
    /// Puts a new <see cref="State"/> into force: all of it, or where keys are given these only. Called by one thread at a time.
    /// </param>
    /// <param name="logger">Told once when the source begins to fail, and once when it is back.</param>
    public ProviderRunner(
        FlagProvider provider, string name, EngineSettings settings, Action<ProviderRunner, IReadOnlyCollection<string>?> take, ILogger logger)
    {
        _provider = provider;
        _settings = settings;
        _take = take;
        _logger = logger;
        Name = name;
        _health = new ProviderHealth(Name, settings.TimeProvider);
        _watcher = new ProviderWatcher(this, provider, settings, logger);
    }

    public string Name { get; }

    /// <summary>What the source said last.</summary>
    public FlagProviderState State => Volatile.Read(ref _state);

    /// <summary>Completes when the source has given its state for the first time.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>How often the source could not be read, in a row.</summary>
    public int Failures => _health.Failures;

    public int AllFailures => _health.AllFailures;

    public FlagProviderStatus Status => _health.ToStatus(State.IsStale);

    /// <summary>
    /// Whether somebody has to be told now that the source has not given its state yet: not where it failed, which was told then. That it gives no answer in time is not
    /// told again.
    /// </summary>
    public bool MustBeToldLate()
    {
        bool must = !_loaded.Task.IsCompleted && !Volatile.Read(ref _hasFailed);
        Volatile.Write(ref _isToldLate, must);
        return must;
    }

    /// <summary>Begins. What the source has at once is there when this returns.</summary>
    public void Start()
    {
        // What goes on from here belongs to the engine, not to the request that happened to make it.
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            _timer = _settings.TimeProvider.CreateTimer(static runner => ((ProviderRunner)runner!).RequestLoad(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

            // Before the first reading: a change that comes in the middle of it must not be missed.
            _subscription = ChangeToken.OnChange(FindChangeToken, Hear);
            RequestLoad();
            _ = Task.Run(() => _watcher.RunAsync(_stop.Token));
        }
    }

    public void Stop()
    {
        EngineLog.Try(_stop.Cancel);
        _subscription?.Dispose();
        _timer?.Dispose();
    }

    /// <summary>Has the source asked: now, on this thread as far as that needs no waiting, or right after the reading that goes on.</summary>
    public void RequestLoad()
    {
        if (!_stop.IsCancellationRequested && Interlocked.Increment(ref _requests) == 1)
        {
            _ = LoadWhileRequestedAsync();
        }
    }

    /// <summary>Has the source asked, and waits for the end of a reading that began after this; or for the engine's.</summary>
    public async Task LoadAgainAsync(CancellationToken stop)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(done);
        RequestLoad();
        await done.Task.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Hear()
    {
        _watcher.Heard();
        RequestLoad();
    }

    /// <summary>What to call a provider, whatever its own property does.</summary>
    public static string NameOf(FlagProvider provider)
    {
        try
        {
            return provider.Name is { Length: > 0 } name ? name : provider.GetType().Name;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return provider.GetType().Name;
        }
    }

    private IChangeToken? FindChangeToken()
    {
        try
        {
            return _provider.GetChangeToken();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // This may run on the thread that made a change, which has nothing to do with it.
            EngineLog.Try(() => EngineLog.ChangesUnheard(_logger, exception, Name));
            return null;
        }
    }

    private async Task LoadWhileRequestedAsync()
    {
        int answered;
        do
        {
            answered = Volatile.Read(ref _requests);
            List<TaskCompletionSource> waiting = [];
            while (_waiting.TryDequeue(out TaskCompletionSource? one))
            {
                waiting.Add(one);
            }

            await LoadAsync().ConfigureAwait(false);
            waiting.ForEach(static one => one.TrySetResult());
        }
        while (Interlocked.CompareExchange(ref _requests, 0, answered) != answered && !_stop.IsCancellationRequested);

        ScheduleNext();
    }

    private async Task LoadAsync()
    {
        LoadTelemetry telemetry = LoadTelemetry.Start(Name);
        try
        {
            FlagProviderState before = State;
            FlagProviderState loaded = (await ReadInTimeAsync(before).ConfigureAwait(false)).SharedWith(before, out IReadOnlyCollection<string> changedKeys);
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            Volatile.Write(ref _state, loaded);
            bool isAllNew = _mustTakeAll || loaded.IsStale != before.IsStale || !loaded.Problems.SequenceEqual(before.Problems, StringComparer.Ordinal);
            if (isAllNew || changedKeys.Count > 0)
            {
                // Where this fails, what was changed is not known to be in force.
                _mustTakeAll = true;
                _take(this, isAllNew ? null : changedKeys);
                _mustTakeAll = false;
            }

            telemetry.End(failure: null);
            if (_health.Failures > 0)
            {
                // Before the status: who sees there that it is over finds it in the log.
                EngineLog.Try(() => EngineLog.StateReadableAgain(_logger, Name));
            }

            _health.Succeeded();
            _loaded.TrySetResult();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            telemetry.End(exception);
            if (!_stop.IsCancellationRequested)
            {
                // Before the status, as above. That something is being told is known before both, or who waits for the first state would tell of the same.
                Volatile.Write(ref _hasFailed, true);
                EngineLog.Try(() => TellFailure(exception, isFirst: _health.Failures == 0));
                _health.Failed(exception);
            }
        }
    }

    private async ValueTask<FlagProviderState> ReadInTimeAsync(FlagProviderState before)
    {
        TimeSpan timeout = _settings.Refresh.LoadTimeout;
        using CancellationTokenSource late = new(timeout, _settings.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _stop.Token);
        try
        {
            ValueTask<FlagProviderState> reading = _provider.LoadAsync(before, either.Token);
            FlagProviderState? read = reading.IsCompleted
                ? await reading.ConfigureAwait(false)
                : await reading.AsTask().WaitAsync(either.Token).ConfigureAwait(false);
            return read ?? throw new InvalidOperationException("It returned null in the place of a state.");
        }
        catch (OperationCanceledException exception) when (late.IsCancellationRequested && !_stop.IsCancellationRequested)
        {
            throw new LateException(FormattableString.Invariant($"There was no answer within {timeout.TotalSeconds:0.###} s."), exception);
        }
    }

    private void TellFailure(Exception exception, bool isFirst)
    {
        if (isFirst && !(exception is LateException && Volatile.Read(ref _isToldLate)))
        {
            string meanwhile = _loaded.Task.IsCompleted ? "what was read before stays in force" : "flags answer without it until it can be read";
            EngineLog.StateUnreadable(_logger, exception, Name, meanwhile, TelemetryText.Bounded(FailureReason.Of(exception)));
        }
        else
        {
            EngineLog.StateStillUnreadable(_logger, exception, Name);
        }
    }

    private void ScheduleNext()
    {
        try
        {
            TimeSpan? poll = _provider.PollInterval;
            TimeSpan next = _health.Failures > 0 ? _settings.Refresh.RetryAfter(_health.Failures, poll)
                : poll is { } interval ? RefreshSettings.PollAfter(interval)
                : Timeout.InfiniteTimeSpan;
            _timer?.Change(next, Timeout.InfiniteTimeSpan);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The provider's own PollInterval, or a timer that was let go of meanwhile.
            EngineLog.Try(() => EngineLog.StateStillUnreadable(_logger, exception, Name));
        }
    }

    /// <summary>The engine's own patience is at an end, and not that of something below it.</summary>
    private sealed class LateException(string message, Exception inner) : TimeoutException(message, inner);
}
