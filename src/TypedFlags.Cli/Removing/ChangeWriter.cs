using System.Runtime.InteropServices;
using TypedFlags.Cli.Output;

namespace TypedFlags.Cli.Removing;

/// <summary>Writes files that changed: all of them, or, where one can't be written for a reason that shows beforehand, none.</summary>
internal static class ChangeWriter
{
    /// <exception cref="Refusal">A file was changed by somebody else meanwhile, or can't be written.</exception>
    public static void Write(IReadOnlyList<FileChange> changes, Func<string, string> display)
    {
        string[] obstacles = [.. changes.Select(change => ObstacleOf(change, display(change.Path))).OfType<string>()];
        if (obstacles.Length > 0)
        {
            throw Refusal.Finding([.. obstacles, "typedflags: Nothing was written."]);
        }

        // Ctrl+C is a matter of a moment here, and would leave half of the flag in the code.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
        using PosixSignalRegistration end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, static signal => signal.Cancel = true);
        int written = 0;
        foreach (FileChange change in changes)
        {
            try
            {
                Write(change);
                written++;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw Refusal.Finding(
                    $"{display(change.Path)}: can't be written: {Printable.Line(exception.Message)}",
                    $"typedflags: {written} of {changes.Count} files were written. Mend that and run the same again: what is done stays done.");
            }
        }
    }

    private static string? ObstacleOf(FileChange change, string name)
    {
        try
        {
            if (!File.Exists(change.Path) || !File.ReadAllBytes(change.Path).AsSpan().SequenceEqual(change.Before))
            {
                return $"{name}: was changed while the flag was being removed. Run the same again.";
            }

            return File.GetAttributes(change.Path).HasFlag(FileAttributes.ReadOnly) ? $"{name}: is read-only. Make it writable, or check it out, and run the same again." : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{name}: can't be read again: {Printable.Line(exception.Message)}";
        }
    }

    /// <summary>Under another name and then renamed: who reads meanwhile sees the whole old file or the whole new one.</summary>
    private static void Write(FileChange change)
    {
        if (change.After is null)
        {
            File.Delete(change.Path);
            return;
        }

        string temporary = $"{change.Path}.{Path.GetRandomFileName()}";
        try
        {
            File.WriteAllBytes(temporary, change.After);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(change.Path));
            }

            File.Move(temporary, change.Path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
