using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration;

/// <summary>Turns <c>flags.yaml</c> into typed accessors.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class FlagsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
