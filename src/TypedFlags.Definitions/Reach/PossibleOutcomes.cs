namespace TypedFlags.Definitions.Reach;

/// <summary>Everything a flag may answer, whoever asks, whenever and wherever.</summary>
internal sealed class PossibleOutcomes
{
    private readonly HashSet<string> _served = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    /// <summary>The one outcome, or null where there are several.</summary>
    public string? Only
    {
        get
        {
            string? only = null;
            foreach (string outcome in _served.Concat(_refused))
            {
                if (only is not null && !string.Equals(only, outcome, StringComparison.Ordinal))
                {
                    return null;
                }

                only = outcome;
            }

            return only;
        }
    }

    /// <summary>The flag may answer this.</summary>
    public void Serve(string outcome) => _served.Add(outcome);

    /// <summary>The flag may be off because it is disabled, or a prerequisite failed: then it is no prerequisite that is met.</summary>
    public void Refuse(string off) => _refused.Add(off);

    /// <summary>True where whoever requires this outcome may get it.</summary>
    public bool CanMeet(string required) => _served.Contains(required);

    /// <summary>True where whoever requires this outcome may not get it.</summary>
    public bool CanMiss(string required) => _refused.Count > 0 || _served.Count != 1 || !_served.Contains(required);
}
