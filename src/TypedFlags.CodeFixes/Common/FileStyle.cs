using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;

namespace TypedFlags.CodeFixes;

/// <summary>How a file ends its lines, so that new ones end as those around them.</summary>
internal static class FileStyle
{
    /// <summary>The document's options; what <c>.editorconfig</c> does not say is taken from the text.</summary>
    public static async Task<OptionSet> OptionsForAsync(Document document, SyntaxNode root, CancellationToken cancellationToken)
    {
        OptionSet options = await document.GetOptionsAsync(cancellationToken).ConfigureAwait(false);
        AnalyzerConfigOptions settings = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree);
        SyntaxTrivia lineEnd = root.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        if (!settings.TryGetValue("end_of_line", out _) && lineEnd.ToString() is { Length: > 0 } newLine)
        {
            options = options.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, newLine);
        }

        return options;
    }
}
