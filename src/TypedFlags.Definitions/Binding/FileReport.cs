using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Where binders say what is wrong with one file.</summary>
internal sealed class FileReport(FlagsFile file, NearNameBudget near)
{
    /// <summary>How many diagnostics one file can give; what is behind them would not be read anyway.</summary>
    public const int MaxDiagnostics = 10_000;

    private readonly List<FlagsDiagnostic> _diagnostics = [];

    /// <summary>The file.</summary>
    public FlagsFile File => file;

    /// <summary>
    /// How many errors there are so far, counting what is unsound because of an error elsewhere. A binder that compares this before
    /// and after its work knows whether the result can be used.
    /// </summary>
    public int Faults { get; private set; }

    /// <summary>Notes that something can't be used because of an error that was reported where it is.</summary>
    public void Fault() => Faults++;

    /// <summary>Reports a diagnostic, unless it is a warning that a comment in the file switches off.</summary>
    public void Add(string id, TextRange range, string message, string? suggestion = null)
    {
        if (!file.Suppressions.IsEmpty && file.Suppressions.IsSuppressed(id, file.Lines.GetPosition(range.Start).Line))
        {
            return;
        }

        if (_diagnostics.Count > MaxDiagnostics)
        {
            Faults++;
            return;
        }

        FlagsDiagnostic diagnostic = _diagnostics.Count == MaxDiagnostics
            ? FlagsDiagnostic.Create(
                file, FlagsDiagnosticIds.LimitExceeded, range, $"This file has more than {MaxDiagnostics} mistakes; mend some to see the others.")
            : FlagsDiagnostic.Create(file, id, range, message, suggestion);
        Faults += FlagsDiagnosticDescriptor.Get(id).Severity == FlagsDiagnosticSeverity.Error ? 1 : 0;
        _diagnostics.Add(diagnostic);
    }

    /// <summary>Reports TF2004.</summary>
    public void Invalid(YamlNode node, string message, string? suggestion = null)
    {
        if (node is YamlUnreadable)
        {
            // Whoever could not read it has said so.
            Fault();
            return;
        }

        Add(FlagsDiagnosticIds.InvalidValue, node.Range, message, suggestion);
    }

    /// <summary>Reports TF2007, with the near name if there is one.</summary>
    /// <param name="what">Such as "segment".</param>
    /// <param name="mayBeUnread">True where it may be declared in the part of a file that could not be read.</param>
    public void Unknown(YamlNode node, string what, string name, IEnumerable<string> candidates, bool mayBeUnread)
    {
        if (mayBeUnread)
        {
            Fault();
            return;
        }

        string? found = Near(name, candidates);
        Add(FlagsDiagnosticIds.UnknownReference, node.Range, $"There is no {what} {Say.Quoted(name)}.{Say.DidYouMean(found)}", found);
    }

    /// <summary>The near name, as long as looking for near names does not take too long.</summary>
    public string? Near(string name, IEnumerable<string> candidates) => near.Find(name, candidates);

    /// <summary>The file's own diagnostics and these, in order of position, each once.</summary>
    public IEnumerable<FlagsDiagnostic> Finish()
    {
        // A node that two aliases share is bound twice, and says the same twice.
        HashSet<FlagsDiagnostic> seen = [];
        return file.Diagnostics.Concat(_diagnostics)
            .Where(seen.Add)
            .OrderBy(diagnostic => diagnostic.Range.Start);
    }
}

/// <summary>Keeps a file full of mistakes from costing more than a moment: after so many comparisons there are no more near names.</summary>
internal sealed class NearNameBudget
{
    private int _left = 300_000;

    /// <inheritdoc cref="NearName.Find"/>
    public string? Find(string name, IEnumerable<string> candidates) =>
        _left > 0 ? NearName.Find(name, candidates.TakeWhile(_ => _left-- > 0)) : null;
}
