using System.Globalization;
using TypedFlags.Cli.Output;

namespace TypedFlags.Cli.Contexts;

/// <summary>
/// Evaluates contexts as they come, one a line. Memory does not grow with their number. A line that is no context is told, has
/// its own line among the answers, and does not stop the others.
/// </summary>
internal sealed class ContextStream(FlagSetSnapshot snapshot, IAnswerWriter answers, Surroundings surroundings)
{
    public static readonly string TooLong = string.Create(
        CultureInfo.InvariantCulture, $"A context has at most {ContextLines.MaximumLength:N0} bytes; this one has more.");

    private const int MostProblemsTold = 100;

    private bool _isBad;
    private int _told;

    /// <summary>Reads a file, or standard input for <c>-</c>.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(string path)
    {
        if (string.Equals(path, "-", StringComparison.Ordinal))
        {
            Read(surroundings.Input, "stdin");
        }
        else
        {
            using FileStream file = Open(path);
            Read(file, path);
        }

        return _isBad ? ExitCode.Findings : ExitCode.Success;
    }

    private FileStream Open(string path)
    {
        string full = path.Length == 0 ? throw Refusal.Usage("--contexts: The file's name is empty.") : surroundings.Resolve(path);
        if (Directory.Exists(full))
        {
            throw Refusal.Usage($"--contexts: '{path}' is a folder. Name a file with one context a line.");
        }

        try
        {
            return new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refusal.Usage($"--contexts: '{path}' can't be read: {exception.Message}");
        }
    }

    private void Read(Stream stream, string source)
    {
        ContextMembers members = new(snapshot.Set.Compiled.Context);
        ContextNotes notes = new(surroundings, members);
        JsonContextReader reader = new(members, notes);

        // Whoever waits for answers has them before more is asked for.
        ContextLines lines = new(new InputStream(stream, source), surroundings.Output.Flush);
        long contexts = 0;
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (!lines.IsTooLong && line.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            ContextPlace place = new(source, lines.Number);
            notes.Place = place;
            if ((lines.IsTooLong ? new ContextProblem(0, TooLong) : reader.Read(line)) is { } problem)
            {
                Tell(place, line, problem);
            }
            else
            {
                answers.Write(new JsonContextAdapter(reader.Context), lines.Number);
            }

            surroundings.Progress.Report(++contexts, "contexts");
        }
    }

    private void Tell(ContextPlace place, ReadOnlySpan<byte> line, ContextProblem problem)
    {
        _isBad = true;
        (long number, int column) = place.Find(line, problem.Position);
        answers.WriteError(string.Create(CultureInfo.InvariantCulture, $"line {number}, column {column}: {problem.Message}"));
        _told++;
        if (_told <= MostProblemsTold)
        {
            surroundings.Tell($"{place.At(line, problem.Position)}: error: {problem.Message}");
        }

        if (_told == MostProblemsTold)
        {
            surroundings.Tell("typedflags: There may be more such errors; they are only among the answers.");
        }
    }
}
