using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>Whether a field or an auto-property holds one value from the moment that anybody can read it.</summary>
internal static class StoredValue
{
    /// <summary>True where everything that is written into a field or property is the same value as a known one, and it is written before it is read.</summary>
    public static bool IsAlways(ISymbol holder, ExpressionSyntax known, IReadOnlyList<Reference> references, Removal removal)
    {
        if (holder.DeclaringSyntaxReferences.Length != 1 || TokenTexts.IsLeftOut(holder.Name, removal.Compilation) || IsSetFromOutside(holder, removal) || Attributes.AreOnHolder(holder))
        {
            return false;
        }

        SyntaxNode declaration = holder.DeclaringSyntaxReferences[0].GetSyntax(removal.CancellationToken);
        ExpressionSyntax? initializer = (declaration as VariableDeclaratorSyntax)?.Initializer?.Value ?? (declaration as PropertyDeclarationSyntax)?.Initializer?.Value;
        if (initializer is not null && !ValueLiteral.IsSame(known, initializer, removal.Now.ModelOf(initializer.SyntaxTree)))
        {
            return false;
        }

        List<ExpressionStatementSyntax> writes = [];
        foreach (Reference reference in references)
        {
            switch (reference.Usage)
            {
                case UsageKind.Read:
                    break;
                case UsageKind.Assignment when ValueLiteral.IsSame(known, ((AssignmentExpressionSyntax)reference.Whole.Parent!).Right, removal.Now.ModelOf(reference.Name.SyntaxTree)):
                    writes.Add((ExpressionStatementSyntax)reference.Whole.Parent.Parent!);
                    break;
                case UsageKind.Other when IsHarmless(reference):
                    break;
                default:
                    return false;
            }
        }

        return initializer is not null ? IsReadAfterItsInitializer(holder, declaration, references) : !holder.IsStatic && IsSetByEveryConstructor(holder, writes, references, removal);
    }

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

    // Static initializers run in the order of the text: those before it see nothing yet.
    private static bool IsReadAfterItsInitializer(ISymbol holder, SyntaxNode declaration, IReadOnlyList<Reference> references) =>
        !holder.IsStatic || (holder as IFieldSymbol)?.IsConst == true || !references.Any(reference =>
            reference.Name.Ancestors().OfType<EqualsValueClauseSyntax>().FirstOrDefault() is { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } or PropertyDeclarationSyntax } clause
            && clause.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            && declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.Identifier.ValueText == type.Identifier.ValueText
            && (type.SyntaxTree != declaration.SyntaxTree || clause.SpanStart < declaration.SpanStart));

    private static bool IsSetByEveryConstructor(ISymbol holder, List<ExpressionStatementSyntax> writes, IReadOnlyList<Reference> references, Removal removal)
    {
        // Without a constructor that runs, a struct has the default value.
        if (holder.ContainingType is not { TypeKind: TypeKind.Class, IsRecord: false } type || writes.Count == 0)
        {
            return false;
        }

        // A base's constructor may call an override, which then reads too early.
        if (type.BaseType?.SpecialType != SpecialType.System_Object && references.Any(static reference => IsInOverride(reference.Name)))
        {
            return false;
        }

        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(removal.CancellationToken) is not ConstructorDeclarationSyntax declaration)
            {
                return false;
            }

            bool isDelegated = declaration.Initializer is { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword };
            if (!isDelegated && !(declaration.Body?.Statements.FirstOrDefault(statement => writes.Contains(statement)) is { } write && IsUnseenBefore(write, declaration, references, removal)))
            {
                return false;
            }
        }

        return writes.TrueForAll(write => write.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is { } constructor && SymbolEqualityComparer.Default.Equals(
            removal.Now.ModelOf(write.SyntaxTree).GetDeclaredSymbol(constructor)?.ContainingType, type));
    }

    // Before the assignment nothing reads, gets hold of the object or calls its methods, and the constructor is not left.
    private static bool IsUnseenBefore(StatementSyntax write, ConstructorDeclarationSyntax constructor, IReadOnlyList<Reference> references, Removal removal)
    {
        SemanticModel model = removal.Now.ModelOf(write.SyntaxTree);
        return constructor.Body!.Statements.TakeWhile(statement => statement != write).All(statement =>
            !references.Any(reference => statement.Contains(reference.Name))
            && statement.DescendantNodesAndSelf().All(node => node switch
            {
                ThisExpressionSyntax => node.Parent is MemberAccessExpressionSyntax,
                ReturnStatementSyntax => false,
                SimpleNameSyntax name => IsOfAnother(name) || IsPassive(model.GetSymbolInfo(name).Symbol),
                _ => true,
            }));
    }

    // Behind the dot of another object.
    private static bool IsOfAnother(SimpleNameSyntax name) =>
        name.Parent is MemberBindingExpressionSyntax || (name.Parent is MemberAccessExpressionSyntax { Expression: not (ThisExpressionSyntax or BaseExpressionSyntax) } access && access.Name == name);

    private static bool IsPassive(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary } or IMethodSymbol { MethodKind: MethodKind.LocalFunction } or IEventSymbol => false,
        IPropertySymbol { IsStatic: false } property => Folding.Holding.IsAutomatic(property),
        _ => true,
    };

    private static bool IsInOverride(SyntaxNode place) => place.Ancestors().OfType<MemberDeclarationSyntax>().Any(static member => member.Modifiers.Any(SyntaxKind.OverrideKeyword));
}
