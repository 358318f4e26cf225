using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>A constructor in which nothing is left, and which the compiler would make as well.</summary>
internal sealed class EmptyConstructors : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (view.File.Tree == view.File.Original)
        {
            return;
        }

        foreach (ConstructorDeclarationSyntax constructor in view.Root.DescendantNodes().OfType<ConstructorDeclarationSyntax>())
        {
            if (IsPlain(constructor) && (constructor.Parent is ClassDeclarationSyntax type && IsImplied(constructor, type, view) || IsOfNoMoment(constructor, view)) && WasMore(constructor, view))
            {
                Deletion.Delete(constructor, edits);
            }
        }
    }

    private static bool IsPlain(ConstructorDeclarationSyntax constructor) =>
        constructor is { ParameterList.Parameters.Count: 0, AttributeLists.Count: 0, Initializer: null or { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.BaseKeyword, ArgumentList.Arguments.Count: 0 }, Body.Statements.Count: 0 }
        && !constructor.Body.DescendantTrivia(descendIntoTrivia: false).Any(Lines.IsComment);

    // The same as there would be without: the only one, and open to the same code.
    private static bool IsImplied(ConstructorDeclarationSyntax constructor, ClassDeclarationSyntax type, FileView view) =>
        view.Model.GetDeclaredSymbol(constructor, view.CancellationToken) is { IsStatic: false } symbol
        && symbol.ContainingType.InstanceConstructors.Length == 1 && !type.Modifiers.Any(SyntaxKind.PartialKeyword)
        && symbol.DeclaredAccessibility == (symbol.ContainingType.IsAbstract ? Accessibility.Protected : Accessibility.Public);

    // A static one that does nothing says when the static fields get what they begin with: nobody can tell where that is only values and new objects.
    private static bool IsOfNoMoment(ConstructorDeclarationSyntax constructor, FileView view) => view.Model.GetDeclaredSymbol(constructor, view.CancellationToken) is { IsStatic: true, ContainingType: { TypeKind: not TypeKind.Interface } type }
        && type.GetMembers().Where(static member => member is { IsStatic: true } and not IFieldSymbol { IsConst: true }).SelectMany(static member => member.DeclaringSyntaxReferences)
            .Select(declaration => declaration.GetSyntax(view.CancellationToken) switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                _ => null,
            })
            .OfType<ExpressionSyntax>().All(value => IsTheSameAnytime(value, view.Removal.Now.ModelOf(value.SyntaxTree)));

    private static bool IsTheSameAnytime(ExpressionSyntax value, SemanticModel model) => !Effects.MayHave(value, model)
        && value.DescendantNodesAndSelf(static node => node is not AnonymousFunctionExpressionSyntax).All(node => node is not InvocationExpressionSyntax
            && (node is not SimpleNameSyntax || model.GetSymbolInfo(node).Symbol is INamespaceOrTypeSymbol or IFieldSymbol { IsConst: true } or IFieldSymbol { IsReadOnly: true, DeclaringSyntaxReferences.IsEmpty: true } or IMethodSymbol { MethodKind: MethodKind.Constructor }
                || node.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } target && target.Left == node));

    private static bool WasMore(ConstructorDeclarationSyntax constructor, FileView view)
    {
        IReadOnlyList<SyntaxNode> before = MemberPath.FindIn(view.File.Original.GetRoot(view.CancellationToken), constructor);
        return before.Count > 0 && before.All(static one => one is ConstructorDeclarationSyntax { ParameterList.Parameters.Count: > 0 } or ConstructorDeclarationSyntax { Body.Statements.Count: > 0 } or ConstructorDeclarationSyntax { ExpressionBody: not null });
    }
}
