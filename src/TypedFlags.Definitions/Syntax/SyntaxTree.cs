using System.Collections.Immutable;

namespace TypedFlags.Definitions.Syntax;

/// <summary>What reading a text gives.</summary>
/// <param name="Root">The top-level mapping as far as it could be read, or null.</param>
/// <param name="IsTruncated">True where keys may stand in the text that <paramref name="Root"/> lacks.</param>
/// <param name="Mistakes">What is wrong with it.</param>
/// <param name="Blocks">What the next reading need not read again.</param>
internal sealed record SyntaxTree(YamlMapping? Root, bool IsTruncated, SyntaxMistakes Mistakes, ImmutableArray<ReadBlock> Blocks);
