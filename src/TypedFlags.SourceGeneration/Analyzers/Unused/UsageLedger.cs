using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Analyzers.Unused;

/// <summary>Which flags are proven to be used, by their place in the definition. Safe for any number of threads.</summary>
internal sealed class UsageLedger
{
    // A name that means so many other things says nothing, and asking of each would take too long.
    private const int MaxQuestions = 100;

    private readonly int[] _used;
    private readonly int[] _questions;
    private int _open;
    private volatile bool _areAllUsed;
    private volatile bool _isListed;
    private volatile bool _isAskedByName;

    /// <summary>Begins with what the definition says itself.</summary>
    public UsageLedger(FlagSetDefinition definition)
    {
        _used = new int[definition.Flags.Count];
        _questions = new int[definition.Flags.Count];
        _open = definition.Flags.Count;
        HashSet<string> named = new(definition.Flags.SelectMany(NamedBy), StringComparer.Ordinal);
        for (int index = 0; index < _used.Length; index++)
        {
            FlagDefinition flag = definition.Flags[index];

            // Front ends ask for public flags by name.
            if (flag.IsPublic || named.Contains(flag.Key))
            {
                Use(index);
            }
        }
    }

    /// <summary>True where nothing is left to prove.</summary>
    public bool IsSettled => _areAllUsed || Volatile.Read(ref _open) == 0 || (_isListed && _isAskedByName);

    public bool IsUsed(int flag) => Volatile.Read(ref _used[flag]) != 0;

    public void Use(int flag)
    {
        if (Interlocked.Exchange(ref _used[flag], 1) == 0)
        {
            Interlocked.Decrement(ref _open);
        }
    }

    public void UseAll() => _areAllUsed = true;

    /// <summary><c>Flags.All</c> is read: whoever also asks for flags by name may ask for any.</summary>
    public void List() => _isListed = true;

    /// <summary>A type that answers for flags by name is used.</summary>
    public void AskByName() => _isAskedByName = true;

    /// <summary>False where too much was asked about a flag, which then counts as used.</summary>
    public bool MayAsk(int flag) => Interlocked.Increment(ref _questions[flag]) <= MaxQuestions;

    private static IEnumerable<string> NamedBy(FlagDefinition flag)
    {
        foreach (Requirement requirement in flag.State.Requires)
        {
            yield return requirement.Flag;
        }

        if (flag.ReplacedBy is { } replacement)
        {
            yield return replacement;
        }
    }
}
