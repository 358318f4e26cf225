using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TypedFlags;

/// <summary>
/// The answers of several flags for one context, in ordinal order of the keys. A value is a <see cref="bool"/>, <see cref="string"/>,
/// <see cref="int"/>, <see cref="double"/>, or for an object a <see cref="System.Text.Json.JsonElement"/> (the generated record where an
/// override put one in place). Immutable.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "The name says what it holds; that it is a dictionary is how one reads it.")]
public sealed class FlagEvaluations : IReadOnlyDictionary<string, FlagEvaluation<object>>
{
    private readonly string[] _keys;
    private readonly FlagEvaluation<object>[] _evaluations;

    private FlagEvaluations(string[] keys, FlagEvaluation<object>[] evaluations)
    {
        _keys = keys;
        _evaluations = evaluations;
    }

    /// <summary>How many flags there are.</summary>
    public int Count => _keys.Length;

    /// <summary>The flags' keys.</summary>
    public IEnumerable<string> Keys => _keys.AsEnumerable();

    /// <summary>The answers, in the order of the keys.</summary>
    public IEnumerable<FlagEvaluation<object>> Values => _evaluations.AsEnumerable();

    /// <summary>The answer of a flag.</summary>
    /// <param name="key">The flag's key; upper and lower case differ.</param>
    /// <exception cref="KeyNotFoundException">There is no such flag.</exception>
    public FlagEvaluation<object> this[[FlagName] string key] =>
        TryGetValue(key, out FlagEvaluation<object> evaluation)
            ? evaluation
            : throw new KeyNotFoundException($"There is no flag '{key}' among these {Count}.");

    /// <summary>Whether a flag is among these.</summary>
    /// <param name="key">The flag's key; upper and lower case differ.</param>
    public bool ContainsKey([FlagName] string key) => IndexOf(key) >= 0;

    /// <summary>The answer of a flag, if it is among these.</summary>
    /// <param name="key">The flag's key; upper and lower case differ.</param>
    /// <param name="value">The answer.</param>
    /// <returns>False when there is no such flag.</returns>
    public bool TryGetValue([FlagName] string key, [MaybeNullWhen(false)] out FlagEvaluation<object> value)
    {
        int index = IndexOf(key);
        value = index < 0 ? default : _evaluations[index];
        return index >= 0;
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, FlagEvaluation<object>>> GetEnumerator()
    {
        for (int index = 0; index < _keys.Length; index++)
        {
            yield return KeyValuePair.Create(_keys[index], _evaluations[index]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Evaluates every flag of some sets; a key that two of them have is answered by the first.</summary>
    internal static FlagEvaluations Evaluate<TContext>(IReadOnlyList<FlagSetSnapshot> snapshots, in TContext context)
        where TContext : struct, IFlagContextAdapter
    {
        if (snapshots.Count == 1)
        {
            FlagEvaluation<object>[] ofOneSet = Evaluate(snapshots[0], in context);
            return new FlagEvaluations(Array.ConvertAll(ofOneSet, static evaluation => evaluation.FlagKey), ofOneSet);
        }

        SortedDictionary<string, FlagEvaluation<object>> merged = new(StringComparer.Ordinal);
        foreach (FlagSetSnapshot snapshot in snapshots)
        {
            foreach (FlagEvaluation<object> evaluation in Evaluate(snapshot, in context))
            {
                merged.TryAdd(evaluation.FlagKey, evaluation);
            }
        }

        return new FlagEvaluations([.. merged.Keys], [.. merged.Values]);
    }

    /// <summary>The flags of one set, which are in order of their keys already.</summary>
    private static FlagEvaluation<object>[] Evaluate<TContext>(FlagSetSnapshot snapshot, in TContext context)
        where TContext : struct, IFlagContextAdapter
    {
        FlagEvaluation<object>[] evaluations = new FlagEvaluation<object>[snapshot.Set.Count];
        for (int index = 0; index < evaluations.Length; index++)
        {
            FlagPlan plan = snapshot.PlanOf(index);
            EvaluationResult result = EvaluationObserver.EvaluateAsOneOfAll(plan, in context, snapshot);
            evaluations[index] = OutcomeReaders.Boxed.ToEvaluation(plan.Definition, result);
        }

        return evaluations;
    }

    private int IndexOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        int index = Array.BinarySearch(_keys, key, StringComparer.Ordinal);
        return index < 0 ? -1 : index;
    }
}
