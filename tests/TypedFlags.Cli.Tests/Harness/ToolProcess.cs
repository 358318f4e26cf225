using System.Diagnostics;

namespace TypedFlags.Cli.Tests.Harness;

/// <summary>The built tool as a process of its own.</summary>
internal static class ToolProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Starts the tool; the caller disposes it.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "TypedFlags.Cli.dll");
        return StartProgram("dotnet", folder, [tool, .. arguments]);
    }

    /// <summary>Starts the tool as at a terminal: whoever runs the tests in the background has Ctrl+C ignored, and what it starts inherits that.</summary>
    public static Process StartAtTerminal(string folder, params string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "TypedFlags.Cli.dll");
        return OperatingSystem.IsLinux() ? StartProgram("env", folder, ["--default-signal=INT", "dotnet", tool, .. arguments]) : Start(folder, arguments);
    }

    /// <summary>Runs a shell line in which <c>$TOOL</c> is the tool.</summary>
    public static Process StartShell(string folder, string line)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "TypedFlags.Cli.dll");
        return StartProgram("bash", folder, ["-c", $"TOOL='dotnet {tool}'; {line}"]);
    }

    /// <summary>Runs the tool to its end.</summary>
    public static Task<ToolResult> RunAsync(string folder, params string[] arguments) => FinishAsync(Start(folder, arguments));

    /// <summary>Closes the process's input and waits for its end.</summary>
    public static async Task<ToolResult> FinishAsync(Process process)
    {
        using Process disposed = process;
        using CancellationTokenSource limit = new(Limit);
        try
        {
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ToolResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The tool did not end within {Limit}.", exception);
        }
    }

    private static Process StartProgram(string program, string folder, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        return Process.Start(start)!;
    }
}
