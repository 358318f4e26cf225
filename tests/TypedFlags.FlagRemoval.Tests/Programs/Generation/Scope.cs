namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

/// <summary>A local or parameter that has a value.</summary>
internal sealed record Variable(string Name, string Type, bool IsWritable = true, bool IsFlag = false);

/// <summary>
/// Which names mean what at a place, by C#'s rules: a name may not be declared twice in one block, nor in a block inside another that declares it anywhere. Names
/// come from a small pool, so that neighbouring blocks use the same ones.
/// </summary>
internal sealed class Scope(Scope? outer, bool isAlone = false)
{
    private static readonly string[] Pool = ["a", "b", "count", "item", "n", "text", "value", "x"];

    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inside = new(StringComparer.Ordinal);
    private readonly List<Variable> _variables = [];

    public IEnumerable<Variable> Visible(string type)
    {
        for (Scope? scope = this; scope is not null; scope = scope.Outer)
        {
            foreach (Variable variable in scope._variables)
            {
                if (variable.Type == type)
                {
                    yield return variable;
                }
            }

            if (scope.IsAlone)
            {
                yield break;
            }
        }
    }

    private Scope? Outer { get; } = outer;

    // Nothing outside is in sight, but its names are taken.
    private bool IsAlone { get; } = isAlone;

    /// <summary>A name that is free here.</summary>
    public string Declare(Choices choices, params ReadOnlySpan<string> wishes)
    {
        string wish = wishes.Length > 0 ? choices.Of(wishes) : choices.In(Pool);
        string name = wish;
        for (int number = 2; !IsFree(name); number++)
        {
            name = wish + number;
        }

        _own.Add(name);
        for (Scope? scope = this; scope is not null; scope = scope.Outer)
        {
            scope._inside.Add(name);
        }

        return name;
    }

    /// <summary>Makes a variable usable from here on: it has a value.</summary>
    public void Show(Variable variable) => _variables.Add(variable);

    public void Hide(Variable variable) => _variables.Remove(variable);

    /// <summary>Nothing that was shown here since the mark is sure to have a value any more.</summary>
    public void HideSince(int mark) => _variables.RemoveRange(mark, _variables.Count - mark);

    public int Mark => _variables.Count;

    private bool IsFree(string name)
    {
        if (_inside.Contains(name))
        {
            return false;
        }

        for (Scope? scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._own.Contains(name))
            {
                return false;
            }
        }

        return true;
    }
}
