using System.Diagnostics.CodeAnalysis;

namespace TypedFlags;

/// <summary>
/// The prerequisites of prerequisites in one evaluation: each is evaluated once, and a cycle, which only state given at run time
/// can make, is found instead of followed.
/// </summary>
internal sealed class PrerequisiteTrail
{
    /// <summary>Longer than any sensible chain, short enough for any stack.</summary>
    private const int LongestPath = 200;

    private readonly Dictionary<FlagDefinition, EvaluationResult> _done = [];
    private readonly List<FlagDefinition> _path = [];
    private int _cycleStart = int.MaxValue;

    public bool IsEmpty => _path.Count == 0;

    /// <summary>True where the flag that is being evaluated right now is part of a cycle that was found below it.</summary>
    public bool IsCurrentInCycle => _cycleStart < _path.Count;

    public bool TryGetDone(FlagDefinition flag, [NotNullWhen(true)] out EvaluationResult? result) => _done.TryGetValue(flag, out result);

    /// <summary>Goes down to a flag; false where it is on the path already, or the path is too long.</summary>
    public bool TryEnter(FlagDefinition flag)
    {
        int index = _path.IndexOf(flag);
        if (index >= 0)
        {
            _cycleStart = Math.Min(_cycleStart, index);
            return false;
        }

        if (_path.Count >= LongestPath)
        {
            return false;
        }

        _path.Add(flag);
        return true;
    }

    /// <summary>Comes back up with the flag's result.</summary>
    public void Leave(FlagDefinition flag, EvaluationResult result)
    {
        _path.RemoveAt(_path.Count - 1);
        _done[flag] = result;
        if (_cycleStart >= _path.Count)
        {
            _cycleStart = int.MaxValue;
        }
    }
}
