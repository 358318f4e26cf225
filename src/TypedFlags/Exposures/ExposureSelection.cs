using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>Which answers are exposures. The application's function is asked once a flag.</summary>
internal sealed class ExposureSelection(ExposureOptions options, ILogger logger)
{
    private readonly ConcurrentDictionary<FlagDefinition, bool> _flags = new();
    private readonly Func<FlagDefinition, bool> _select = options.SelectFlag;
    private readonly FrozenSet<string> _reasons = options.Reasons.ToFrozenSet(StringComparer.Ordinal);

    public bool Includes(FlagDefinition flag, string reason) =>
        _reasons.Contains(reason) && (_flags.TryGetValue(flag, out bool included) ? included : Ask(flag));

    private bool Ask(FlagDefinition flag)
    {
        bool included = false;
        try
        {
            included = _select(flag);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            ObservationLog.ExposureSelectionFailed(logger, exception, flag.Key);
        }

        return _flags.GetOrAdd(flag, included);
    }
}
