using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.CodeFixes.Accessors;

/// <summary>A method, local function or lambda with <c>async</c>, and what it is where nothing in it is awaited any more.</summary>
/// <param name="Node">Its syntax.</param>
/// <param name="Model">What it means.</param>
internal sealed record AsyncFunction(SyntaxNode Node, SemanticModel Model)
{
    /// <summary>The function around a node, where it is async; null for others, and for top-level statements, which are what they await.</summary>
    public static AsyncFunction? Around(SyntaxNode node, SemanticModel model)
    {
        SyntaxNode? function = node.Ancestors().FirstOrDefault(IsFunction);
        return function is not null && ModifiersOf(function).Any(SyntaxKind.AsyncKeyword) ? new AsyncFunction(function, model) : null;
    }

    /// <summary>How often the function itself awaits.</summary>
    public int CountAwaits() => Own(Node).Count(static node => node switch
    {
        AwaitExpressionSyntax => true,
        CommonForEachStatementSyntax loop => loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        UsingStatementSyntax statement => statement.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        LocalDeclarationStatementSyntax declaration => declaration.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        _ => false,
    });

    /// <summary>True where the function gives the same answers without <c>async</c>, by finished tasks.</summary>
    public bool CanDoWithout(CancellationToken cancellationToken)
    {
        // What is left out by #if may await. What an async function throws is in its task, where it may be waited for; without, the call throws.
        if (Node.ContainsDirectives || ReturnType(cancellationToken) is not { } type || Own(Node).Any(static node => node is YieldStatementSyntax || Throws(node)))
        {
            return false;
        }

        // Code that is being written may answer where it should not, or the other way round; `async Task M() => await …` would need a body.
        ReturnStatementSyntax[] returns = [.. Own(Node).OfType<ReturnStatementSyntax>()];
        return IsTask(type, 1)
            ? returns.All(static statement => statement.Expression is not null)
            : (type.SpecialType == SpecialType.System_Void || (IsTask(type, 0) && BlockOf(Node) is not null))
                && returns.All(static statement => statement.Expression is null);
    }

    /// <summary>The function without <c>async</c>.</summary>
    /// <param name="rewritten">The function with its answers already replaced.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public SyntaxNode WithoutAsync(SyntaxNode rewritten, CancellationToken cancellationToken)
    {
        INamedTypeSymbol? type = ReturnType(cancellationToken) as INamedTypeSymbol;
        SyntaxNode result = type is null || type.SpecialType == SpecialType.System_Void ? rewritten : WithTasks(rewritten, type, cancellationToken);
        return WithoutModifier(result);
    }

    private SyntaxNode WithTasks(SyntaxNode rewritten, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (ExpressionOf(Node) is { } answer && ExpressionOf(rewritten) is { } now)
        {
            return rewritten.ReplaceNode(now, FinishedTask.Of(type, now, Model, answer));
        }

        ReturnStatementSyntax[] returns = [.. Own(Node).OfType<ReturnStatementSyntax>()];
        ReturnStatementSyntax[] others = [.. Own(rewritten).OfType<ReturnStatementSyntax>()];
        Dictionary<SyntaxNode, SyntaxNode> changes = [];
        for (int index = 0; index < others.Length; index++)
        {
            changes[others[index]] = others[index].Expression is { } value
                ? others[index].WithExpression(FinishedTask.Of(type, value, Model, returns[index].Expression!))
                : FinishedTask.Return(others[index], type);
        }

        SyntaxNode result = rewritten.ReplaceNodes(changes.Keys, (original, _) => changes[original]);
        // Of a lambda's block the analysis does not say that its end is reached; of its statements it does.
        ControlFlowAnalysis? flow = BlockOf(Node) switch
        {
            { Statements: { Count: > 0 } statements } when Node is AnonymousFunctionExpressionSyntax => Model.AnalyzeControlFlow(statements[0], statements.Last()),
            { } block => Model.AnalyzeControlFlow(block),
            null => null,
        };
        bool endsOpen = flow is { Succeeded: true, EndPointIsReachable: true };
        return endsOpen && BlockOf(result) is { } body
            ? result.ReplaceNode(body, body.AddStatements(FinishedTask.Last(type, isInLine: !body.ToString().Contains('\n'))))
            : result;
    }

    private ITypeSymbol? ReturnType(CancellationToken cancellationToken) =>
        (Node is AnonymousFunctionExpressionSyntax ? Model.GetSymbolInfo(Node, cancellationToken).Symbol : Model.GetDeclaredSymbol(Node, cancellationToken)) is IMethodSymbol method
            ? method.ReturnType
            : null;

    private static bool IsTask(ITypeSymbol type, int arguments) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" } task && task.TypeArguments.Length == arguments;

    private static SyntaxNode WithoutModifier(SyntaxNode function)
    {
        int index = ModifiersOf(function).IndexOf(SyntaxKind.AsyncKeyword);
        SyntaxToken modifier = ModifiersOf(function)[index];
        SyntaxToken next = modifier.GetNextToken();
        SyntaxTriviaList between = modifier.TrailingTrivia.AddRange(next.LeadingTrivia);
        bool isBlank = between.All(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        SyntaxTriviaList leading = isBlank
            ? modifier.LeadingTrivia
            : modifier.LeadingTrivia.AddRange(between.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        SyntaxNode moved = function.ReplaceToken(next, next.WithLeadingTrivia(leading));
        SyntaxTokenList modifiers = ModifiersOf(moved).RemoveAt(index);
        return moved switch
        {
            MethodDeclarationSyntax method => method.WithModifiers(modifiers),
            LocalFunctionStatementSyntax local => local.WithModifiers(modifiers),
            AnonymousFunctionExpressionSyntax lambda => lambda.WithModifiers(modifiers),
            _ => moved,
        };
    }

    private static bool IsFunction(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax or BaseTypeDeclarationSyntax;

    private static SyntaxTokenList ModifiersOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Modifiers,
        LocalFunctionStatementSyntax local => local.Modifiers,
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers,
        _ => default,
    };

    private static BlockSyntax? BlockOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Body,
        LocalFunctionStatementSyntax local => local.Body,
        AnonymousFunctionExpressionSyntax lambda => lambda.Block,
        _ => null,
    };

    private static ExpressionSyntax? ExpressionOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
        AnonymousFunctionExpressionSyntax lambda => lambda.ExpressionBody,
        _ => null,
    };

    // By its own word; anything may throw.
    private static bool Throws(SyntaxNode node) => node switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText.StartsWith("Throw", StringComparison.Ordinal),
        _ => false,
    };

    // What belongs to the function and not to one within it.
    private static IEnumerable<SyntaxNode> Own(SyntaxNode function) =>
        function.DescendantNodes(node => node == function || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax));
}
