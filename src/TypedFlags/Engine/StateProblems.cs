namespace TypedFlags;

/// <summary>What is wrong with the providers' state at present, by where it is, so that a change of one flag does not need all others read again.</summary>
/// <param name="providers">Whose state it is; the sentences begin with their names.</param>
internal sealed class StateProblems(IReadOnlyList<ProviderRunner> providers)
{
    private readonly Dictionary<(int Layer, FlagDefinitionSet? Set, string Key), IReadOnlyList<string>> _problems = [];

    private IReadOnlyList<string>? _all;

    /// <summary>All of them, a sentence each; the same object as long as none comes or goes.</summary>
    public IReadOnlyList<string> All =>
        _all ??= [.. _problems.SelectMany(one => one.Value.Select(problem => $"{providers[one.Key.Layer].Name}: {problem}"))];

    /// <summary>What is wrong with what one provider says of a set's flag; in the place of what was.</summary>
    /// <param name="layer">The provider's place.</param>
    /// <param name="set">The set; null where the sentence is not about a declared flag.</param>
    /// <param name="key">The flag, as the provider spells it; empty for the state as a whole.</param>
    /// <param name="problems">The sentences; none where all is well.</param>
    public void Set(int layer, FlagDefinitionSet? set, string key, IReadOnlyList<string> problems)
    {
        if (problems.Count == 0)
        {
            _all = _problems.Remove((layer, set, key)) ? null : _all;
        }
        else
        {
            _problems[(layer, set, key)] = problems;
            _all = null;
        }
    }

    public void Clear()
    {
        _problems.Clear();
        _all = null;
    }
}
