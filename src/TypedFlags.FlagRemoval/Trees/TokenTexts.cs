using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>The names and texts that stand in a tree: whoever looks for a symbol in a program has to bind only what may be it.</summary>
internal sealed class TokenTexts
{
    // Files are looked at side by side, and ask for the same trees at the same time: each is read once.
    private static readonly ConditionalWeakTable<SyntaxTree, Lazy<TokenTexts>> Cache = new();

    // Where each name stands.
    private readonly Dictionary<string, List<int>> _identifiers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parts = new(StringComparer.Ordinal);

    private readonly List<UsingDirectiveSyntax> _globalAliases = [];
    private readonly HashSet<string> _inAttributes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inDisplays = new(StringComparer.Ordinal);
    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declaredLeftOut = new(StringComparer.Ordinal);

    private TokenTexts(SyntaxTree tree)
    {
        if (tree.GetRoot().ContainsDirectives)
        {
            foreach (SyntaxTrivia trivia in tree.GetRoot().DescendantTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia)))
            {
                AddLeftOut(trivia.ToString());
            }
        }

        foreach (SyntaxToken token in tree.GetRoot().DescendantTokens(descendIntoTrivia: true))
        {
            if (token.IsKind(SyntaxKind.IdentifierToken))
            {
                if (!_identifiers.TryGetValue(token.ValueText, out List<int>? places))
                {
                    _identifiers.Add(token.ValueText, places = []);
                }

                places.Add(token.SpanStart);
            }
            else if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken)
            {
                _texts.Add(token.ValueText);
                if (token.Parent?.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })
                {
                    _parts.Add(token.ValueText);
                }
            }
            else if (token.IsKind(SyntaxKind.InterpolatedStringTextToken))
            {
                _parts.Add(token.ValueText);
            }
            else if (token.IsKind(SyntaxKind.NewKeyword) && token.Parent.IsKind(SyntaxKind.ImplicitObjectCreationExpression))
            {
                HasImplicitCreations = true;
            }
            else if (token.IsKind(SyntaxKind.FromKeyword) && token.Parent.IsKind(SyntaxKind.FromClause))
            {
                HasQueries = true;
            }

            else if (token.IsKind(SyntaxKind.GlobalKeyword) && token.Parent is UsingDirectiveSyntax { Alias: not null } directive)
            {
                _globalAliases.Add(directive);
            }

            foreach (string word in AttributeWords.In(token))
            {
                (AttributeWords.IsDisplay(token) ? _inDisplays : _inAttributes).Add(word);
            }
        }
    }

    /// <summary>The names, each once.</summary>
    public IEnumerable<string> Identifiers => _identifiers.Keys;

    /// <summary>The texts of literals, each once.</summary>
    public IReadOnlyCollection<string> Texts => _texts;

    /// <summary>The texts that others are put together from: <c>Prefix + "checkout"</c>, <c>$"{Prefix}checkout"</c>.</summary>
    public IReadOnlyCollection<string> Parts => _parts;

    /// <summary>True where <c>new()</c> stands somewhere: it names no type.</summary>
    public bool HasImplicitCreations { get; }

    /// <summary>True where <c>from item in items select …</c> stands somewhere: it calls methods that it does not name.</summary>
    public bool HasQueries { get; }

    /// <summary>Directives like <c>global using Desk = Shop.Checkout;</c>.</summary>
    public IReadOnlyList<UsingDirectiveSyntax> GlobalAliases => _globalAliases;

    public static TokenTexts Of(SyntaxTree tree) => Cache.GetValue(tree, static key => new Lazy<TokenTexts>(() => new TokenTexts(key))).Value;

    /// <summary>How often a name stands there.</summary>
    public int CountOf(string identifier) => PlacesOf(identifier).Count;

    /// <summary>Where a name stands, in the order of the text.</summary>
    public IReadOnlyList<int> PlacesOf(string identifier) => _identifiers.TryGetValue(identifier, out List<int>? places) ? places : [];

    /// <summary>Whether a name stands in code that <c>#if</c> leaves out: another build, for another framework, needs what it names.</summary>
    public bool IsLeftOut(string identifier) => _leftOut.Contains(identifier);

    /// <summary>Whether a name stands in code of a program that <c>#if</c> leaves out.</summary>
    public static bool IsLeftOut(string identifier, Compilation compilation) => compilation.SyntaxTrees.Any(tree => Of(tree).IsLeftOut(identifier));

    /// <summary>Whether code of a program that <c>#if</c> leaves out may declare something of a name: it may be another one in another build. What only uses it there does no harm.</summary>
    public static bool IsDeclaredLeftOut(string identifier, Compilation compilation) => compilation.SyntaxTrees.Any(tree => Of(tree)._declaredLeftOut.Contains(identifier));

    /// <summary>True where a literal is just this text: a name that reflection may use.</summary>
    public bool HasText(string text) => _texts.Contains(text);

    /// <summary>True where a name stands in the text of an attribute, as in <c>[DebuggerDisplay("{_total}")]</c>.</summary>
    public bool IsInAttribute(string identifier) => IsInDisplay(identifier) || IsInAttributeOfCode(identifier);

    /// <summary>True where a name stands in the text that a debugger shows for an object.</summary>
    public bool IsInDisplay(string identifier) => _inDisplays.Contains(identifier);

    /// <summary>True where such a text has a name in it.</summary>
    public bool HasDisplays => _inDisplays.Count > 0;

    /// <summary>True where a name stands in the text of another attribute.</summary>
    public bool IsInAttributeOfCode(string identifier) => _inAttributes.Contains(identifier);

    // Behind what may end a type, a name is declared: `Task<bool> IsNew`, `bool? IsNew`, `Answer IsNew`; `IToggle.IsNew` may be an implementation.
    private void AddLeftOut(string code)
    {
        SyntaxToken before = default;
        foreach (SyntaxToken token in SyntaxFactory.ParseTokens(code))
        {
            if (token.IsKind(SyntaxKind.IdentifierToken))
            {
                _leftOut.Add(token.ValueText);
                if (before.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.GreaterThanToken or SyntaxKind.CloseBracketToken or SyntaxKind.QuestionToken or SyntaxKind.CommaToken or SyntaxKind.CloseParenToken
                    || SyntaxFacts.IsPredefinedType(before.Kind()))
                {
                    _declaredLeftOut.Add(token.ValueText);
                }
            }

            before = token;
        }
    }
}
