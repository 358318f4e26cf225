using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.SourceGeneration.Analyzers.Words;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>
/// The nodes of a file that may take the name of a flag, by their words alone: calls, creations, attributes, assignments. What they
/// mean is asked later, and only of these.
/// </summary>
internal static class NamePlaces
{
    /// <summary>The nodes, each once, in no order.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="words">What to search for.</param>
    /// <param name="names">What the words are.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static HashSet<SyntaxNode> In(SyntaxTree tree, WordSet words, NameWords names, CancellationToken cancellationToken)
    {
        HashSet<SyntaxNode> places = [];
        HashSet<string>? aliases = AddWords(tree, words, names, places, cancellationToken);
        if (aliases is not null)
        {
            AddWords(tree, new WordSet(aliases), names, places, cancellationToken);
        }

        if (names.HasIndexers || names.HasDelegates || names.HasAdds)
        {
            AddWordless(tree.GetRoot(cancellationToken), names, places);
        }

        return places;
    }

    private static HashSet<string>? AddWords(
        SyntaxTree tree, WordSet words, NameWords names, HashSet<SyntaxNode> places, CancellationToken cancellationToken)
    {
        SourceText text = tree.GetText(cancellationToken);
        if (words.Count == 0 || words.SpansIn(text) is not { } spans)
        {
            return null;
        }

        HashSet<string>? aliases = null;
        bool mayCreate = names.HasMarkedTypes || spans.Any(span => names.IsType(text.ToString(span)));
        SyntaxNode root = tree.GetRoot(cancellationToken);
        foreach (TextSpan span in spans)
        {
            if (!IsWorthwhile(text, span, mayCreate))
            {
                continue;
            }

            SyntaxToken token = root.FindToken(span.Start);
            if (token.Span.End != span.End || token.Parent is null)
            {
                continue;
            }

            if (UsingAlias.In(token.Parent) is { IsGlobal: false } alias)
            {
                (aliases ??= new HashSet<string>(StringComparer.Ordinal)).Add(alias.Name);
            }
            else if (PlaceOf(token) is { } place)
            {
                places.Add(place);
            }
        }

        return aliases;
    }

    // `new`, `base` and `this` stand for a type only before a parenthesis, and there are many of them.
    private static bool IsWorthwhile(SourceText text, TextSpan span, bool mayCreate)
    {
        bool isNew = span.Length == 3 && text[span.Start] == 'n' && text[span.Start + 1] == 'e' && text[span.Start + 2] == 'w';
        if (!isNew && !(span.Length == 4 && text.ToString(span) is "base" or "this"))
        {
            return true;
        }

        int next = span.End;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return next < text.Length && text[next] is '(' or '/' && (mayCreate || !isNew);
    }

    private static SyntaxNode? PlaceOf(SyntaxToken token)
    {
        switch (token.Parent)
        {
            case ImplicitObjectCreationExpressionSyntax creation when token == creation.NewKeyword && MayHoldName(creation.ArgumentList):
                return creation;
            case ConstructorInitializerSyntax initializer when token == initializer.ThisOrBaseKeyword && MayHoldName(initializer.ArgumentList):
                return initializer;
            case PropertyDeclarationSyntax { Initializer: { } value } when ConstantShape.IsPossible(value.Value):
                return value;
            case SimpleNameSyntax name:
                return PlaceOf(name);
            default:
                return null;
        }
    }

    private static SyntaxNode? PlaceOf(SimpleNameSyntax name)
    {
        SyntaxNode whole = name;
        while ((whole.Parent is MemberAccessExpressionSyntax access && access.Name == whole)
            || (whole.Parent is QualifiedNameSyntax qualified && qualified.Right == whole)
            || (whole.Parent is AliasQualifiedNameSyntax aliased && aliased.Name == whole)
            || whole.Parent is MemberBindingExpressionSyntax)
        {
            whole = whole.Parent;
        }

        switch (whole.Parent)
        {
            case InvocationExpressionSyntax call when call.Expression == whole:
                return MayHoldName(call.ArgumentList) || HasPossibleReceiver(whole) ? call : null;
            case ObjectCreationExpressionSyntax creation when creation.Type == whole:
                return creation.ArgumentList is { } arguments && MayHoldName(arguments) ? creation : null;
            case PrimaryConstructorBaseTypeSyntax type when MayHoldName(type.ArgumentList):
                return type;
            case AttributeSyntax attribute when attribute.Name == whole:
                return PlaceOf(attribute);
            case AssignmentExpressionSyntax assignment when assignment.Left == whole && ConstantShape.IsPossible(assignment.Right):
                return assignment;
            case NameEqualsSyntax { Parent: AttributeArgumentSyntax argument } when ConstantShape.IsPossible(argument.Expression):
                return argument;
            default:
                // A method that is not called, but bound: `"new_checkout".IsOn`.
                return HasPossibleReceiver(whole) && whole.Parent is not MemberAccessExpressionSyntax ? whole : null;
        }
    }

    // An attribute with arguments; or the mark itself, beside which a default value may stand.
    private static SyntaxNode? PlaceOf(AttributeSyntax attribute) => attribute switch
    {
        { ArgumentList.Arguments.Count: > 0 } => attribute,
        { Parent.Parent: ParameterSyntax { Default: { } value } } when ConstantShape.IsPossible(value.Value) => value,
        { Parent.Parent: PropertyDeclarationSyntax { Initializer: { } value } } when ConstantShape.IsPossible(value.Value) => value,
        _ => null,
    };

    private static bool MayHoldName(BaseArgumentListSyntax arguments)
    {
        foreach (ArgumentSyntax argument in arguments.Arguments)
        {
            if (ConstantShape.IsPossible(argument.Expression))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasPossibleReceiver(SyntaxNode access) =>
        access is MemberAccessExpressionSyntax { Expression: var receiver } && ConstantShape.IsPossible(receiver);

    private static void AddWordless(SyntaxNode root, NameWords names, HashSet<SyntaxNode> places)
    {
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            bool isPlace = node switch
            {
                ElementAccessExpressionSyntax access => names.HasIndexers && MayHoldName(access.ArgumentList),
                ElementBindingExpressionSyntax binding => names.HasIndexers && MayHoldName(binding.ArgumentList),
                ImplicitElementAccessSyntax access => names.HasIndexers && MayHoldName(access.ArgumentList),
                InvocationExpressionSyntax call => names.HasDelegates && MayHoldName(call.ArgumentList),
                InitializerExpressionSyntax initializer => names.HasAdds && initializer.IsKind(SyntaxKind.CollectionInitializerExpression),
                _ => false,
            };
            if (isPlace)
            {
                places.Add(node);
            }
        }
    }
}
