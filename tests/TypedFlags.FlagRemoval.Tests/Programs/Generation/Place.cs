namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

/// <summary>What the code around a place allows.</summary>
/// <param name="ReturnType">What <c>return</c> takes; empty where it takes nothing.</param>
internal sealed record Place(string ReturnType)
{
    public bool CanAwait { get; init; }

    public bool CanContinue { get; init; }

    public bool CanBreak { get; init; }

    public bool CanReturn { get; init; } = true;

    /// <summary>True in a method of <c>yield return</c>s.</summary>
    public bool IsIterator { get; init; }

    public bool CanYield { get; init; }

    /// <summary>A label to go to; null where there is none.</summary>
    public Label? Label { get; init; }

    /// <summary>False where C# wants a <c>using</c> with a body: in sections of a switch, and before labels.</summary>
    public bool CanUse { get; init; } = true;

    /// <summary>False where an expression can't declare variables that the code after it may use: fields' values.</summary>
    public bool CanDeclare { get; init; } = true;

    /// <summary>Inside a lambda, a local function, or another body of its own.</summary>
    public static Place Function(string returnType) => new(returnType);
}

/// <summary>A label after the statements that may go there.</summary>
internal sealed class Label(string name)
{
    public string Name { get; } = name;

    public bool IsUsed { get; set; }
}
