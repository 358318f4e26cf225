using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Gates;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.TestCode;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Tells of everything that still mentions the flag when nothing changes any more, once a line. The last to report: what others told of is told.</summary>
internal sealed class Mentions : RemovalStep
{
    // What the compiler says of code that is not reached, and of labels that nothing leads to.
    private static readonly string[] OfDeadCode = ["CS0162", "CS0164"];

    // And of variables and local functions that only code of other builds uses.
    private static readonly string[] OfUnusedNames = ["CS0168", "CS0219", "CS8321"];

    public override bool Apply(Removal removal, Extent extent) => false;

    public override void Report(Removal removal)
    {
        HashSet<(string Path, int Line)> told = [.. removal.Notes.Select(static note => note.Location).SelectMany(LinesOf)];
        HashSet<(string Path, int Line)> uses = [.. removal.Notes.Where(static note => IsUse(note.Reason)).Select(static note => note.Location).SelectMany(LinesOf)];
        foreach (RemovalFile file in removal.Files.Concat(UnwrittenCode.Of(removal).Select(static tree => new RemovalFile(tree))))
        {
            removal.CancellationToken.ThrowIfCancellationRequested();

            // Of what stands in one line the uses come first: they keep the flag's entry.
            foreach ((Location location, FlagRemovalReason reason, string message) in In(file, removal)
                .OrderBy(static found => found.Location.GetLineSpan().StartLinePosition.Line).ThenBy(static found => !IsUse(found.Reason)).ThenBy(static found => found.Location.SourceSpan.Start))
            {
                (string, int) line = (location.SourceTree!.FilePath, location.GetLineSpan().StartLinePosition.Line);
                bool isNew = told.Add(line);
                if (IsUse(reason) ? uses.Add(line) : isNew)
                {
                    removal.Tell(reason, message, location);
                }
            }
        }
    }

    private static bool IsUse(FlagRemovalReason reason) => reason is not (FlagRemovalReason.PublicApi or FlagRemovalReason.Mention or FlagRemovalReason.NowUnused);

    private static IEnumerable<(Location Location, FlagRemovalReason Reason, string Message)> In(RemovalFile file, Removal removal)
    {
        SyntaxNode root = file.Tree.GetRoot(removal.CancellationToken);
        string text = file.Tree.GetText(removal.CancellationToken).ToString();
        bool isMentioned = text.IndexOf(removal.Flag.Key, StringComparison.Ordinal) >= 0 || text.IndexOf(removal.Flag.MemberName, StringComparison.Ordinal) >= 0;
        if (isMentioned || removal.Recognition.Words.AreIn(file.Tree, removal.CancellationToken))
        {
            FileView view = new(removal, file, root);
            FlagMeanings meanings = removal.Recognition.MeaningsIn(file);
            foreach (FlagUse use in removal.Recognition.UsesIn(file))
            {
                // A variable that holds the key is none of the flag's words: where it is set is told.
                if ((use.Meaning.Kind == MeaningKind.Key && use.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax && !view.Model.GetConstantValue(use.Expression).HasValue && !UnseenNames.IsName(use.Expression, view.Flag, view.Model))
                    || VariantMessage.IsToldElsewhere(use, view)
                    || (use.Meaning.IsOfContract && TestSetups.Has(use.Word.Parent!, meanings, view.Model)))
                {
                    continue;
                }

                (FlagRemovalReason reason, string message) = removal.FileOf(file.Tree) is null ? UnwrittenMessage.Of(use, removal.Flag)
                    : LeftAlone.ReasonAt(use.Expression) is { } since
                    ? DirectiveObstacle(use.Expression, since) ?? (LeftAlone.IsOfCompiler(since) ? FlagRemovalReason.WouldNotCompile : FlagRemovalReason.UnknownUse, $"This use was left, since {since.TrimEnd('.')}. Take it out by hand.")
                    : PinnedUse.Of(use, view) is { CanBe: false } left ? (left.Reason, left.Message)
                    : GateObstacle(use, removal) ?? GivenKeys.Of(use, view) ?? KeyMembers.ObstacleTo(use, removal) ?? UseMessage.Of(use, view);
                yield return (use.Expression.GetLocation(), reason, message);
            }

            foreach (Location type in TypesIn(root, removal, view.Model))
            {
                yield return (type, FlagRemovalReason.UnknownUse, $"This type was made for the flag '{removal.Flag.Key}', and goes with it. Put another one in its place by hand.");
            }
        }

        if (isMentioned)
        {
            foreach (Location link in LinksIn(root, removal, removal.ModelOf(file)))
            {
                yield return (link, FlagRemovalReason.UnknownUse, $"The documentation names what was made for the flag '{removal.Flag.Key}', and goes with it. Take this use out by hand.");
            }

            foreach ((Location location, bool isCode) in CommentMentions.In(root, removal.Flag))
            {
                yield return isCode
                    ? (location, FlagRemovalReason.OutOfSight, $"This code is left out by '#if', so that it was not rewritten, and mentions the flag '{removal.Flag.Key}'. Take the flag out of it by hand.")
                    : (location, FlagRemovalReason.Mention, UseMessage.Comment(removal.Flag));
            }

            foreach (SyntaxToken token in root.DescendantTokens(descendIntoTrivia: true))
            {
                if (IsText(token, removal.Flag))
                {
                    yield return (token.GetLocation(), FlagRemovalReason.Mention, token.IsKind(SyntaxKind.XmlTextLiteralToken) ? UseMessage.Comment(removal.Flag) : UseMessage.Text(removal.Flag));
                }
                else if (IsInText(token, removal.Flag.Key))
                {
                    yield return (token.GetLocation(), FlagRemovalReason.Mention, $"This text mentions the flag '{removal.Flag.Key}'. See whether it still holds.");
                }
            }
        }
    }

    // Dead code that could not be taken out, and why.
    private static (FlagRemovalReason Reason, string Message)? DirectiveObstacle(ExpressionSyntax use, string since) =>
        (Array.Exists(OfDeadCode, id => LeftAlone.IsOfCompiler(since, id)) || (Array.Exists(OfUnusedNames, id => LeftAlone.IsOfCompiler(since, id)) && TokenTexts.Of(use.SyntaxTree) is var texts && since.Split('\'').Any(texts.IsLeftOut)))
        && use.Ancestors().OfType<StatementSyntax>().Select(static statement => statement.DescendantTrivia().FirstOrDefault(OtherBuilds.IsDivide)).FirstOrDefault(static trivia => trivia.IsDirective) is { IsDirective: true } directive
            ? (FlagRemovalReason.OutOfSight, $"This use was left, since a '{directive.ToString().Trim()}' stands in the code that depends on it, and other builds can't be seen here. Take one or the other out by hand.")
            : null;

    private static (FlagRemovalReason Reason, string Message)? GateObstacle(FlagUse use, Removal removal) =>
        use.Expression.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: MemberDeclarationSyntax member } attribute
        && removal.FileOf(member.SyntaxTree) is { } file
        && GateAttributes.GateOf(attribute, removal.Recognition.MeaningsIn(file), removal.Flag) is { IsOpen: false }
            ? ShutMember.ObstacleTo(member, removal)
            : null;

    private static bool IsText(SyntaxToken token, PinnedFlag flag) => token.Kind() switch
    {
        SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken => token.ValueText == flag.Key,
        SyntaxKind.StringLiteralToken => token.ValueText == flag.Key || (token.ValueText == flag.MemberName && token.Parent is LiteralExpressionSyntax),
        SyntaxKind.InterpolatedStringTextToken => token.ValueText == flag.Key,
        SyntaxKind.XmlTextLiteralToken => CommentMentions.Find(token.ValueText, flag.Key).Any() || CommentMentions.Find(token.ValueText, flag.MemberName).Any(),
        _ => false,
    };

    // A log's message, a settings file of a test, a command line. In a text, a key that is a word like any other says nothing.
    private static bool IsInText(SyntaxToken token, string key) =>
        token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        && (token.IsKind(SyntaxKind.InterpolatedStringTextToken) || key.IndexOfAny(['_', '-', '.']) > 0 || key.Skip(1).Any(char.IsUpper))
        && CommentMentions.Find(token.ValueText, key).Any();

    private static IEnumerable<Location> TypesIn(SyntaxNode root, Removal removal, SemanticModel model)
    {
        FlagSymbols symbols = new(removal.Flag);
        string variant = removal.Flag.MemberName + "Variant";
        string value = removal.Flag.MemberName + "Value";
        TokenTexts texts = TokenTexts.Of(root.SyntaxTree);
        return texts.CountOf(variant) + texts.CountOf(value) == 0
            ? []
            : root.DescendantTokens(descendIntoTrivia: true)
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && (token.ValueText == variant || token.ValueText == value)
                    && token.Parent is SimpleNameSyntax name && (symbols.IsType(model.GetSymbolInfo(name).Symbol) || UnseenNames.IsType(name, removal.Flag, model)))
                .Select(static token => token.GetLocation());
    }

    // Those that had to stay: <inheritdoc cref="Flags.NewCheckout"/>.
    private static IEnumerable<Location> LinksIn(SyntaxNode root, Removal removal, SemanticModel model)
    {
        FlagSymbols symbols = new(removal.Flag);
        return root.DescendantNodes(descendIntoTrivia: true).OfType<CrefSyntax>()
            .Where(cref => cref.Parent is XmlCrefAttributeSyntax
                && (model.GetSymbolInfo(cref, removal.CancellationToken).Symbol is { } symbol
                    ? cref.DescendantTokens().Any(token => token.ValueText == removal.Flag.MemberName) && (symbols.IsAccessor(symbol) || symbols.IsName(symbol))
                    : UnseenNames.AreLinkedBy(cref, removal.Flag, model)))
            .Select(static cref => cref.GetLocation());
    }

    private static IEnumerable<(string Path, int Line)> LinesOf(Location location)
    {
        FileLinePositionSpan lines = location.GetLineSpan();
        return Enumerable.Range(lines.StartLinePosition.Line, lines.EndLinePosition.Line - lines.StartLinePosition.Line + 1).Select(line => (lines.Path, line));
    }
}
