using System.Diagnostics;

namespace TypedFlags.Tests.Stores.File;

/// <summary>A file system of one mebibyte. Only root may mount it.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static SmallDisk Mount(string folder)
    {
        SmallDisk disk = new(System.IO.Path.Combine(folder, "disk"));
        Directory.CreateDirectory(disk.Path);
        bool isMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=1m", "typedflags", disk.Path);
        Assert.SkipUnless(isMounted, "A small disk can be mounted by root only.");
        return disk;
    }

    /// <param name="leave">How many bytes stay free, more or less.</param>
    public void Fill(int leave = 0)
    {
        using FileStream file = System.IO.File.Create(System.IO.Path.Combine(Path, "filling"));
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }

        file.SetLength(Math.Max(0, file.Length - leave));
    }

    public void MakeRoom() => System.IO.File.Delete(System.IO.Path.Combine(Path, "filling"));

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Path));

    public void Dispose() => Run("umount", Path);

    private static bool Run(string command, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
