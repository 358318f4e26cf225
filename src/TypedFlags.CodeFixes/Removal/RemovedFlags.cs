using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TypedFlags.CodeFixes.Removal;

/// <summary>Removals that were tried in a solution: an editor asks again at every use of a flag, and the answer is the same.</summary>
internal static class RemovedFlags
{
    private static readonly ConditionalWeakTable<Solution, ConcurrentDictionary<(ProjectId, string, string), RemovedFlag?>> Known = new();

    /// <summary>The solution without a flag; null where that is not sound.</summary>
    public static async Task<RemovedFlag?> GetAsync(
        Solution solution, FlagInSolution flag, FlagChoice choice, CancellationToken cancellationToken)
    {
        ConcurrentDictionary<(ProjectId, string, string), RemovedFlag?> removals = Known.GetValue(solution, static _ => new());
        (ProjectId, string Key, string Name) key = (flag.Declaring.FirstOrDefault() ?? flag.Users[0], flag.Key, choice.Name);
        if (!removals.TryGetValue(key, out RemovedFlag? removed))
        {
            removed = await SolutionRemoval.RemoveAsync(solution, flag, choice, cancellationToken).ConfigureAwait(false);
            removals.TryAdd(key, removed);
        }

        return removed;
    }
}
