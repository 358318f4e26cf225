using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.SourceGeneration.Analyzers.Words;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>What a C# file marks with <c>[FlagName]</c>, by its text and syntax alone; whether a mark is ours, its symbol tells later.</summary>
internal sealed class MarkedSource
{
    private static readonly ConditionalWeakTable<SyntaxTree, MarkedSource> Known = new();
    private static readonly WordSet Words = new(["FlagName", "FlagNameAttribute", "global"]);

    private MarkedSource(MarkedNames names, ImmutableArray<(string Alias, string Target)> globalAliases)
    {
        Names = names;
        GlobalAliases = globalAliases;
    }

    /// <summary>The words of the marked declarations.</summary>
    public MarkedNames Names { get; }

    /// <summary>The <c>global using Alias = Some.Target;</c> of the file, the target by its last word.</summary>
    public ImmutableArray<(string Alias, string Target)> GlobalAliases { get; }

    /// <summary>Of a file; read once.</summary>
    public static MarkedSource Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(tree, out MarkedSource? known))
        {
            return known;
        }

        MarkedSource source = Read(tree, Words, mayHaveAliases: true, cancellationToken);
        return Known.GetValue(tree, _ => source);
    }

    /// <summary>Of a file that may also use other names for the mark.</summary>
    public static MarkedSource WithAliases(SyntaxTree tree, IEnumerable<string> aliases, CancellationToken cancellationToken) =>
        Read(tree, new WordSet(aliases), mayHaveAliases: false, cancellationToken);

    private static MarkedSource Read(SyntaxTree tree, WordSet words, bool mayHaveAliases, CancellationToken cancellationToken)
    {
        MarkedNames names = new();
        List<(string Alias, string Target)> globalAliases = [];
        List<string> aliases = [];
        foreach (SyntaxToken token in words.FindIn(tree, cancellationToken))
        {
            if (UsingAlias.In(token.Parent) is { } alias)
            {
                if (alias.IsGlobal)
                {
                    globalAliases.Add((alias.Name, alias.Target));
                }
                else
                {
                    aliases.Add(alias.Name);
                }
            }
            else if (token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { Parent: AttributeListSyntax { Parent: { } marked } } attribute
                && attribute.Name.Span.Contains(token.Span))
            {
                Add(marked, names);
            }
        }

        // Once only: an alias of an alias does not exist, but a directive that defines one names it.
        if (aliases.Count > 0 && mayHaveAliases)
        {
            names.Add(Read(tree, new WordSet(aliases), mayHaveAliases: false, cancellationToken).Names);
        }

        return new MarkedSource(names, [.. globalAliases.Distinct()]);
    }

    private static void Add(SyntaxNode marked, MarkedNames names)
    {
        switch (marked)
        {
            case PropertyDeclarationSyntax property:
                names.Members.Add(property.Identifier.ValueText);
                break;
            case AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property }:
                names.Members.Add(property.Identifier.ValueText);
                break;
            case ParameterSyntax { Parent.Parent: { } owner } parameter:
                AddOwner(parameter, owner, names);
                break;
        }
    }

    private static void AddOwner(ParameterSyntax parameter, SyntaxNode owner, MarkedNames names)
    {
        switch (owner)
        {
            case MethodDeclarationSyntax method:
                names.Members.Add(method.Identifier.ValueText);
                break;
            case LocalFunctionStatementSyntax function:
                names.Members.Add(function.Identifier.ValueText);
                break;
            case ConstructorDeclarationSyntax constructor:
                names.AddType(constructor.Identifier.ValueText);
                break;
            case IndexerDeclarationSyntax:
                names.HasIndexers = true;
                break;
            case DelegateDeclarationSyntax:
                names.HasDelegates = true;
                break;
            case TypeDeclarationSyntax type:
                // `record Gate([property: FlagName] string Flag)` marks the property.
                names.AddType(type.Identifier.ValueText);
                names.Members.Add(parameter.Identifier.ValueText);
                break;
        }
    }
}
