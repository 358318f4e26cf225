using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>
/// What the compiler says of private fields that nothing reads or writes any more (CS0169, CS0414, CS0649). It says so only when it has compiled the whole program; this looks
/// at the fields of changed files, and at the types that they are in.
/// </summary>
internal static class FieldWarnings
{
    /// <summary>The property of a warning that says the field's name.</summary>
    public const string Name = "Field";

    /// <summary>The warnings that are new in a tree that changed.</summary>
    public static IEnumerable<Diagnostic> NewIn(FlagRemovalChange change, CSharpCompilation before, CSharpCompilation after, CancellationToken cancellationToken)
    {
        Dictionary<string, int> words = CountWords(change.Before, cancellationToken);
        foreach (KeyValuePair<string, int> word in CountWords(change.After, cancellationToken))
        {
            words[word.Key] = words.TryGetValue(word.Key, out int count) ? count - word.Value : 0;
        }

        foreach (VariableDeclaratorSyntax field in change.After.GetRoot(cancellationToken).DescendantNodes().OfType<FieldDeclarationSyntax>().Where(IsPrivate).SelectMany(static field => field.Declaration.Variables))
        {
            // Whose name stands there as often as before has not changed.
            if (words.TryGetValue(field.Identifier.ValueText, out int fewer) && fewer > 0
                && after.GetSemanticModel(change.After).GetDeclaredSymbol(field, cancellationToken) is IFieldSymbol now
                && FindBefore(now, before) is { } old
                && Compare(Uses.Of(old, cancellationToken), Uses.Of(now, cancellationToken)) is { } id)
            {
                yield return Diagnostic.Create(
                    id, "Compiler", $"The field '{now.ToDisplayString()}' is not used any more", DiagnosticSeverity.Warning, DiagnosticSeverity.Warning, isEnabledByDefault: true, warningLevel: 1,
                    location: field.Identifier.GetLocation(), properties: ImmutableDictionary<string, string?>.Empty.Add(Name, now.Name));
            }
        }
    }

    private static string? Compare(Uses before, Uses now) =>
        before.Reads > 0 && now.Reads == 0 ? now.Writes == 0 ? "CS0169" : "CS0414"
        : before.Writes > 0 && now.Writes == 0 && now.Reads > 0 ? "CS0649"
        : null;

    private static bool IsPrivate(FieldDeclarationSyntax field) =>
        !field.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.ConstKeyword);

    private static Dictionary<string, int> CountWords(SyntaxTree tree, CancellationToken cancellationToken)
    {
        Dictionary<string, int> words = new(StringComparer.Ordinal);
        foreach (SyntaxToken token in tree.GetRoot(cancellationToken).DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)))
        {
            words[token.ValueText] = words.TryGetValue(token.ValueText, out int count) ? count + 1 : 1;
        }

        return words;
    }

    private static IFieldSymbol? FindBefore(IFieldSymbol field, CSharpCompilation before) =>
        field.GetDocumentationCommentId() is { } id ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, before) as IFieldSymbol : null;

    /// <summary>How often the type that has a field reads and writes it, by its name.</summary>
    private readonly record struct Uses(int Reads, int Writes)
    {
        public static Uses Of(IFieldSymbol field, CancellationToken cancellationToken)
        {
            int reads = 0;
            int writes = 0;
            foreach (SyntaxNode type in field.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)))
            {
                foreach (SyntaxNode node in type.DescendantNodes())
                {
                    if (node is IdentifierNameSyntax name && name.Identifier.ValueText == field.Name)
                    {
                        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
                        bool isWrite = (whole.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == whole)
                            || whole.Parent is ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword };

                        // A constant that is stored is no use of the field; to the compiler everything else is.
                        reads += isWrite && whole.Parent is AssignmentExpressionSyntax { Right: LiteralExpressionSyntax } ? 0 : 1;
                        writes += isWrite ? 1 : 0;
                    }
                    else if (node is VariableDeclaratorSyntax { Initializer.Value: var value, Parent.Parent: FieldDeclarationSyntax } declarator && declarator.Identifier.ValueText == field.Name)
                    {
                        reads += value is LiteralExpressionSyntax ? 0 : 1;
                        writes++;
                    }
                }
            }

            return new Uses(reads, writes);
        }
    }
}
