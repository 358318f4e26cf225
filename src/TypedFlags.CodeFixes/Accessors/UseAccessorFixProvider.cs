using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TypedFlags.CodeFixes.Accessors;

/// <summary>"Use 'Flags.NewCheckout'" where C# names a flag in text (TF1006): the accessor where a call asks, and always the constant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseAccessorFixProvider)), Shared]
public sealed class UseAccessorFixProvider() : SourceFixProvider(new UseAccessorFix(), new UseNameConstantFix())
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["TF1006"];
}
