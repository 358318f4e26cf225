using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>Writes each problem of the providers' state once, for as long as it lasts.</summary>
internal sealed class ProblemLog(ILogger logger)
{
    private readonly Lock _gate = new();
    private HashSet<string> _told = new(StringComparer.Ordinal);
    private IReadOnlyList<string>? _last;

    /// <summary>Takes all the problems there are now; tells those that were not there before.</summary>
    /// <param name="problems">Not changed afterwards; the same object as before where they are the same.</param>
    public void TellNew(IReadOnlyList<string> problems)
    {
        if (ReferenceEquals(Interlocked.Exchange(ref _last, problems), problems))
        {
            return;
        }

        HashSet<string> now = new(problems, StringComparer.Ordinal);
        HashSet<string> before;
        lock (_gate)
        {
            before = _told;
            _told = now;
        }

        Tell(now.Where(problem => !before.Contains(problem)));
    }

    /// <summary>Takes more problems of the same state.</summary>
    public void TellMore(IEnumerable<string> problems)
    {
        List<string> untold;
        lock (_gate)
        {
            // A copy: another thread may still be going through the set it has.
            HashSet<string> together = new(_told, StringComparer.Ordinal);
            untold = [.. problems.Where(together.Add)];
            _told = together;
        }

        Tell(untold);
    }

    private void Tell(IEnumerable<string> problems)
    {
        foreach (string problem in problems)
        {
            EngineLog.StateIgnored(logger, problem);
        }
    }
}
