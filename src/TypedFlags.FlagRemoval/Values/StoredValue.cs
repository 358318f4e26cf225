using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>Whether a field or an auto-property holds one value from the moment that anybody can read it.</summary>
internal static class StoredValue
{
    /// <summary>True where everything that is written into a field or property is the same value as a known one, and it is written before it is read.</summary>
    public static bool IsAlways(ISymbol holder, ExpressionSyntax known, IReadOnlyList<Reference> references, Removal removal)
    {
        if (holder.DeclaringSyntaxReferences.Length != 1 || TokenTexts.IsLeftOut(holder.Name, removal.Compilation) || IsSetFromOutside(holder, removal) || Attributes.AreOnHolder(holder) || IsOfEachThread(holder))
        {
            return false;
        }

        SyntaxNode declaration = holder.DeclaringSyntaxReferences[0].GetSyntax(removal.CancellationToken);
        ExpressionSyntax? initializer = (declaration as VariableDeclaratorSyntax)?.Initializer?.Value ?? (declaration as PropertyDeclarationSyntax)?.Initializer?.Value;
        if (initializer is not null && !ValueLiteral.IsSame(known, initializer, removal.Now.ModelOf(initializer.SyntaxTree)))
        {
            return false;
        }

        List<AssignmentExpressionSyntax> writes = [];
        foreach (Reference reference in references)
        {
            switch (reference.Usage)
            {
                case UsageKind.Read:
                    break;
                case UsageKind.Assignment when ValueLiteral.IsSame(known, ((AssignmentExpressionSyntax)reference.Whole.Parent!).Right, removal.Now.ModelOf(reference.Name.SyntaxTree)):
                    writes.Add((AssignmentExpressionSyntax)reference.Whole.Parent);
                    break;
                case UsageKind.Other when ConstructorWrites.OnlyAt(reference) is { } write && ValueLiteral.IsSame(known, write.Right, removal.Now.ModelOf(reference.Name.SyntaxTree)):
                    writes.Add(write);
                    break;
                case UsageKind.Other when IsHarmless(reference):
                    break;
                default:
                    return false;
            }
        }

        return initializer is not null ? IsReadAfterItsInitializer(holder, declaration, references, removal) : ConstructorWrites.Set(holder, writes, references, removal);
    }

    // What sets it does so for the first thread that comes by.
    private static bool IsOfEachThread(ISymbol holder) => holder.IsStatic && holder.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ThreadStaticAttribute");

    // A name, a pattern: nothing is written there.
    private static bool IsHarmless(Reference reference) =>
        reference.IsSure && (reference.Name.Parent is MemberBindingExpressionSyntax { Parent: not AssignmentExpressionSyntax } or CrefSyntax or NameColonSyntax { Parent: SubpatternSyntax } || IsInNameof(reference.Whole));

    private static bool IsInNameof(ExpressionSyntax whole) => whole.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault() is { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };

    private static bool IsSetFromOutside(ISymbol holder, Removal removal) => holder switch
    {
        IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } => false,
        IPropertySymbol { SetMethod: null } => false,
        IPropertySymbol { SetMethod: { } setter } => !Reach.IsClosed(setter, removal) || Attributes.MayBeBound(holder),
        _ => !Reach.IsClosed(holder, removal) || (holder.DeclaredAccessibility != Accessibility.Private && Attributes.MayBeBound(holder)),
    };

    // An object of a struct is there without any initializer. Static ones run in the order of the text: those before it see nothing yet, and nor does what they call.
    private static bool IsReadAfterItsInitializer(ISymbol holder, SyntaxNode declaration, IReadOnlyList<Reference> references, Removal removal) => holder.IsStatic
        ? (holder as IFieldSymbol)?.IsConst == true
            || new CodeThatRuns([.. references.Where(static reference => reference.Usage == UsageKind.Read).Select(static reference => reference.Name)], removal).LeavesOutBeginningsBefore(declaration, holder.ContainingType)
        : holder.ContainingType.TypeKind != TypeKind.Struct;
}
