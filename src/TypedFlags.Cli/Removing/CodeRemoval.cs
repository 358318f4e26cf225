using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.Cli.Removing;

/// <summary>
/// Removes a flag from the C# of all projects. What projects need of each other shows only at the end: where one can't do without what another one took away, or still asks for
/// the flag that tests no longer set, all begins anew with that known.
/// </summary>
internal sealed class CodeRemoval(CodeBase code, FlagToRemove flag, IReadOnlyList<string> methods)
{
    private const int MostPasses = 5;

    private readonly Dictionary<CodeProject, CSharpCompilation> _originals = code.Projects.Where(static project => project.Compilation is not null).ToDictionary(static project => project, static project => project.Compilation!);
    private RemovalPass? _last;

    /// <summary>What was left, in no order.</summary>
    public IReadOnlyCollection<RemovalNote> Notes => _last!.Notes;

    /// <summary>The files as they are to be, in order of their paths.</summary>
    public IReadOnlyList<FileChange> Changes => _last!.Changes;

    public void Run(Surroundings surroundings)
    {
        AskingContracts contracts = new(SharedContracts.Find(code, flag, methods));
        HashSet<SharedParameter> needed = [];
        HashSet<string> asking = new(StringComparer.Ordinal);
        for (int count = 1; ; count++)
        {
            _last = new RemovalPass(code, flag, methods, _originals, contracts, count < MostPasses ? needed : null, asking);
            _last.Run(surroundings);
            int known = needed.Count + asking.Count;
            needed.UnionWith(_last.StillNeeded);
            asking.UnionWith(StillAsking.Find(code, _last));
            if (count > MostPasses || needed.Count + asking.Count == known)
            {
                return;
            }
        }
    }
}
