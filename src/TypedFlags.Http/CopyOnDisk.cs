using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TypedFlags.Http;

/// <summary>
/// The last known good state of one server, in a file: a line of JSON that says whose it is and what its bytes add up to, and then the server's answer as it came. Whoever
/// reads it gets the whole of one answer or nothing. Several processes may share it.
/// </summary>
internal sealed class CopyOnDisk
{
    private const int Format = 1;
    private const int MaxHeaderBytes = 16 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What a process that died in the middle of a write left behind; others may be writing at this moment.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly string _server;
    private readonly int _maxBytes;

    /// <param name="folder">Made where it is not there, for the owner alone.</param>
    /// <param name="server">Whose state it is. Another server's copy is another file, and is not taken where it stands in this one's place.</param>
    /// <param name="maxBytes">A longer answer is neither read nor written.</param>
    public CopyOnDisk(string folder, Uri server, int maxBytes)
    {
        _server = server.AbsoluteUri;
        _maxBytes = maxBytes;
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_server)).AsSpan(0, 16));
        Path = System.IO.Path.Combine(folder, $"{name}.flags");
    }

    public string Path { get; }

    /// <returns>The copy, or null where there is none.</returns>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or another server's.</exception>
    public ServerAnswer? Read()
    {
        byte[] bytes;
        try
        {
            using FileStream file = new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > _maxBytes + (long)MaxHeaderBytes)
            {
                throw new InvalidDataException("it is longer than an answer may be");
            }

            bytes = new byte[file.Length];
            file.ReadExactly(bytes);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("it became shorter while it was read", exception);
        }

        return Parse(bytes);
    }

    /// <summary>Puts a new copy in the place of the one before: written aside and flushed first, so that a crash at any moment leaves one of the two.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public async Task WriteAsync(ServerAnswer answer, CancellationToken cancellationToken)
    {
        string folder = System.IO.Path.GetDirectoryName(Path)!;
        CreateFolder(folder);
        DeleteAbandoned(folder);
        string temporary = $"{Path}.{Guid.NewGuid():N}.tmp";
        try
        {
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            FileStream file = new(temporary, options);
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(WriteHeader(answer), cancellationToken).ConfigureAwait(false);
                await file.WriteAsync(answer.Body, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, Path, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever writes next tries again, later.
        }
    }

    /// <summary>
    /// By the file system's clock as well as by whether anybody has it open: a clock that jumped must not take away what another process is writing.
    /// </summary>
    private void DeleteAbandoned(string folder)
    {
        DateTime now = DateTime.UtcNow;
        foreach (string leftover in Directory.EnumerateFiles(folder, $"{System.IO.Path.GetFileName(Path)}.*.tmp")
            .Where(file => (now - File.GetLastWriteTimeUtc(file)).Duration() > Abandoned && !IsOpen(file)))
        {
            TryDelete(leftover);
        }
    }

    private static bool IsOpen(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private ServerAnswer Parse(byte[] bytes)
    {
        int end = bytes.AsSpan(0, Math.Min(bytes.Length, MaxHeaderBytes)).IndexOf((byte)'\n');
        if (end < 0)
        {
            throw new InvalidDataException("it is damaged: its first line does not end");
        }

        ReadOnlyMemory<byte> body = bytes.AsMemory(end + 1);
        try
        {
            using JsonDocument header = JsonDocument.Parse(bytes.AsMemory(0, end));
            JsonElement root = header.RootElement;
            if (root.GetProperty("format").GetInt32() != Format)
            {
                throw new InvalidDataException("another version of TypedFlags wrote it");
            }

            string? server = root.GetProperty("server").GetString();
            string? etag = root.GetProperty("etag").GetString();
            if (!string.Equals(root.GetProperty("sha256").GetString(), Sum(server, etag, body.Span), StringComparison.Ordinal))
            {
                throw new InvalidDataException("it is damaged: its bytes don't add up to what its first line says");
            }

            return string.Equals(server, _server, StringComparison.Ordinal)
                ? new ServerAnswer(body, etag)
                : throw new InvalidDataException($"it is a copy of {server}");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("it is damaged: its first line can't be read", exception);
        }
    }

    private byte[] WriteHeader(ServerAnswer answer)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", Format);
            writer.WriteString("server", _server);
            writer.WriteString("etag", answer.ETag);
            writer.WriteString("sha256", Sum(_server, answer.ETag, answer.Body.Span));
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Over all that counts, each part with its length before it.</summary>
    private static string Sum(string? server, string? etag, ReadOnlySpan<byte> body)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{server?.Length}:{server}{etag?.Length}:{etag}{body.Length}:")));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
