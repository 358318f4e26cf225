using System.Collections.Immutable;
using TypedFlags.Definitions.Binding;

namespace TypedFlags.Definitions;

/// <summary>What binding gives. Immutable, safe to share.</summary>
public sealed class FlagSetBinding
{
    private readonly Dictionary<string, FlagSymbol> _symbols;

    internal FlagSetBinding(FlagSetDefinition definition, ImmutableArray<FlagsDiagnostic> diagnostics, BindingSession session)
    {
        IsTruncated = session.IsTruncated;
        Settings = session.Settings;
        Definition = definition;
        Diagnostics = diagnostics;
        DeclaredAttributes = session.Attributes.Keys;
        _symbols = session.Flags;
    }

    /// <summary>The model, of everything that is sound.</summary>
    public FlagSetDefinition Definition { get; }

    /// <summary>Every mistake of every file, the files' own included, in order of file and position; without the warnings that comments switch off.</summary>
    public ImmutableArray<FlagsDiagnostic> Diagnostics { get; }

    /// <summary>True where a part of a file could not be read, so that a name that is not declared may be one declared there.</summary>
    public bool IsTruncated { get; }

    /// <summary>The keys of all flags, those included that are not in the model because of an error; in no order.</summary>
    public IReadOnlyCollection<string> DeclaredKeys => _symbols.Keys;

    /// <summary>The names of all context attributes, those included that are not in the model because of an error; in no order.</summary>
    public IReadOnlyCollection<string> DeclaredAttributes { get; }

    /// <summary>What the files say of generated code, and the policy; not to be changed any more.</summary>
    internal FileSettings Settings { get; }

    /// <summary>Where a flag is declared; also one that is not in the model because of an error.</summary>
    /// <param name="flagKey">The key, as in the file.</param>
    /// <returns>The place of the key, or null where no file declares it.</returns>
    public FlagLocation? LocationOf(string flagKey) =>
        _symbols.TryGetValue(flagKey, out FlagSymbol? symbol) ? new FlagLocation(symbol.Report.File, symbol.KeyNode.Range) : null;
}

/// <summary>The place of a flag's key.</summary>
/// <param name="File">The file.</param>
/// <param name="Range">The key's text.</param>
public sealed record FlagLocation(FlagsFile File, TextRange Range)
{
    /// <summary>The file, as given to the parser.</summary>
    public string Path => File.Path;
}
