using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>What a map has for a known key, where the map is written down in the code and nobody changes it.</summary>
internal static class KnownMap
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal) { "Dictionary", "IReadOnlyDictionary", "IDictionary", "FrozenDictionary", "ImmutableDictionary", "ReadOnlyDictionary" };

    /// <summary>Whether a type is one of the framework's maps.</summary>
    public static bool IsMap(ITypeSymbol? type) => type is not null && Types.Contains(type.Name);

    /// <summary>The value of the entry that a key leads to, as it is written; null where that isn't sure, or evaluating it anew is not the same.</summary>
    public static ExpressionSyntax? ValueOf(ElementAccessExpressionSyntax access, KnownValue key, Code code)
    {
        SemanticModel model = code.ModelOf(access.SyntaxTree);
        if (model.GetSymbolInfo(access.Expression).Symbol is not { } map
            || map is not (ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private })
            || map.DeclaringSyntaxReferences.Length != 1
            || TokenTexts.IsLeftOut(map.Name, code.Compilation)
            || map.DeclaringSyntaxReferences[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: var value } variable
            || variable.SyntaxTree != access.SyntaxTree
            || OtherBuilds.Differ(variable)
            || EntriesOf(value) is not { } entries
            || !IsMap(TypeOf(map))
            || !IsOnlyAsked(map, variable, code))
        {
            return null;
        }

        ExpressionSyntax? found = null;
        foreach ((ExpressionSyntax Key, ExpressionSyntax Value) entry in entries)
        {
            switch (key.Is(entry.Key, model))
            {
                case null:
                    return null;
                case true:
                    found = entry.Value;
                    break;
            }
        }

        return found is not null && (found is AnonymousFunctionExpressionSyntax || Effects.IsTheSameAgain(found, model)) && MeansTheSame(found, access.SpanStart, model) ? found : null;
    }

    /// <summary>The type of a map.</summary>
    public static ITypeSymbol? TypeOf(ISymbol map) => (map as ILocalSymbol)?.Type ?? (map as IFieldSymbol)?.Type;

    /// <summary>The entries of <c>new() { [a] = b }</c> or <c>new Dictionary&lt;A, B&gt; { { a, b } }.ToFrozenDictionary()</c>; null of everything else.</summary>
    public static List<(ExpressionSyntax Key, ExpressionSyntax Value)>? EntriesOf(ExpressionSyntax value)
    {
        ExpressionSyntax plain = value is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToFrozenDictionary" or "ToImmutableDictionary" or "AsReadOnly" } frozen }
            ? frozen.Expression
            : value;
        if (plain is not BaseObjectCreationExpressionSyntax { Initializer: { } initializer, ArgumentList: null or { Arguments.Count: 0 } })
        {
            return null;
        }

        List<(ExpressionSyntax Key, ExpressionSyntax Value)> entries = [];
        foreach (ExpressionSyntax entry in initializer.Expressions)
        {
            switch (entry)
            {
                case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys } } assignment:
                    entries.Add((keys[0].Expression, assignment.Right));
                    break;
                case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair }:
                    entries.Add((pair[0], pair[1]));
                    break;
                default:
                    return null;
            }
        }

        return entries;
    }

    // Read by key, and nothing else: nobody adds to it, and nobody else gets it.
    private static bool IsOnlyAsked(ISymbol map, VariableDeclaratorSyntax variable, Code code)
    {
        IReadOnlyList<Reference> places = map is ILocalSymbol
            ? Reference.AllIn(variable.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? variable.SyntaxTree.GetRoot(), map, code)
            : Reference.AllOf(map, code);
        return places.All(static place => place.Usage == UsageKind.Read && place.Whole.Parent switch
        {
            ElementAccessExpressionSyntax access => access.Expression == place.Whole && UsageKinds.Of(access) == UsageKind.Read,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue" or "ContainsKey" or "GetValueOrDefault" or "Count" } access => access.Expression == place.Whole,
            _ => false,
        });
    }

    // A local where the map is asked may hide what the entry names.
    private static bool MeansTheSame(ExpressionSyntax value, int position, SemanticModel model) => value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().All(name =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name
        || model.GetSymbolInfo(name).Symbol is not { } symbol
        || (symbol is IParameterSymbol or ILocalSymbol && symbol.DeclaringSyntaxReferences.All(declaration => value.FullSpan.Contains(declaration.Span)))
        || model.LookupSymbols(position, name: name.Identifier.ValueText).Contains(symbol.OriginalDefinition, SymbolEqualityComparer.Default));
}
