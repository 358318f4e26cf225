namespace TypedFlags.Cli.Contexts;

/// <summary>Input whose failures name it: a folder in place of a file, a disk that went.</summary>
internal sealed class InputStream(Stream stream, string name)
{
    /// <summary>Reads what is there, at most as much as fits; waits while there is nothing.</summary>
    /// <returns>0 at the end.</returns>
    /// <exception cref="Refusal">It can't be read.</exception>
    public int Read(Span<byte> buffer)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refusal.Finding($"typedflags: '{name}' can't be read: {exception.Message}");
        }
    }
}
