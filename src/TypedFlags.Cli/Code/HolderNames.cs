using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval;

namespace TypedFlags.Cli.Code;

/// <summary>The names by which a project's code has a flag: constants that hold its key, properties that give its accessor.</summary>
internal static class HolderNames
{
    /// <param name="project">A project that was compiled.</param>
    /// <param name="flag">The flag.</param>
    /// <param name="known">Names that other projects have for it.</param>
    /// <param name="mayLook">Which files are looked at.</param>
    public static IReadOnlyCollection<string> In(CodeProject project, PinnedFlag flag, IEnumerable<string> known, Func<SyntaxTree, bool> mayLook) =>
        new FlagRemoval.Removal(project.Compilation!, new FlagRemovalRequest(flag) { Words = [.. known], HasAllWords = true, MayRewrite = mayLook }, CancellationToken.None).Recognition.Words.All;
}
