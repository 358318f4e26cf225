using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedFlags.Benchmarks.Analyzers;

/// <summary>What MSBuild tells the compiler of a project, and nothing from <c>.editorconfig</c>.</summary>
internal sealed class BuildProperties(string today) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(today);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(string today) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = key switch
            {
                "build_property.TypedFlagsToday" => today,
                "build_property.RootNamespace" => "Storefront",
                "build_property.TargetFramework" => "net10.0",
                _ => "",
            };
            return value.Length > 0;
        }
    }
}
