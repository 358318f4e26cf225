using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>
/// An <c>async</c> function in which nothing is awaited any more keeps its signature, and compiles without a warning. Where it only gives a value that is there, it gives
/// a finished task instead. Otherwise it stays <c>async</c> and awaits a finished task: what its code throws has to stay in the task that it gives, and what it
/// sets in the execution context must not get out.
/// </summary>
internal sealed class AwaitlessFunctions : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (view.File.Tree == view.File.Original)
        {
            return;
        }

        SyntaxNode before = view.File.Original.GetRoot(view.CancellationToken);
        foreach (SyntaxNode function in AsyncFunctions.In(view.Root))
        {
            if (!AsyncFunctions.Awaits(function) && AsyncFunctions.Awaited(function, before))
            {
                Rewrite(function, view, edits);
            }
        }
    }

    private static void Rewrite(SyntaxNode function, FileView view, TreeEdits edits)
    {
        SemanticModel model = NullableModel.Of(view.Model);
        FinishedTasks tasks = new(model, function.SpanStart);
        ITypeSymbol? result = ReturnTypeOf(function, model) is { } type ? Waiting.ResultOf(type) : null;
        if (AsyncFunctions.ExpressionOf(function) is { } answer)
        {
            // A `throw` is no value that a finished task could give.
            if (result is null || answer is ThrowExpressionSyntax)
            {
                edits.Replace(function, AwaitingBlock.InsteadOf(function, answer, tasks.Completed("Task")));
            }
            else if (IsThere(answer, model) && !OtherBuilds.AreLeftOutOf(function))
            {
                edits.Replace(function, AsyncFunctions.WithoutAsync(function.ReplaceNode(answer, tasks.FromResult(ReturnTypeOf(function, model)!.Name, answer, result).WithTriviaFrom(answer))));
            }
            else
            {
                ExpressionSyntax wait = SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), tasks.FromResult("Task", answer, result));
                edits.Replace(answer, wait.WithTriviaFrom(answer));
            }
        }
        else if (AsyncFunctions.BlockOf(function) is { ContainsDirectives: false } or { Statements.Count: > 0 })
        {
            BlockSyntax block = AsyncFunctions.BlockOf(function)!;
            if (result is not null && block.Statements.Count == 1 && block.Statements[0] is ReturnStatementSyntax { Expression: { } only } && IsThere(only, model) && !OtherBuilds.AreLeftOutOf(function))
            {
                edits.Replace(function, AsyncFunctions.WithoutAsync(function.ReplaceNode(only, tasks.FromResult(ReturnTypeOf(function, model)!.Name, only, result).WithTriviaFrom(only))));
            }
            else if (block.Statements.Count == 0 && ReturnTypeOf(function, model) is INamedTypeSymbol { Name: "Task", Arity: 0 })
            {
                // Nothing is left that could throw or set anything.
                edits.Replace(function, AsyncFunctions.WithoutAsync(function.ReplaceNode(block, AwaitingBlock.Returning(block, tasks.Completed("Task")))));
            }
            else
            {
                edits.Replace(block, AwaitingBlock.Before(block, tasks.Completed("Task")));
            }
        }
    }

    // A value that can't fail to be there: to get it does nothing, not even throw.
    private static bool IsThere(ExpressionSyntax value, SemanticModel model) => value switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsThere(parenthesized.Expression, model),
        LiteralExpressionSyntax literal => !literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        IdentifierNameSyntax => model.GetSymbolInfo(value).Symbol is IParameterSymbol or ILocalSymbol or IFieldSymbol { IsStatic: false } or IFieldSymbol { IsConst: true },
        _ => false,
    };

    private static ITypeSymbol? ReturnTypeOf(SyntaxNode function, SemanticModel model) =>
        ((function is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(function).Symbol : model.GetDeclaredSymbol(function)) as IMethodSymbol)?.ReturnType;
}
