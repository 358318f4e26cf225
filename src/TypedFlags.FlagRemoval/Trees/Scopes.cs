using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>What names mean where code is moved from one scope to another.</summary>
internal static class Scopes
{
    /// <summary>
    /// Whether variables would be lost that are still named elsewhere: those that the whole declares in patterns and <c>out</c> arguments, and what is kept of it does not.
    /// </summary>
    /// <param name="whole">What goes.</param>
    /// <param name="kept">What of it stays, as it is within the whole; or a node that has nothing of it.</param>
    /// <param name="model">What it means.</param>
    public static bool LosesVariables(SyntaxNode whole, SyntaxNode kept, SemanticModel model) => LostVariables(whole, kept, model).Any();

    /// <summary>The variables of <see cref="LosesVariables"/>.</summary>
    public static IEnumerable<ILocalSymbol> LostVariables(SyntaxNode whole, SyntaxNode? kept, SemanticModel model)
    {
        foreach (SingleVariableDesignationSyntax designation in whole.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
        {
            bool isKept = kept is not null && kept.SyntaxTree == whole.SyntaxTree && kept.FullSpan.Contains(designation.FullSpan);
            if (!isKept && model.GetDeclaredSymbol(designation) is ILocalSymbol local && IsNamedOutside(local, whole, kept, model))
            {
                yield return local;
            }
        }
    }

    /// <summary>Whether the statements of a block may stand among those around it: no name of theirs means something else there, or would be declared twice.</summary>
    public static bool CanInline(BlockSyntax block, StatementSyntax whole)
    {
        // What a `using` declares is disposed of where its block ends: in another one that would be later, unless nothing comes between.
        if (block.Statements.Any(static statement => statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: (int)SyntaxKind.UsingKeyword }) && !IsLast(whole))
        {
            return false;
        }

        HashSet<string> declared = [.. NamesOf(block)];
        if (declared.Count == 0)
        {
            return true;
        }

        if (declared.Any(TokenTexts.Of(block.SyntaxTree).IsLeftOut))
        {
            return false;
        }

        // Of a whole function no name may be declared in two scopes of which one is in the other; and a name that stands for a member would be the local one.
        SyntaxNode function = whole.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or AccessorDeclarationSyntax) ?? whole.SyntaxTree.GetRoot();
        return !function.DescendantTokens(node => node != whole).Concat(OtherTokens(whole, block))
            .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && declared.Contains(token.ValueText) && IsSimpleName(token));
    }

    private static bool IsLast(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements.SkipWhile(one => one != statement).Skip(1).All(static one => one is LocalFunctionStatementSyntax),
        SwitchSectionSyntax section => section.Statements.Last() == statement,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } member => unit.Members.OfType<GlobalStatementSyntax>().Last() == member,
        _ => true,
    };

    // What of the whole stays beside the block: an effect of its condition, kept as a statement.
    private static IEnumerable<SyntaxToken> OtherTokens(StatementSyntax whole, BlockSyntax block) => whole is IfStatementSyntax statement && statement.Statement != block
        ? []
        : whole.ChildNodes().OfType<ExpressionSyntax>().SelectMany(static node => node.DescendantTokens());

    // `x.Name` and `Name:` mean a member or a parameter whatever is declared.
    private static bool IsSimpleName(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } name => access.Name != name,
        IdentifierNameSyntax { Parent: NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax } => false,
        _ => true,
    };

    // The locals, local functions and labels in the scope of a block itself.
    private static IEnumerable<string> NamesOf(BlockSyntax block) =>
        block.Statements.SelectMany(static statement => statement switch
        {
            LocalDeclarationStatementSyntax declaration => declaration.Declaration.Variables.Select(static variable => variable.Identifier.ValueText).Concat(Designations(declaration)),
            LocalFunctionStatementSyntax function => [function.Identifier.ValueText],
            LabeledStatementSyntax label => [label.Identifier.ValueText],
            ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or IfStatementSyntax or YieldStatementSyntax or LockStatementSyntax or SwitchStatementSyntax => Designations(statement),
            _ => [],
        });

    private static IEnumerable<string> Designations(SyntaxNode statement) => statement
        .DescendantNodes(static node => node is not (BlockSyntax or AnonymousFunctionExpressionSyntax))
        .OfType<SingleVariableDesignationSyntax>()
        .Select(static designation => designation.Identifier.ValueText);

    private static bool IsNamedOutside(ILocalSymbol local, SyntaxNode whole, SyntaxNode? kept, SemanticModel model)
    {
        SyntaxNode function = whole.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? whole.SyntaxTree.GetRoot();
        return function.DescendantNodes(node => node != whole || kept is not null).OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == local.Name
            && (!whole.FullSpan.Contains(name.FullSpan) || (kept is not null && kept.SyntaxTree == whole.SyntaxTree && kept.FullSpan.Contains(name.FullSpan)))
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local));
    }
}
