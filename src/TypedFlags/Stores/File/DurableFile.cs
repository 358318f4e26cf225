using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TypedFlags;

/// <summary>Files that are on the disk when a method returns, and that only their owner may read (0600).</summary>
internal static class DurableFile
{
    /// <summary>EINTR, the same on all systems that have it.</summary>
    private const int Interrupted = 4;

    /// <summary>EIO, the same on all systems that have it.</summary>
    private const int InputOutputError = 5;

    /// <summary>EINVAL: what is no file of a disk has nothing to flush.</summary>
    private const int NothingToFlush = 22;

    private const FileShare ByAll = FileShare.ReadWrite | FileShare.Delete;

    /// <summary>Appends at an offset that was the file's end. Where that fails, the file is as it was, as far as the disk allows.</summary>
    public static void Append(string path, long offset, ReadOnlySpan<byte> bytes)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, ByAll);
        try
        {
            RandomAccess.Write(file, bytes, offset);
            FlushToDisk(file, path);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            EngineLog.Try(() => RandomAccess.SetLength(file, offset));
            ThrowIfTooLong(exception, path);
            throw;
        }
    }

    /// <summary>Puts on the disk what others wrote to a file.</summary>
    public static void Flush(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, ByAll);
        FlushToDisk(file, path);
    }

    /// <summary>Cuts off what stands behind a length.</summary>
    public static void Cut(string path, long length)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, ByAll);
        RandomAccess.SetLength(file, length);
        FlushToDisk(file, path);
    }

    /// <summary>Puts new content in the place of a file, or makes it: whoever opens it finds the one or the other, whole.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        string temporary = path + ".tmp";
        FileStreamOptions options = OfOwner(FileMode.Create, FileAccess.Write, FileShare.Read);
        try
        {
            using (FileStream file = new(temporary, options))
            {
                file.Write(bytes);
                FlushToDisk(file.SafeFileHandle, temporary);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            EngineLog.Try(() => File.Delete(temporary));
            ThrowIfTooLong(exception, temporary);
            throw;
        }

        FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Opening for the owner alone.</summary>
    public static FileStreamOptions OfOwner(FileMode mode, FileAccess access, FileShare share)
    {
        FileStreamOptions options = new() { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>Reads a file as a whole, though others write to it meanwhile.</summary>
    /// <exception cref="InvalidDataException">It is larger than the limit.</exception>
    public static byte[] Read(string path, long maxBytes)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, ByAll);
        return ReadFrom(file, path, offset: 0, maxBytes);
    }

    /// <summary>Reads what stands behind an offset.</summary>
    public static byte[] ReadFrom(SafeFileHandle file, string path, long offset, long maxBytes)
    {
        long length = RandomAccess.GetLength(file) - offset;
        if (length > maxBytes)
        {
            throw new InvalidDataException(
                FormattableString.Invariant($"'{path}' has {length} bytes, and at most {maxBytes} are read (FileFlagStoreOptions.MaxFileBytes). Is it a store's file?"));
        }

        byte[] bytes = new byte[Math.Max(length, 0)];
        int read = 0;
        while (read < bytes.Length)
        {
            int more = RandomAccess.Read(file, bytes.AsSpan(read), offset + read);
            if (more == 0)
            {
                return bytes[..read];
            }

            read += more;
        }

        return bytes;
    }

    public static SafeFileHandle OpenToRead(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, ByAll);

    /// <summary>
    /// Makes sure that a file's name is on the disk too, which POSIX leaves to a flush of its folder; NTFS keeps names in its own journal. A file system
    /// that knows no such flush has no more to offer.
    /// </summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        byte[] path = System.Text.Encoding.UTF8.GetBytes(folder + '\0');
        int descriptor = Native.Open(path, flags: 0);
        if (descriptor >= 0)
        {
            bool isBroken = Native.Flush(descriptor) != 0 && Marshal.GetLastPInvokeError() == InputOutputError;
            _ = Native.Close(descriptor);
            if (isBroken)
            {
                throw new IOException($"The disk of '{folder}' reports an error: what was written may not be on it.");
            }
        }
    }

    /// <summary>
    /// Returns when the disk has it. .NET's own call says nothing where Linux reports that the disk does not (.NET 10.0.12); on other systems it asks for more than fsync does, such as
    /// F_FULLFSYNC of macOS.
    /// </summary>
    /// <exception cref="IOException">The disk reports an error.</exception>
    private static void FlushToDisk(SafeFileHandle file, string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        while (Native.Flush((int)file.DangerousGetHandle()) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error == NothingToFlush)
            {
                return;
            }

            if (error != Interrupted)
            {
                throw new IOException($"The disk of '{path}' did not take what was written: {Marshal.GetPInvokeErrorMessage(error)}.");
            }
        }
    }

    /// <summary>.NET takes a file system's or a user's limit of a file's length (EFBIG) for a caller's mistake; a disk that takes no more is what it is.</summary>
    private static void ThrowIfTooLong(Exception exception, string path)
    {
        if (exception is ArgumentOutOfRangeException)
        {
            throw new IOException($"'{path}' may not become longer: the file system, or a limit of this process (ulimit -f), does not let it.", exception);
        }
    }

    /// <summary>What .NET has no call for: it opens no folders, and does not tell of a flush that failed.</summary>
    [SuppressMessage("Interoperability", "SYSLIB1054:Use LibraryImport", Justification = "These signatures need no marshalling code, and the project no unsafe code.")]
    private static class Native
    {
        [DllImport("libc", EntryPoint = "open")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Flush(int descriptor);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int descriptor);
    }
}
