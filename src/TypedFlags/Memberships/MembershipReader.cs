using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>
/// Asks one source for users. Each question has a time limit; after a failure the source is left alone for a while, with growing pauses, so that requests do not
/// each wait for one that is away. What goes wrong is an answer, and one line in the log for each outage.
/// </summary>
internal sealed class MembershipReader(FlagMembershipSource source, ProviderRunner runner, EngineSettings settings, ILogger logger)
{
    private readonly Lock _gate = new();
    private int _failures;
    private int _outages;
    private long _failedAt;
    private TimeSpan _pause;

    public async Task<PreparedSource> ReadAsync(string targetingKey, string? tenantId, CancellationToken cancellationToken)
    {
        if (!MayAsk(out bool isTry, out int outages))
        {
            return new PreparedSource(source, Lists: null);
        }

        try
        {
            FlagUserList[] lists = [.. await FindInTimeAsync(targetingKey, tenantId, cancellationToken).ConfigureAwait(false)];
            if (lists.Length > FlagMembershipSource.MaxMemberships)
            {
                throw new InvalidOperationException($"It says that a user is in {lists.Length} lists; {FlagMembershipSource.MaxMemberships} is the most.");
            }

            Succeeded(isTry, outages);
            return new PreparedSource(source, lists);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            Failed(exception, isTry, outages);
            return new PreparedSource(source, Lists: null);
        }
    }

    /// <param name="isTry">Whether this is the one question that finds out if the source is back.</param>
    /// <param name="outages">How many outages are over when it is asked.</param>
    private bool MayAsk(out bool isTry, out int outages)
    {
        lock (_gate)
        {
            outages = _outages;
            isTry = _failures > 0;
            if (!isTry)
            {
                return true;
            }

            if (settings.TimeProvider.GetElapsedTime(_failedAt) < _pause)
            {
                return false;
            }

            // The others wait until this one has come back, or until a pause later.
            _failedAt = settings.TimeProvider.GetTimestamp();
            return true;
        }
    }

    private async Task<IReadOnlyCollection<FlagUserList>> FindInTimeAsync(string targetingKey, string? tenantId, CancellationToken cancellationToken)
    {
        TimeSpan timeout = settings.Refresh.PrepareTimeout;
        using CancellationTokenSource late = new(timeout, settings.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            ValueTask<IReadOnlyCollection<FlagUserList>> finding = source.FindAsync(targetingKey, tenantId, either.Token);
            IReadOnlyCollection<FlagUserList>? found = finding.IsCompleted
                ? await finding.ConfigureAwait(false)
                : await finding.AsTask().WaitAsync(either.Token).ConfigureAwait(false);
            return found ?? throw new InvalidOperationException("It returned null in the place of lists.");
        }
        catch (OperationCanceledException exception) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"There was no answer within {timeout.TotalSeconds:0.###} s.", exception);
        }
    }

    private void Succeeded(bool isTry, int outages)
    {
        // An answer to what was asked before an outage says nothing of its end.
        bool isBack;
        lock (_gate)
        {
            isBack = isTry && outages == _outages;
            if (isBack)
            {
                _failures = 0;
                _outages++;
            }
        }

        if (isBack)
        {
            EngineLog.Try(() => MembershipLog.ListsReadableAgain(logger, runner.Name));
        }
    }

    private void Failed(Exception exception, bool isTry, int outages)
    {
        bool isFirst;
        lock (_gate)
        {
            if (outages != _outages)
            {
                // It was asked in an outage that is over.
                return;
            }

            isFirst = _failures == 0;
            if (isFirst || isTry)
            {
                _failures++;
                _failedAt = settings.TimeProvider.GetTimestamp();
                _pause = settings.Refresh.RetryAfter(_failures, poll: null);
            }
        }

        if (isFirst)
        {
            EngineLog.Try(() => MembershipLog.ListsUnreadable(logger, exception, runner.Name, TelemetryText.Bounded(FailureReason.Of(exception))));
        }
    }
}
