using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TypedFlags.CodeFixes.NearNames;

/// <summary>"Change to 'new_checkout'" where C# names a flag, an attribute or a variant that is not there (TF1001, TF1010, TF1011).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearNameFixProvider)), Shared]
public sealed class NearNameFixProvider() : SourceFixProvider(new NearNameFix())
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["TF1001", "TF1010", "TF1011"];
}
