using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.CodeFixes.Accessors;

/// <summary>
/// What nothing reads any more once calls are replaced: private fields, and parameters of a class. The compiler warns of some of these
/// (CS0169, CS0414, CS9113), though not where it looks at one document.
/// </summary>
internal static class UnreadServices
{
    /// <summary>What goes with the calls. Takes those calls back without which there would be a warning that nothing can be done about.</summary>
    /// <param name="file">The document.</param>
    /// <param name="answers">The calls and what takes their place.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Declarations and assignments to remove.</returns>
    public static HashSet<SyntaxNode> Find(SourceFile file, Dictionary<SyntaxNode, SyntaxNode> answers, CancellationToken cancellationToken)
    {
        HashSet<SyntaxNode> removed = [];
        foreach (ISymbol symbol in ReadIn(file, answers.Keys, cancellationToken))
        {
            Mentions mentions = Mentions.Find(file, symbol, answers, cancellationToken);
            if (mentions.IsRead)
            {
                continue;
            }

            if (symbol is IFieldSymbol field && FieldRemoval.NodesOf(file, field, mentions, cancellationToken) is { } nodes)
            {
                removed.UnionWith(nodes);
            }
            else if (symbol is IParameterSymbol || !mentions.IsSetToValue)
            {
                foreach (SyntaxNode answer in mentions.Answers)
                {
                    answers.Remove(answer);
                }
            }
        }

        return removed;
    }

    private static HashSet<ISymbol> ReadIn(SourceFile file, IEnumerable<SyntaxNode> calls, CancellationToken cancellationToken)
    {
        HashSet<ISymbol> symbols = new(SymbolEqualityComparer.Default);
        foreach (IdentifierNameSyntax name in calls.SelectMany(static call => call.DescendantNodes()).OfType<IdentifierNameSyntax>())
        {
            switch (file.Model.GetSymbolInfo(name, cancellationToken).Symbol)
            {
                case IFieldSymbol { DeclaredAccessibility: Accessibility.Private, IsConst: false, ContainingType.TypeKind: TypeKind.Class or TypeKind.Struct } field:
                    symbols.Add(field.OriginalDefinition);
                    break;
                case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type } constructor } parameter
                    when constructor.DeclaringSyntaxReferences.Any(place => place.GetSyntax(cancellationToken) is TypeDeclarationSyntax) && !type.IsRecord:
                    symbols.Add(parameter.OriginalDefinition);
                    break;
            }
        }

        return symbols;
    }
}
