using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TypedFlags.CodeFixes.Replacements;

/// <summary>"Use 'new_checkout'" where C# uses a deprecated flag that names its replacement (TF1002).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseReplacementFixProvider)), Shared]
public sealed class UseReplacementFixProvider() : SourceFixProvider(new UseReplacementFix())
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["TF1002"];
}
