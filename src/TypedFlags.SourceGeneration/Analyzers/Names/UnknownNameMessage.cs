using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Analyzers.Uses;
using TypedFlags.SourceGeneration.Diagnostics;
using TypedFlags.SourceGeneration.Inputs;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>Words TF1001: what was probably meant, or else how to declare the flag.</summary>
internal sealed class UnknownNameMessage
{
    private readonly NameSuggestions _suggestions;
    private readonly string _file;

    public UnknownNameMessage(FlagCatalog catalog, AnalyzerOptions options)
    {
        _suggestions = NameSuggestions.Of(catalog);

        // `flags.yaml` where there is one: it sorts first.
        _file = options.AdditionalFiles.Where(static file => FlagsFileName.IsMatch(file.Path))
            .Select(static file => file.Path.Substring(file.Path.LastIndexOfAny(['/', '\\']) + 1))
            .OrderBy(static name => name.Length)
            .ThenBy(static name => name, StringComparer.Ordinal)
            .FirstOrDefault() ?? "flags.yaml";
    }

    public Diagnostic Of(FlagNameUse use)
    {
        string? suggestion = _suggestions.Find(use.Name);
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.FlagKey, use.Name);
        if (suggestion is not null)
        {
            properties = properties.Add(DiagnosticProperties.Suggestion, suggestion);
        }

        if (use.ValueType is not null)
        {
            properties = properties.Add(DiagnosticProperties.ValueType, use.ValueType);
        }

        return Diagnostic.Create(FlagUseRules.UnknownName, use.Location, properties, Text(use.Name, suggestion));
    }

    private string Text(string name, string? suggestion) =>
        $"There is no flag {Sentence.Quoted(name)} in {_file}."
        + (suggestion is null ? " If it should be one, declare it there under 'flags:'." : $" Did you mean {Sentence.Quoted(suggestion)}?");
}
