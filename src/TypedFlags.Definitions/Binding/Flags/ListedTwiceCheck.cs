using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Finds users, or groups, that stand in two lists of one flag or tenant (TF2013): one of the lists has no effect on them.</summary>
internal sealed class ListedTwiceCheck(string what)
{
    private readonly List<(string Name, EquatableArray<string> Members, YamlSequence Node)> _lists = [];

    public void Add(string list, EquatableArray<string> members, YamlSequence node)
    {
        if (!members.IsEmpty)
        {
            _lists.Add((list, members, node));
        }
    }

    public void ReportAndForget(FileReport report)
    {
        if (_lists.Count > 1)
        {
            Report(report);
        }

        _lists.Clear();
    }

    private void Report(FileReport report)
    {
        Dictionary<string, int> firstLists = new(StringComparer.Ordinal);
        for (int list = 0; list < _lists.Count; list++)
        {
            (string name, EquatableArray<string> members, YamlSequence node) = _lists[list];
            for (int index = 0; index < members.Count; index++)
            {
                string member = members[index];
                if (!firstLists.TryGetValue(member, out int first))
                {
                    firstLists.Add(member, list);
                }
                else if (first != list)
                {
                    report.Add(
                        FlagsDiagnosticIds.ListedTwice,
                        node.Items[index].Range,
                        $"The {what} {Say.Quoted(member)} stands in two lists, {Say.Quoted(_lists[first].Name)} and {Say.Quoted(name)}; only one of them has an effect.");
                }
            }
        }
    }
}
