using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedFlags.CodeFixes;

/// <summary>One way to change C# because of a diagnostic. Holds no state; used by many threads.</summary>
internal abstract class SourceFix
{
    /// <summary>What its actions have in common, so that "fix all" takes the same way everywhere.</summary>
    public abstract string EquivalenceKey { get; }

    /// <summary>What an editor shows; null where the diagnostic is none of this fix's.</summary>
    public abstract string? TitleOf(Diagnostic diagnostic, Compilation compilation);

    /// <summary>The document with the diagnostics fixed that can be; null where none can. Not yet cleaned up, nor held against the compiler.</summary>
    public abstract Task<Document?> ApplyAsync(SourceFile file, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken);
}
