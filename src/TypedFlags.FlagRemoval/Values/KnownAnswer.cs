using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>A method, local function or getter whose whole body is a known value.</summary>
internal static class KnownAnswer
{
    /// <summary>The value that a body gives; null where it does more than that, or may give another one in another build.</summary>
    public static ExpressionSyntax? Of(SyntaxNode declaration) =>
        ExpressionOf(declaration) is not { } answer || OtherBuilds.Differ(declaration) ? null : Known.Is(answer) ? Known.Unwrap(answer) : InTask(answer);

    /// <summary>The one expression that a body gives, whatever it is; null where it does more than that.</summary>
    public static ExpressionSyntax? ExpressionOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax { ExpressionBody.Expression: var expression } => expression,
        MethodDeclarationSyntax { Body: { } body } => OnlyReturnIn(body),
        LocalFunctionStatementSyntax { ExpressionBody.Expression: var expression } => expression,
        LocalFunctionStatementSyntax { Body: { } body } => OnlyReturnIn(body),
        PropertyDeclarationSyntax { ExpressionBody.Expression: var expression } => expression,
        PropertyDeclarationSyntax { AccessorList.Accessors: { Count: 1 } accessors } when accessors[0].IsKind(SyntaxKind.GetAccessorDeclaration) => accessors[0] switch
        {
            { ExpressionBody.Expression: var expression } => expression,
            { Body: { } body } => OnlyReturnIn(body),
            _ => null,
        },
        _ => null,
    };

    /// <summary>The declaration of which an expression is the answer; null where it is none.</summary>
    public static SyntaxNode? DeclarationAround(ExpressionSyntax known)
    {
        ExpressionSyntax outer = Assigned.Outermost(known);
        if (outer.Parent is ArgumentSyntax { Parent.Parent: ExpressionSyntax task } && InTask(task) is not null)
        {
            outer = Assigned.Outermost(task);
        }

        SyntaxNode? holder = outer.Parent switch
        {
            ArrowExpressionClauseSyntax { Parent: AccessorDeclarationSyntax { Parent.Parent: { } property } } => property,
            ArrowExpressionClauseSyntax arrow => arrow.Parent,
            ReturnStatementSyntax { Parent: BlockSyntax { Parent: AccessorDeclarationSyntax { Parent.Parent: { } property } } } => property,
            ReturnStatementSyntax { Parent: BlockSyntax block } => block.Parent,
            _ => null,
        };
        return holder is not null && Of(holder) is not null ? holder : null;
    }

    private static ExpressionSyntax? OnlyReturnIn(BlockSyntax body) => body.Statements.Count == 1 ? (body.Statements[0] as ReturnStatementSyntax)?.Expression : null;

    /// <summary>The known value in a task that has it: <c>Task.FromResult(true)</c>, <c>new ValueTask&lt;bool&gt;(true)</c>; null of everything else.</summary>
    public static ExpressionSyntax? InTask(ExpressionSyntax answer)
    {
        ArgumentListSyntax? arguments = Known.Unwrap(answer) switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult", Expression: var type } } call when type.ToString().EndsWith("Task", StringComparison.Ordinal) => call.ArgumentList,
            ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "ValueTask" } } creation => creation.ArgumentList,
            _ => null,
        };
        return arguments is { Arguments: { Count: 1 } only } && Known.Is(only[0].Expression) ? Known.Unwrap(only[0].Expression) : null;
    }
}
