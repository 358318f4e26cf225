namespace TypedFlags.Cli;

/// <summary>Ends a verb: the message goes to standard error, the code is what the tool ends with.</summary>
internal sealed class Refusal : Exception
{
    /// <param name="exitCode">One of <see cref="Cli.ExitCode"/>.</param>
    /// <param name="message">What is wrong and what to do; may have several lines.</param>
    public Refusal(int exitCode, string message)
        : base(message) => ExitCode = exitCode;

    public int ExitCode { get; }

    /// <summary>The command line is wrong.</summary>
    public static Refusal Usage(string message) => new(Cli.ExitCode.Usage, $"typedflags: {message}");

    /// <summary>What was named can't be used.</summary>
    public static Refusal Finding(string message) => new(Cli.ExitCode.Findings, message);
}
