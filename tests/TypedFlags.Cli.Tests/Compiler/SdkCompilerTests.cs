using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.Cli.Compiler;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Compiler;

/// <summary>Which of several SDKs the compiler is taken from.</summary>
public sealed class SdkCompilerTests : IDisposable
{
    private static readonly string[] Names = ["Compiler", "Compiler.CSharp"];

    private readonly ToolFolder _folder = new();

    public SdkCompilerTests() => Add("own", "4.14.0.0");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_the_newest_one()
    {
        AddSdk("10.0.99", "5.0.0.0");
        AddSdk("10.0.100", "5.1.0.0");
        AddSdk("9.0.300", "4.14.0.0");

        Assert.Equal("10.0.100", Found());
    }

    [Fact]
    public void One_for_a_later_run_time_may_need_more_than_is_there()
    {
        AddSdk("9.0.300", "4.14.0.0");
        AddSdk("11.0.100", "6.0.0.0");

        Assert.Equal("9.0.300", Found());
    }

    [Fact]
    public void One_that_is_older_than_the_tools_own_is_not_taken()
    {
        AddSdk("9.0.100", "4.12.0.0");

        Assert.Null(Found());
    }

    [Fact]
    public void Previews_are_not_taken()
    {
        AddSdk("10.0.200-preview.1.26001.1", "5.2.0.0");

        Assert.Null(Found());
    }

    [Fact]
    public void One_that_is_not_whole_is_passed_over()
    {
        AddSdk("10.0.100", "5.0.0.0");
        _folder.With("sdk/10.0.400/Roslyn/bincore/Compiler.dll", [1, 2, 3]);
        AddSdk("10.0.300", "5.3.0.0");
        File.Delete(Path.Combine(_folder.Path, "sdk/10.0.300/Roslyn/bincore/Compiler.CSharp.dll"));
        Add("sdk/10.0.200/Roslyn/bincore", "5.2.0.0");
        _folder.With("sdk/10.0.200/Roslyn/bincore/Compiler.dll", Assembly("Compiler", "5.1.0.0"));

        Assert.Equal("10.0.100", Found());
    }

    [Fact]
    public void Without_an_SDK_there_is_none() => Assert.Null(Found());

    [Fact]
    public void Without_a_folder_of_dotnet_there_is_none() => Assert.Null(SdkCompiler.Find(dotnet: null, 10, Path.Combine(_folder.Path, "own"), Names));

    [Fact]
    public void The_run_time_of_this_test_is_beside_an_SDK() =>
        Assert.NotNull(SdkCompiler.Find(SdkCompiler.DotnetFolder, Environment.Version.Major, Path.Combine(AppContext.BaseDirectory, "compiler"), ["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"]));

    private string? Found() =>
        SdkCompiler.Find(_folder.Path, runtime: 10, Path.Combine(_folder.Path, "own"), Names) is { } found ? Path.GetRelativePath(Path.Combine(_folder.Path, "sdk"), found).Split('/', '\\')[0] : null;

    private void AddSdk(string version, string compiler) => Add($"sdk/{version}/Roslyn/bincore", compiler);

    private void Add(string folder, string version)
    {
        foreach (string name in Names)
        {
            _folder.With($"{folder}/{name}.dll", Assembly(name, version));
        }
    }

    private static byte[] Assembly(string name, string version)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(string.Create(CultureInfo.InvariantCulture, $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]"))],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream image = new();
        Assert.True(compilation.Emit(image).Success);
        return image.ToArray();
    }
}
