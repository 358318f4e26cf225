using System.Diagnostics.CodeAnalysis;

namespace TypedFlags;

/// <summary>
/// The prerequisites of prerequisites in one evaluation: each is evaluated once, and a cycle, which only state given at run time
/// can make, is found instead of followed. A thread keeps one for its next evaluation, so that they cost no memory.
/// </summary>
internal sealed class PrerequisiteTrail
{
    /// <summary>Longer than any sensible chain, short enough for any stack.</summary>
    private const int LongestPath = 200;

    /// <summary>Up to here looking through the results is faster than hashing.</summary>
    private const int MostSearched = 16;

    [ThreadStatic]
    private static PrerequisiteTrail? _spare;

    private readonly List<FlagDefinition> _path = new(MostSearched);
    private readonly List<Done> _done = new(MostSearched);
    private Dictionary<FlagDefinition, EvaluationResult>? _more;
    private int _cycleStart = int.MaxValue;

    public bool IsEmpty => _path.Count == 0;

    /// <summary>True where the flag that is being evaluated right now is part of a cycle that was found below it.</summary>
    public bool IsCurrentInCycle => _cycleStart < _path.Count;

    /// <summary>An empty one: the thread's own, unless an evaluation within an evaluation has it.</summary>
    public static PrerequisiteTrail Rent()
    {
        PrerequisiteTrail trail = _spare ?? new PrerequisiteTrail();
        _spare = null;
        return trail;
    }

    /// <summary>Gives it back to the thread; nothing of the evaluation stays in it.</summary>
    public static void Return(PrerequisiteTrail trail)
    {
        if (trail._more is not null)
        {
            // So many prerequisites are rare; their memory is not kept.
            return;
        }

        trail._path.Clear();
        trail._done.Clear();
        trail._cycleStart = int.MaxValue;
        _spare = trail;
    }

    public bool TryGetDone(FlagDefinition flag, [NotNullWhen(true)] out EvaluationResult? result)
    {
        foreach (Done done in _done)
        {
            if (ReferenceEquals(done.Flag, flag))
            {
                result = done.Result;
                return true;
            }
        }

        result = null;
        return _more?.TryGetValue(flag, out result) is true;
    }

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
        if (_done.Count < MostSearched)
        {
            _done.Add(new Done(flag, result));
        }
        else
        {
            (_more ??= [])[flag] = result;
        }

        if (_cycleStart >= _path.Count)
        {
            _cycleStart = int.MaxValue;
        }
    }

    private readonly record struct Done(FlagDefinition Flag, EvaluationResult Result);
}
