namespace TypedFlags.Cli.Code;

/// <summary>Links to files: what they lead to is what is read, changed and named, once, so that a link out of the path leads to nothing that may be changed.</summary>
internal static class FileLinks
{
    /// <summary>Where a link leads in the end; the path itself where it is none, or leads nowhere.</summary>
    public static string TargetOf(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: true } target ? target.FullName : path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A circle of links. Whoever reads it says so.
            return path;
        }
    }
}
