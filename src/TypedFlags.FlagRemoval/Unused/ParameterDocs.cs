using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>What the documentation says of parameters that are gone; where it only names one, the name stays without the link.</summary>
internal sealed class ParameterDocs : FileStep
{
    private static readonly Regex Param = new(
        @"^[ \t]*///[ \t]*<param name=""(?<name>\w+)"">(?:(?!</param>).)*</param>[ \t]*\r?\n",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5));

    private static readonly Regex Link = new(
        @"<paramref\s+name=""(?<name>\w+)""\s*(?:/>|>\s*</paramref>)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (view.File.Tree == view.File.Original)
        {
            return;
        }

        foreach (MemberDeclarationSyntax member in view.Root.DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).OfType<MemberDeclarationSyntax>())
        {
            if (member is BaseMethodDeclarationSyntax or TypeDeclarationSyntax && member.GetLeadingTrivia().ToFullString() is var text && text.Contains("<param") && !member.GetLeadingTrivia().Any(static trivia => trivia.IsDirective))
            {
                HashSet<string> stale = [.. NamesBefore(member, view).Except(NamesOf(member))];
                string now = stale.Count == 0 ? text : Param.Replace(text, match => stale.Contains(match.Groups["name"].Value) ? "" : match.Value);
                now = stale.Count == 0 ? now : Link.Replace(now, match => stale.Contains(match.Groups["name"].Value) ? $"<c>{match.Groups["name"].Value}</c>" : match.Value);
                if (now != text)
                {
                    edits.Replace(member, member.WithLeadingTrivia(SyntaxFactory.ParseLeadingTrivia(now)));
                }
            }
        }
    }

    private static IEnumerable<string> NamesBefore(MemberDeclarationSyntax member, FileView view) =>
        MemberPath.FindIn(view.File.Original.GetRoot(view.CancellationToken), member).SelectMany(NamesOf);

    private static IEnumerable<string> NamesOf(SyntaxNode member) => OpenParameters.ListOf(member)?.Parameters.Select(static parameter => parameter.Identifier.ValueText) ?? [];
}
