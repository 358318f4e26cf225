using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace TypedFlags.Cli.Output;

/// <summary>Standard input, output and error of the process, which a shell may have closed (<c>&lt;&amp;-</c>) or led anywhere.</summary>
internal static partial class StandardStreams
{
    private const int InputDescriptor = 0;
    private const int OutputDescriptor = 1;
    private const int ErrorDescriptor = 2;

    /// <summary>Standard input; where it is closed, reading throws <see cref="IOException"/>.</summary>
    public static Stream OpenInput() => IsOpen(InputDescriptor) ? Console.OpenStandardInput() : new ClosedStream();

    /// <summary>
    /// Standard output; where it is closed, writing throws <see cref="IOException"/>. The console's own stream hides a pipe that nobody
    /// reads any more, and the tool would work on for nobody. A file behind <c>&gt;</c> is left to the console's stream, which shares
    /// its position with what else writes there.
    /// </summary>
    public static Stream OpenOutput()
    {
        if (!IsOpen(OutputDescriptor))
        {
            return new ClosedStream();
        }

        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return Console.OpenStandardOutput();
        }

        try
        {
            FileStream pipe = new(new SafeFileHandle(OutputDescriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // Something that a file stream does not know.
            return Console.OpenStandardOutput();
        }
    }

    /// <summary>Standard error, as UTF-8. What can't be written there is lost: there is no other place to say so, and the exit code still tells.</summary>
    public static TextWriter OpenError() => IsOpen(ErrorDescriptor)
        ? new StreamWriter(new LossyStream(Console.OpenStandardError()), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true }
        : TextWriter.Null;

    /// <summary>
    /// False where the process was started without this stream. Its number is then free, and the runtime's first files and pipes take it: reading
    /// would wait on them for ever, and writing would spoil them. They differ by the mark that they end with this program, which nothing that
    /// was handed over from another program has.
    /// </summary>
    private static bool IsOpen(int descriptor)
    {
        if (OperatingSystem.IsWindows())
        {
            // The console's streams are empty there where it has none.
            return true;
        }

        try
        {
            int flags = ControlFile(descriptor, GetDescriptorFlags);
            return flags >= 0 && (flags & CloseOnExec) == 0;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // A system whose C library has another name: then it is not known, and no reason to end here.
            return true;
        }
    }

    // The same numbers on Linux and macOS; see fcntl(2).
    private const int GetDescriptorFlags = 1;
    private const int CloseOnExec = 1;

    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ControlFile(int descriptor, int command);
}
