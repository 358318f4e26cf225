using System.Text;
using TypedFlags.Cli.Output;

namespace TypedFlags.Cli;

/// <summary>All that a verb takes from outside, so that tests can run verbs in their own process.</summary>
internal sealed class Surroundings
{
    /// <summary>Standard input.</summary>
    public required Stream Input { get; init; }

    /// <summary>Where results go.</summary>
    public required ResultOutput Output { get; init; }

    /// <summary>Where problems go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The folder that paths start from.</summary>
    public required string Folder { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where long work says how far it is; null unless somebody watches a terminal that shows nothing else.</summary>
    public TextWriter? Progress { get; init; }

    /// <summary>The process as it was started.</summary>
    public static Surroundings OfProcess()
    {
        if (OperatingSystem.IsWindows())
        {
            // Elsewhere it is UTF-8 already.
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        return new Surroundings
        {
            Input = Console.OpenStandardInput(),
            Output = new ResultOutput(StandardOutput.Open()),
            Error = Console.Error,
            Folder = Environment.CurrentDirectory,
            Progress = Console.IsOutputRedirected && !Console.IsErrorRedirected ? Console.Error : null,
        };
    }

    /// <summary>A path of the command line as the file system wants it.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Folder);
}
