namespace TypedFlags.Cli.Contexts;

/// <summary>Why a text is no context.</summary>
/// <param name="Position">Where in the text, in bytes.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal readonly record struct ContextProblem(int Position, string Message);
