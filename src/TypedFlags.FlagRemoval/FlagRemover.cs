using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.FlagRemoval.Checking;

namespace TypedFlags.FlagRemoval;

/// <summary>Removes a flag from the C# of a compilation. Holds no state; safe for any number of threads.</summary>
public static class FlagRemover
{
    /// <summary>
    /// Rewrites every tree so that the program behaves as it did with the flag pinned to its value, and nothing mentions the flag but what the result's notes say.
    /// </summary>
    /// <param name="compilation">The program; with the code that the generator makes of <c>flags.yaml</c>. It may have errors, and references may be missing.</param>
    /// <param name="request">The flag and its value.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The rewritten trees and what was left. Rewriting the result again changes nothing.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static FlagRemovalResult Remove(CSharpCompilation compilation, FlagRemovalRequest request, CancellationToken cancellationToken = default) =>
        new CheckedRemoval(compilation, request, cancellationToken).Run();
}
