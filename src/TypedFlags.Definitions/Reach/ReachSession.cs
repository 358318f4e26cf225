namespace TypedFlags.Definitions.Reach;

/// <summary>What is found of one flag.</summary>
/// <param name="HasTargeting">Whether the answer can depend on who asks.</param>
/// <param name="Outcomes">What the flag may answer; null where that is not known.</param>
internal sealed record FlagFacts(bool HasTargeting, PossibleOutcomes? Outcomes);

/// <summary>Finds the facts of a set's flags, prerequisites first.</summary>
internal sealed class ReachSession
{
    private static readonly FlagFacts Unknown = new(HasTargeting: false, Outcomes: null);

    private readonly Dictionary<string, FlagDefinition> _flags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FlagFacts> _facts = new(StringComparer.Ordinal);
    private readonly TargetingReader _targeting;

    public ReachSession(FlagSetDefinition definition)
    {
        _targeting = new TargetingReader(definition.Segments);
        foreach (FlagDefinition flag in definition.Flags)
        {
            _flags[flag.Key] = flag;
        }
    }

    /// <summary>The facts of one of the set's flags.</summary>
    // Goes down with a stack of its own: a chain of 20,000 flags is legal.
    public FlagFacts FactsOf(FlagDefinition flag)
    {
        if (_facts.TryGetValue(flag.Key, out FlagFacts? known))
        {
            return known;
        }

        List<(FlagDefinition Flag, int Next)> path = [(flag, 0)];

        // A circle is an error, and its flags have no state; nothing is known of one all the same, so that this always ends.
        _facts[flag.Key] = Unknown;
        while (path.Count > 0)
        {
            (FlagDefinition current, int next) = path[path.Count - 1];
            EquatableArray<Requirement> requires = current.State.Requires;
            if (next == requires.Count)
            {
                _facts[current.Key] = Read(current);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[path.Count - 1] = (current, next + 1);
            string required = requires[next].Flag;
            if (!_facts.ContainsKey(required) && _flags.TryGetValue(required, out FlagDefinition? prerequisite))
            {
                _facts[required] = Unknown;
                path.Add((prerequisite, 0));
            }
        }

        return _facts[flag.Key];
    }

    private FlagFacts Read(FlagDefinition flag) =>
        flag.IsStateBroken
            ? Unknown
            : new FlagFacts(
                _targeting.HasTargeting(flag) || flag.State.Requires.Items.Any(one => RequiredFacts(one).HasTargeting),
                OutcomeReader.Read(flag, one => RequiredFacts(one).Outcomes));

    private FlagFacts RequiredFacts(Requirement requirement) =>
        _facts.TryGetValue(requirement.Flag, out FlagFacts? facts) ? facts : Unknown;
}
