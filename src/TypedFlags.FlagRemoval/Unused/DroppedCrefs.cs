using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Links in documentation to members that are gone, and to what was made for the flag, which goes with it: the name stays, without the link.</summary>
internal sealed class DroppedCrefs : ProgramStep
{
    protected override void Find(Removal removal, ProgramEdits edits)
    {
        HashSet<string> gone = [.. removal.Files.Where(static file => file.Tree != file.Original).SelectMany(static file => Dropped(file, MembersOf).Concat(Dropped(file, ParametersOf).Select(static member => member.Split('(')[0])))];
        string[] names = [.. gone, removal.Flag.MemberName, removal.Flag.MemberName + "Variant", removal.Flag.MemberName + "Value"];
        FlagSymbols symbols = new(removal.Flag);
        foreach (RemovalFile file in removal.Files)
        {
            TokenTexts texts = TokenTexts.Of(file.Tree);
            if (!Array.Exists(names, name => texts.CountOf(name) > 0))
            {
                continue;
            }

            SyntaxNode root = file.Tree.GetRoot(removal.CancellationToken);
            SemanticModel model = removal.ModelOf(file);
            Dictionary<SyntaxNode, XmlNodeSyntax> links = [];
            foreach (XmlCrefAttributeSyntax cref in root.DescendantNodes(descendIntoTrivia: true).OfType<XmlCrefAttributeSyntax>())
            {
                if (Crefs.ElementOf(cref) is { } element && !LeftAlone.Is(cref) && cref.Cref.DescendantTokens().Any(token => names.Contains(token.ValueText)) && IsGone(cref.Cref, file, model, symbols, removal))
                {
                    links.Add(element, Crefs.WithoutLink(element, cref));
                }
            }

            if (links.Count > 0)
            {
                edits.Of(root)?.Replace(root, root.ReplaceNodes(links.Keys, (element, _) => links[element]));
            }
        }
    }

    private static bool IsGone(CrefSyntax cref, RemovalFile file, SemanticModel model, FlagSymbols symbols, Removal removal)
    {
        SymbolInfo now = model.GetSymbolInfo(cref, removal.CancellationToken);
        if (now.Symbol is { } symbol)
        {
            return symbols.IsAccessor(symbol) || symbols.IsName(symbol) || symbols.IsType(symbol);
        }

        if (UnseenNames.AreLinkedBy(cref, removal.Flag, model))
        {
            return true;
        }

        // What else did not mean anything before is none of our business.
        string text = cref.ToString();
        SemanticModel before = removal.Before.ModelOf(file.Original);
        return now.CandidateSymbols.IsEmpty && file.Original.GetRoot(removal.CancellationToken).DescendantNodes(descendIntoTrivia: true).OfType<CrefSyntax>()
            .Any(one => one.ToString() == text && before.GetSymbolInfo(one, removal.CancellationToken).Symbol is not null);
    }

    // What a file declares less often than before.
    private static IEnumerable<string> Dropped(RemovalFile file, Func<SyntaxTree, IEnumerable<string>> declaredIn)
    {
        ILookup<string, string> now = declaredIn(file.Tree).ToLookup(static name => name, StringComparer.Ordinal);
        return declaredIn(file.Original).GroupBy(static name => name, StringComparer.Ordinal).Where(group => group.Count() > now[group.Key].Count()).Select(static group => group.Key);
    }

    // A link may say which overload it means: with parameters.
    private static IEnumerable<string> ParametersOf(SyntaxTree tree) => tree.GetRoot().DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).Select(static node => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText + method.ParameterList,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText + constructor.ParameterList,
        TypeDeclarationSyntax { ParameterList: { } parameters } type => type.Identifier.ValueText + parameters,
        _ => null,
    }).OfType<string>();

    private static IEnumerable<string> MembersOf(SyntaxTree tree) => tree.GetRoot().DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).Select(static node => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax member => member.Identifier.ValueText,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => field.Identifier.ValueText,
        EnumMemberDeclarationSyntax member => member.Identifier.ValueText,
        _ => null,
    }).OfType<string>();
}
