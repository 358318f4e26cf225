using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedFlags.SourceGeneration.Tests.Harness;

/// <summary>The build's properties, as the compiler passes them on.</summary>
internal sealed class BuildOptions(string? rootNamespace, string today, IReadOnlyDictionary<string, string> more) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(
        new Dictionary<string, string?>(more.Select(option => KeyValuePair.Create(option.Key, (string?)option.Value)), StringComparer.OrdinalIgnoreCase)
        {
            ["build_property.RootNamespace"] = rootNamespace,
            ["build_property.TypedFlagsToday"] = today,
        });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(Dictionary<string, string?> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = values.GetValueOrDefault(key) ?? "";
            return value.Length > 0;
        }
    }
}
