using System.Text;
using TypedFlags.Cli.Output;

namespace TypedFlags.Cli.Tests.Harness;

/// <summary>A folder with files, in which the tool is run; deleted afterwards.</summary>
internal sealed class ToolFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("typedflags-cli-").FullName;

    public string Path => _path;

    /// <summary>A folder with a <c>flags.yaml</c>.</summary>
    public static ToolFolder WithFlags(string yaml) => new ToolFolder().With("flags.yaml", yaml);

    public ToolFolder With(string name, string text) => With(name, Encoding.UTF8.GetBytes(text));

    public ToolFolder With(string name, byte[] bytes)
    {
        string path = System.IO.Path.Combine(_path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    /// <summary>Runs the tool in this process.</summary>
    public ToolResult Run(params string[] arguments) => RunWithInput([], arguments);

    /// <inheritdoc cref="Run"/>
    public ToolResult RunWithInput(string input, params string[] arguments) => RunWithInput(Encoding.UTF8.GetBytes(input), arguments);

    /// <inheritdoc cref="Run"/>
    public ToolResult RunWithInput(byte[] input, params string[] arguments) => RunAt(TimeProvider.System, input, arguments);

    /// <summary>The same by a clock.</summary>
    public ToolResult RunAt(TimeProvider clock, byte[] input, params string[] arguments)
    {
        using MemoryStream output = new();
        using StringWriter error = new() { NewLine = "\n" };
        int code = Tool.Run(arguments, new Surroundings
        {
            Input = new MemoryStream(input),
            Output = new ResultOutput(output),
            Error = error,
            Folder = _path,
            TimeProvider = clock,
        });
        return new ToolResult(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}

/// <summary>What the tool did.</summary>
internal sealed record ToolResult(int Code, string Output, string Error)
{
    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
