using Microsoft.Win32.SafeHandles;

namespace TypedFlags.Cli.Output;

/// <summary>Standard output as a stream that says when nobody reads it any more.</summary>
internal static class StandardOutput
{
    private const int UnixDescriptor = 1;

    /// <summary>
    /// The console's own stream hides a closed pipe, and the tool would work on for nobody. A file behind <c>&gt;</c> is left
    /// to the console's stream, which shares its position with what else writes there.
    /// </summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return Console.OpenStandardOutput();
        }

        try
        {
            FileStream pipe = new(new SafeFileHandle(UnixDescriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // Closed (`>&-`), or something that a file stream does not know.
            return Console.OpenStandardOutput();
        }
    }
}
