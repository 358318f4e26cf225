using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>The names of a changed file whose meaning may be used otherwise than before.</summary>
internal sealed class ChangedNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private ChangedNames(IEnumerable<string> names) => _names.UnionWith(names);

    public IEnumerable<string> All => _names;

    public bool Contains(string name) => _names.Contains(name);

    /// <summary>Names that stand there less often than before, and those that are given what may be a constant more often.</summary>
    public static ChangedNames Of(FlagRemovalChange change, CancellationToken cancellationToken)
    {
        TokenTexts before = TokenTexts.Of(change.Before);
        TokenTexts now = TokenTexts.Of(change.After);
        IEnumerable<string> fewer = before.Identifiers.Where(name => now.CountOf(name) < before.CountOf(name));
        ILookup<string, string> stored = StoredIn(change.Before, cancellationToken).ToLookup(static name => name, StringComparer.Ordinal);
        IEnumerable<string> constant = StoredIn(change.After, cancellationToken).GroupBy(static name => name, StringComparer.Ordinal).Where(name => name.Count() > stored[name.Key].Count()).Select(static name => name.Key);
        return new ChangedNames(fewer.Concat(constant));
    }

    // The names of what is given a value that may be a constant.
    private static IEnumerable<string> StoredIn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        foreach (SyntaxNode node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && MayBeConstant(assignment.Right))
            {
                if ((assignment.Left is MemberAccessExpressionSyntax access ? access.Name : assignment.Left) is IdentifierNameSyntax name)
                {
                    yield return name.Identifier.ValueText;
                }
            }
            else if (node is VariableDeclaratorSyntax { Initializer.Value: var value, Parent.Parent: BaseFieldDeclarationSyntax } field && MayBeConstant(value))
            {
                yield return field.Identifier.ValueText;
            }
        }
    }

    // Not calls, nor what a parameter or a local with a short name is.
    private static bool MayBeConstant(ExpressionSyntax value) => value is LiteralExpressionSyntax or DefaultExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax or ParenthesizedExpressionSyntax
        or MemberAccessExpressionSyntax or BinaryExpressionSyntax or BaseObjectCreationExpressionSyntax or TupleExpressionSyntax or PostfixUnaryExpressionSyntax;
}
