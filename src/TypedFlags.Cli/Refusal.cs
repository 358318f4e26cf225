namespace TypedFlags.Cli;

/// <summary>Ends a verb: the lines go to standard error, the code is what the tool ends with.</summary>
internal sealed class Refusal : Exception
{
    /// <param name="exitCode">One of <see cref="Cli.ExitCode"/>.</param>
    /// <param name="lines">What is wrong and what to do.</param>
    public Refusal(int exitCode, params IReadOnlyList<string> lines)
        : base(string.Join('\n', lines))
    {
        ExitCode = exitCode;
        Lines = lines;
    }

    public int ExitCode { get; }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>The command line is wrong.</summary>
    public static Refusal Usage(string message) => new(Cli.ExitCode.Usage, $"typedflags: {message}");

    /// <summary>What was named can't be used.</summary>
    public static Refusal Finding(params IReadOnlyList<string> lines) => new(Cli.ExitCode.Findings, lines);
}
