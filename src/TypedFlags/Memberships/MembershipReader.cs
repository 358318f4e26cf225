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
    private long _failedAt;
    private TimeSpan _pause;

    public async Task<PreparedSource> ReadAsync(string targetingKey, string? tenantId, CancellationToken cancellationToken)
    {
        if (!MayAsk(out bool isTry))
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

            Succeeded();
            return new PreparedSource(source, lists);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            Failed(exception, isTry);
            return new PreparedSource(source, Lists: null);
        }
    }

    /// <param name="isTry">Whether this is the one question that finds out if the source is back.</param>
    private bool MayAsk(out bool isTry)
    {
        lock (_gate)
        {
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

    private void Succeeded()
    {
        bool isBack;
        lock (_gate)
        {
            isBack = _failures > 0;
            _failures = 0;
        }

        if (isBack)
        {
            EngineLog.Try(() => MembershipLog.ListsReadableAgain(logger, runner.Name));
        }
    }

    private void Failed(Exception exception, bool isTry)
    {
        bool isFirst;
        lock (_gate)
        {
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
            EngineLog.Try(() => MembershipLog.ListsUnreadable(logger, exception, runner.Name, TelemetryText.Bounded(exception.Message)));
        }
    }
}
