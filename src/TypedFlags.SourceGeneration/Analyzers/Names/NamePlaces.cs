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
        bool hasGuard = false;
        if (words.Count > 0 && Find(tree, words, cancellationToken) is { } found)
        {
            hasGuard = found.Any(place => names.IsGuard(place.Word));
            HashSet<string> aliases = AddWords(tree, found, hasGuard, names, places, cancellationToken);
            if (aliases.Count > 0 && Find(tree, new WordSet(aliases), cancellationToken) is { } aliased)
            {
                AddWords(tree, aliased, hasGuard, names, places, cancellationToken);
            }
        }

        if (names.HasIndexers(hasGuard) || names.HasDelegates || names.HasAdds)
        {
            AddWordless(tree.GetRoot(cancellationToken), names, names.HasIndexers(hasGuard), places);
        }

        return places;
    }

    private static List<WordPlace>? Find(SyntaxTree tree, WordSet words, CancellationToken cancellationToken) =>
        words.PlacesIn(tree.GetText(cancellationToken));

    private static HashSet<string> AddWords(
        SyntaxTree tree, List<WordPlace> found, bool hasGuard, NameWords names, HashSet<SyntaxNode> places, CancellationToken cancellationToken)
    {
        HashSet<string> aliases = new(StringComparer.Ordinal);
        bool mayCreate = names.HasMarkedTypes || found.Any(place => names.IsType(place.Word));
        SourceText text = tree.GetText(cancellationToken);
        SyntaxNode root = tree.GetRoot(cancellationToken);
        foreach ((TextSpan span, string word) in found)
        {
            if ((names.IsGuarded(word) && !hasGuard) || !IsWorthwhile(text, span, word, mayCreate))
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
                aliases.Add(alias.Name);
            }
            else if (PlaceOf(token) is { } place)
            {
                places.Add(place);
            }
        }

        return aliases;
    }

    // `new`, `base` and `this` stand for a type only before a parenthesis, and there are many of them.
    private static bool IsWorthwhile(SourceText text, TextSpan span, string word, bool mayCreate)
    {
        if (word is not ("new" or "base" or "this"))
        {
            return true;
        }

        int next = span.End;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return next < text.Length && text[next] is '(' or '/' && (mayCreate || word != "new");
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
            case AssignmentExpressionSyntax assignment when assignment.Left == whole
                && (assignment.Right is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } || ConstantShape.IsPossible(assignment.Right)):
                return assignment;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple } when AssignmentTo(tuple) is { } assignment:
                return assignment;
            case NameEqualsSyntax { Parent: AttributeArgumentSyntax argument } when ConstantShape.IsPossible(argument.Expression):
                return argument;
            default:
                // A method that is not called, but bound: `"new_checkout".IsOn`.
                return HasPossibleReceiver(whole) && whole.Parent is not MemberAccessExpressionSyntax ? whole : null;
        }
    }

    // `(step.Flag, count) = ("new_checkout", 1)`
    private static AssignmentExpressionSyntax? AssignmentTo(TupleExpressionSyntax tuple)
    {
        SyntaxNode whole = tuple;
        while (whole.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax outer })
        {
            whole = outer;
        }

        return whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole && assignment.Right is TupleExpressionSyntax ? assignment : null;
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

    private static void AddWordless(SyntaxNode root, NameWords names, bool hasIndexers, HashSet<SyntaxNode> places)
    {
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            bool isPlace = node switch
            {
                ElementAccessExpressionSyntax access => hasIndexers && MayHoldName(access.ArgumentList),
                ElementBindingExpressionSyntax binding => hasIndexers && MayHoldName(binding.ArgumentList),
                ImplicitElementAccessSyntax access => hasIndexers && MayHoldName(access.ArgumentList),
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
