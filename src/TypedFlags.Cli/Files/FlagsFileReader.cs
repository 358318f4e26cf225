using TypedFlags.Definitions;

namespace TypedFlags.Cli.Files;

/// <summary>Reads and binds files together, as the build does.</summary>
internal static class FlagsFileReader
{
    /// <summary>Binds the files that a command line means.</summary>
    /// <param name="paths">Files and folders; none means the current folder.</param>
    /// <param name="today">The UTC date against which <c>expires</c> is held.</param>
    /// <param name="surroundings">Where relative paths start.</param>
    /// <exception cref="Refusal">A file is not there or can't be read.</exception>
    public static FlagsProject Read(IReadOnlyCollection<string> paths, DateTime today, Surroundings surroundings)
    {
        IReadOnlyList<string> files = FlagsFileFinder.Find(paths, surroundings);
        FlagsFile[] parsed = [.. files.Select(file => Parse(file, surroundings))];
        return new FlagsProject(parsed, FlagSetBinder.Bind(parsed, today));
    }

    private static FlagsFile Parse(string path, Surroundings surroundings)
    {
        try
        {
            using FileStream file = new(surroundings.Resolve(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return FlagsFile.Parse(path, ReadBounded(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refusal.Usage($"'{path}' can't be read: {exception.Message}");
        }
    }

    /// <summary>No more than it takes to see that a file is too large.</summary>
    private static ReadOnlySpan<byte> ReadBounded(FileStream file)
    {
        byte[] bytes = new byte[file.CanSeek ? Math.Min(file.Length, FlagsFile.MaximumBytes) + 1 : FlagsFile.MaximumBytes + 1];
        int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes.AsSpan(0, length);
    }
}

/// <summary>The files of one project, bound together.</summary>
/// <param name="Files">The files, with the paths that the command line gives them.</param>
/// <param name="Binding">What they mean, and what is wrong with them.</param>
internal sealed record FlagsProject(IReadOnlyList<FlagsFile> Files, FlagSetBinding Binding)
{
    /// <summary>The mistakes with which a build would fail.</summary>
    public IEnumerable<FlagsDiagnostic> Errors =>
        Binding.Diagnostics.Where(static diagnostic => diagnostic.Severity == FlagsDiagnosticSeverity.Error);

    /// <summary>The project, if it is free of errors.</summary>
    /// <exception cref="Refusal">It is not; one line an error.</exception>
    public FlagsProject OrRefuse()
    {
        string[] errors = [.. Errors.Select(static error => error.ToString())];
        return errors.Length == 0 ? this : throw Refusal.Finding(errors);
    }
}
