using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedFlags.CodeFixes;

/// <summary>
/// What the editor does with a fix's document before it shows it, done here: so that what is held against the compiler is what
/// the user gets.
/// </summary>
internal static class CleanUp
{
    /// <summary>Marks names whose namespace a <c>using</c> should name.</summary>
    public static SyntaxAnnotation Import { get; } = new("TypedFlags.Import");

    /// <summary>Adds usings for what is marked so, then shortens and formats what is marked so, in the manner of the file.</summary>
    public static async Task<Document> RunAsync(Document document, CancellationToken cancellationToken)
    {
        Document result = document;
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        OptionSet options = await FileStyle.OptionsForAsync(document, root, cancellationToken).ConfigureAwait(false);
        if (root.GetAnnotatedNodes(Import).Any())
        {
            result = await ImportAdder.AddImportsAsync(result, Import, options, cancellationToken).ConfigureAwait(false);
        }

        result = await Simplifier.ReduceAsync(result, Simplifier.Annotation, options, cancellationToken).ConfigureAwait(false);
        result = await Formatter.FormatAsync(result, Formatter.Annotation, options, cancellationToken).ConfigureAwait(false);
        result = await Formatter.FormatAsync(result, SyntaxAnnotation.ElasticAnnotation, options, cancellationToken).ConfigureAwait(false);

        // As text, without the marks: by them the editor would do it all again, in its own manner and not the file's.
        return document.WithText(await result.GetTextAsync(cancellationToken).ConfigureAwait(false));
    }
}
