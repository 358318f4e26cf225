using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlags.CodeFixes;

/// <summary>How a file ends and indents its lines, so that new ones look as those around them.</summary>
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

        return WithIndentation(options, settings, root);
    }

    private static OptionSet WithIndentation(OptionSet options, AnalyzerConfigOptions settings, SyntaxNode root)
    {
        if (settings.TryGetValue("indent_style", out _) || settings.TryGetValue("indent_size", out _) || FirstStep(root) is not { } step)
        {
            return options;
        }

        return step[0] == '\t'
            ? options.WithChangedOption(FormattingOptions.UseTabs, LanguageNames.CSharp, value: true)
            : options.WithChangedOption(FormattingOptions.UseTabs, LanguageNames.CSharp, value: false)
                .WithChangedOption(FormattingOptions.IndentationSize, LanguageNames.CSharp, step.Length);
    }

    // What the first member or statement in lines of its own is indented by, below what it stands in.
    private static string? FirstStep(SyntaxNode root)
    {
        SourceText text = root.SyntaxTree.GetText();
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            SyntaxNode? inner = node switch
            {
                NamespaceDeclarationSyntax space => space.Members.FirstOrDefault(),
                TypeDeclarationSyntax type => type.Members.FirstOrDefault(),
                BlockSyntax block => block.Statements.FirstOrDefault(),
                _ => null,
            };
            if (inner is not null
                && IndentOf(text, inner.GetFirstToken().SpanStart) is var indent
                && IndentOf(text, OpenBraceOf(node).SpanStart) is var outer
                && indent.Length > outer.Length && indent.StartsWith(outer, StringComparison.Ordinal))
            {
                string step = indent.Substring(outer.Length);
                return step == "\t" || step.All(static character => character == ' ') ? step : null;
            }
        }

        return null;
    }

    private static SyntaxToken OpenBraceOf(SyntaxNode node) => node switch
    {
        NamespaceDeclarationSyntax space => space.OpenBraceToken,
        TypeDeclarationSyntax type => type.OpenBraceToken,
        BlockSyntax block => block.OpenBraceToken,
        _ => default,
    };

    // The blanks that the position's line begins with: a brace may stand at the end of it.
    private static string IndentOf(SourceText text, int position)
    {
        string line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart(' ', '\t').Length);
    }
}
