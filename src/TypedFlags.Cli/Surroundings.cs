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

    /// <summary>The folder that paths start from. Looked up when it is needed.</summary>
    /// <exception cref="Refusal">It was deleted under the shell that stands in it.</exception>
    public string Folder
    {
        get => field ??= FindCurrentFolder();
        init;
    }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where long work says how far it is. Says nothing unless somebody watches a terminal that shows nothing else.</summary>
    public Progress Progress { get; init; } = new(terminal: null, TimeProvider.System);

    /// <summary>The same for work that writes its results at its end: it may be watched where the results come, too.</summary>
    public Progress WorkProgress { get; init; } = new(terminal: null, TimeProvider.System);

    /// <summary>Tells a problem, on one line.</summary>
    /// <param name="problem">May hold other people's text: names of files, of flags, of members.</param>
    public void Tell(string problem)
    {
        ClearProgress();
        Error.WriteLine(Printable.Line(problem));
    }

    /// <summary>Clears the line that says how far work is.</summary>
    public void ClearProgress()
    {
        Progress.Clear();
        WorkProgress.Clear();
    }

    /// <summary>The process as it was started.</summary>
    public static Surroundings OfProcess()
    {
        if (OperatingSystem.IsWindows())
        {
            // Elsewhere it is UTF-8 already.
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        TextWriter error = StandardStreams.OpenError();
        return new Surroundings
        {
            Input = StandardStreams.OpenInput(),
            Output = new ResultOutput(StandardStreams.OpenOutput()),
            Error = error,
            Progress = new Progress(Console.IsOutputRedirected && !Console.IsErrorRedirected ? error : null, TimeProvider.System),
            WorkProgress = new Progress(Console.IsErrorRedirected ? null : error, TimeProvider.System),
        };
    }

    /// <summary>A path of the command line as the file system wants it.</summary>
    public string Resolve(string path) => Path.IsPathFullyQualified(path) ? Path.GetFullPath(path) : Path.GetFullPath(path, Folder);

    private static string FindCurrentFolder()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refusal.Usage("The current folder is gone. Change to one that is there.");
        }
    }
}
