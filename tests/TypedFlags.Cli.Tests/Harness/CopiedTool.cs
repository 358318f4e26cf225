using System.Diagnostics;

namespace TypedFlags.Cli.Tests.Harness;

/// <summary>The built tool in a folder of its own, without the compiler that it brings; deleted afterwards.</summary>
internal sealed class CopiedTool : IDisposable
{
    private readonly ToolFolder _folder = new();

    /// <summary>Copies it.</summary>
    public static async Task<CopiedTool> CreateAsync()
    {
        CopiedTool copy = new();
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            string name = Path.GetFileName(file);

            // That of the tests, which run the tool in their own process, too.
            copy._folder.With(name, name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ? [] : await File.ReadAllBytesAsync(file));
        }

        return copy;
    }

    /// <summary>Adds the compiler again.</summary>
    public async Task<CopiedTool> WithCompilerAsync()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "compiler")))
        {
            _folder.With(Path.Combine("compiler", Path.GetFileName(file)), await File.ReadAllBytesAsync(file));
        }

        return this;
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="folder">The current folder.</param>
    /// <param name="compiler">What <c>TYPEDFLAGS_COMPILER</c> says; null where it is not set.</param>
    /// <param name="arguments">The command line.</param>
    public Task<ToolResult> RunAsync(string folder, string? compiler, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(_folder.Path, "TypedFlags.Cli.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["TYPEDFLAGS_COMPILER"] = compiler;
        return ToolProcess.FinishAsync(Process.Start(start)!);
    }

    public void Dispose() => _folder.Dispose();
}
