using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>
/// The words by which code comes to the flag: its key, its member's name, and the names of what is set to one of them, such as a constant in a class of keys.
/// A file without any of them has nothing to do with the flag, and need not be understood. Filled once for one run.
/// Names that stay, because they are of code that is not rewritten, are the flag's own.
/// </summary>
internal sealed class FlagWords
{
    // `const A = B.C;` in one file, `const B = A;` in another: deeper than that nobody goes.
    private const int MostDetours = 4;

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SyntaxTree, bool> _mentions = new();
    private readonly string _key;

    /// <param name="flag">The flag.</param>
    /// <param name="more">Names that code elsewhere has for it.</param>
    /// <param name="trees">The trees that are rewritten.</param>
    /// <param name="unwritten">Other trees, which may be of referenced projects: of them only members count.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public FlagWords(PinnedFlag flag, IEnumerable<string> more, IEnumerable<SyntaxTree> trees, IEnumerable<SyntaxTree> unwritten, CancellationToken cancellationToken)
    {
        _key = flag.Key;
        _words.Add(flag.Key);
        _words.Add(flag.MemberName);
        _words.UnionWith(more);
        _own.UnionWith(_words);
        List<SyntaxTree> left = [.. trees];
        List<SyntaxTree> others = [.. unwritten];
        Parallel.ForEach(left.Concat(others), new ParallelOptions { CancellationToken = cancellationToken }, static tree => TokenTexts.Of(tree));
        _parts.UnionWith(left.Concat(others).SelectMany(tree => PartsIn(tree, cancellationToken)));
        for (int detour = 0; detour < MostDetours; detour++)
        {
            HashSet<string> lasting = NamesIn(others, NameOfMember, cancellationToken);
            HashSet<string> names = NamesIn(left, NameOf, cancellationToken);
            names.UnionWith(lasting);
            _own.UnionWith(lasting);
            if (names.IsSubsetOf(_words))
            {
                break;
            }

            _words.UnionWith(names);
        }
    }

    /// <summary>The words themselves.</summary>
    public IReadOnlyCollection<string> All => _words;

    /// <summary>Whether a file has any of the words.</summary>
    public bool AreIn(SyntaxTree tree, CancellationToken cancellationToken) => _mentions.GetOrAdd(tree, key => IsMentioned(key, cancellationToken));

    /// <summary>Whether a file has one of the words that the flag itself has. Where none has, the others name nothing of it any more.</summary>
    public bool AreOwnIn(SyntaxTree tree)
    {
        TokenTexts texts = TokenTexts.Of(tree);
        return _own.Any(word => texts.CountOf(word) > 0 || texts.HasText(word)) || HasParts(tree);
    }

    /// <summary>The identifiers and texts that are one of the words, and the texts that the key may be put together from.</summary>
    public IEnumerable<SyntaxToken> TokensIn(SyntaxNode root)
    {
        bool hasParts = HasParts(root.SyntaxTree);
        return root.DescendantTokens().Where(token => token.RawKind is (int)SyntaxKind.IdentifierToken or (int)SyntaxKind.StringLiteralToken
            or (int)SyntaxKind.SingleLineRawStringLiteralToken && _words.Contains(token.ValueText) || (hasParts && (IsPart(token.ValueText) || _parts.Contains(token.ValueText)) && ComposedText.Around(token) is not null));
    }

    private HashSet<string> NamesIn(IEnumerable<SyntaxTree> trees, Func<SyntaxToken, string?> nameOf, CancellationToken cancellationToken) =>
    [
        .. trees.Where(tree => IsMentioned(tree, cancellationToken))
            .SelectMany(tree => TokensIn(tree.GetRoot(cancellationToken)).Select(nameOf).OfType<string>().Where(static name => name != "_")),
    ];

    // A constant that is a part of the key counts where a text is put together from it.
    private bool HasParts(SyntaxTree tree)
    {
        TokenTexts texts = TokenTexts.Of(tree);
        return texts.Parts.Any(IsPart) || _parts.Any(part => texts.PlacesOf(part).Any(place => ComposedText.Around(tree.GetRoot().FindToken(place, findInsideTrivia: true)) is not null));
    }

    // `const string Prefix = "new_";`
    private IEnumerable<string> PartsIn(SyntaxTree tree, CancellationToken cancellationToken) => TokenTexts.Of(tree).Texts.Any(text => text != _key && IsPart(text))
        ? tree.GetRoot(cancellationToken).DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText != _key && IsPart(token.ValueText))
            .Select(static token => token.Parent?.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax constant } ? constant.Identifier.ValueText : "")
            .Where(static name => name.Length > 0)
        : [];

    /// <summary>Whether a key may be put together from a text and others.</summary>
    public static bool IsPart(string text, string key) => text.Length > 1 && text.Length <= key.Length && key.IndexOf(text, StringComparison.Ordinal) >= 0;

    private bool IsPart(string text) => IsPart(text, _key);

    private bool IsMentioned(SyntaxTree tree, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TokenTexts texts = TokenTexts.Of(tree);
        return _words.Any(word => texts.CountOf(word) > 0 || texts.HasText(word)) || HasParts(tree);
    }

    // What is set to the flag, or is it: `const string Checkout = "new_checkout";`, `BooleanFlag Flag => Flags.NewCheckout;`, `_flag = flags.NewCheckout;`
    private static string? NameOf(SyntaxToken token) => HolderOf(token) switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EnumMemberDeclarationSyntax member when member.Identifier == token => member.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } } => name.Identifier.ValueText,
        _ => null,
    };

    // Of code that is looked at for the sake of others: nobody else sees its locals.
    private static string? NameOfMember(SyntaxToken token) => HolderOf(token) switch
    {
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field => field.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        _ => null,
    };

    private static SyntaxNode? HolderOf(SyntaxToken token)
    {
        SyntaxNode? whole = token.Parent;
        while (whole is InterpolatedStringTextSyntax or InterpolationSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or SimpleNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax
            or InvocationExpressionSyntax or AwaitExpressionSyntax or ArgumentSyntax or ArgumentListSyntax or ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax)
        {
            whole = whole.Parent;
        }

        return whole;
    }
}
