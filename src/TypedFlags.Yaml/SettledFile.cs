using Microsoft.Win32.SafeHandles;

namespace TypedFlags;

/// <summary>Reads files that somebody may be writing.</summary>
internal static class SettledFile
{
    /// <summary>After so many pauses a file that never rests is read as it is.</summary>
    private const int MostPauses = 20;

    /// <summary>The file's bytes, once they were the same for some time.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostBytes">No more are read.</param>
    /// <param name="settleTime">How long it must have been as it is.</param>
    /// <param name="isKnown">Whether bytes were read before: there is nothing to wait for then.</param>
    /// <param name="isFirst">
    /// True where nothing was read before: then a file that says to have been written longer ago is not waited for. Later it is always, since a file can be seen empty
    /// a moment before its time is set.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where there is no such file.</returns>
    public static async ValueTask<byte[]?> ReadAsync(
        string path, int mostBytes, TimeSpan settleTime, Func<byte[], bool> isKnown, bool isFirst, CancellationToken cancellationToken)
    {
        (byte[]? bytes, DateTime writtenAt) = Read(path, mostBytes);
        if (isFirst && !IsNew(writtenAt, settleTime))
        {
            return bytes;
        }

        for (int pause = 0; pause < MostPauses && (bytes is null || !isKnown(bytes)); pause++)
        {
            await Task.Delay(settleTime, cancellationToken).ConfigureAwait(false);
            (byte[]? again, DateTime writtenAgainAt) = Read(path, mostBytes);
            if (again is null == bytes is null && again.AsSpan().SequenceEqual(bytes) && writtenAgainAt == writtenAt)
            {
                break;
            }

            (bytes, writtenAt) = (again, writtenAgainAt);
        }

        return bytes;
    }

    // Where the clock was set back, a file can be from the future, and has not been written just now for all we know.
    private static bool IsNew(DateTime writtenAt, TimeSpan settleTime) =>
        settleTime > TimeSpan.Zero && (TimeProvider.System.GetUtcNow().UtcDateTime - writtenAt).Duration() < settleTime;

    private static (byte[]? Bytes, DateTime WrittenAt) Read(string path, int mostBytes)
    {
        try
        {
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[Math.Min(RandomAccess.GetLength(file), mostBytes)];
            int length = 0;
            while (length < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(length), length) is > 0 and int read)
            {
                length += read;
            }

            return (bytes[..length], File.GetLastWriteTimeUtc(file));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, default);
        }
    }
}
