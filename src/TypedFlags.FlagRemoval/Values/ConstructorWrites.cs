using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>Whether constructors write into a field or an auto-property before anybody can read it.</summary>
internal static class ConstructorWrites
{
    /// <summary>Whether the constructors set it: each one of the objects, or the static one.</summary>
    public static bool Set(ISymbol holder, IReadOnlyList<AssignmentExpressionSyntax> writes, IReadOnlyList<Reference> references, Removal removal) =>
        writes.Count > 0 && (holder.IsStatic ? IsSetByStaticConstructor(holder, writes, references, removal) : IsSetByEveryConstructor(holder, writes, references, removal))
        && writes.All(write => write.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is { } constructor
            && removal.Now.ModelOf(write.SyntaxTree).GetDeclaredSymbol(constructor) is { } symbol && symbol.IsStatic == holder.IsStatic && SymbolEqualityComparer.Default.Equals(symbol.ContainingType, holder.ContainingType));

    /// <summary>The assignment at a place that is all that a constructor does, <c>public Page(…) =&gt; _isNew = …;</c>; null where there is none.</summary>
    public static AssignmentExpressionSyntax? OnlyAt(Reference reference) =>
        reference.IsSure && reference.Whole.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax } } assignment && assignment.Left == reference.Whole
            ? assignment
            : null;

    private static bool IsSetByEveryConstructor(ISymbol holder, IReadOnlyList<AssignmentExpressionSyntax> writes, IReadOnlyList<Reference> references, Removal removal)
    {
        // Without a constructor that runs, a struct has the default value.
        if (holder.ContainingType is not { TypeKind: TypeKind.Class, IsRecord: false } type)
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
            if (!isDelegated && !(StatementsBefore(declaration, writes, references) is { } before && before.All(statement => IsBlind(statement, removal.Now.ModelOf(statement.SyntaxTree)))))
            {
                return false;
            }
        }

        return true;
    }

    // It runs before all else of the class, but for what the static fields begin with.
    private static bool IsSetByStaticConstructor(ISymbol holder, IReadOnlyList<AssignmentExpressionSyntax> writes, IReadOnlyList<Reference> references, Removal removal)
    {
        if (holder.ContainingType.StaticConstructors.FirstOrDefault()?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(removal.CancellationToken) is not ConstructorDeclarationSyntax declaration
            || StatementsBefore(declaration, writes, references) is not { } before || before.Exists(static statement => statement.DescendantNodesAndSelf().Any(static node => node is ReturnStatementSyntax)))
        {
            return false;
        }

        CodeThatRuns code = new([.. references.Where(static reference => reference.Usage == UsageKind.Read).Select(static reference => reference.Name)], removal);
        return code.LeavesOutBeginningsOf(holder.ContainingType) && before.TrueForAll(statement => code.LeavesOut(statement));
    }

    // The statements before the assignment; null where there is none that is always reached, or one of them names what it sets.
    private static List<StatementSyntax>? StatementsBefore(ConstructorDeclarationSyntax constructor, IReadOnlyList<AssignmentExpressionSyntax> writes, IReadOnlyList<Reference> references)
    {
        if (constructor.ExpressionBody is { } only)
        {
            return writes.Contains(only.Expression) ? [] : null;
        }

        StatementSyntax? write = constructor.Body?.Statements.FirstOrDefault(statement => statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } && writes.Contains(assignment));
        List<StatementSyntax>? before = write is null ? null : [.. constructor.Body!.Statements.TakeWhile(statement => statement != write)];
        return before is null || before.Exists(statement => references.Any(reference => statement.Contains(reference.Name))) ? null : before;
    }

    // Nothing gets hold of the object or calls its methods, and the constructor is not left.
    private static bool IsBlind(StatementSyntax statement, SemanticModel model) => statement.DescendantNodesAndSelf().All(node => node switch
    {
        ThisExpressionSyntax => node.Parent is MemberAccessExpressionSyntax,
        ReturnStatementSyntax => false,
        SimpleNameSyntax name => IsOfAnother(name) || IsPassive(model.GetSymbolInfo(name).Symbol),
        _ => true,
    });

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
