using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>
/// Set-ups and assertions of mocks: <c>features.IsEnabled("x").Returns(true)</c> of NSubstitute, <c>mock.Setup(f =&gt; f.IsEnabled("x")).Returns(true)</c> of Moq,
/// <c>A.CallTo(() =&gt; f.IsEnabled("x")).Returns(true)</c> of FakeItEasy. By their names, since packages may be missing.
/// </summary>
internal static class MockSetups
{
    private static readonly HashSet<string> Answers = new(StringComparer.Ordinal) { "Returns", "ReturnsAsync", "ReturnsForAnyArgs" };

    // What is said beside the answer, or asserted, and has no effect of its own.
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "Verifiable", "WithAnyArguments", "Once", "Twice", "NumberOfTimes", "AndDoesNothing", "MustHaveHappened", "MustHaveHappenedOnceExactly", "MustHaveHappenedOnceOrMore", "MustHaveHappenedTwiceExactly",
        "MustNotHaveHappened", "ConfigureAwait",
    };

    private static readonly HashSet<string> Received = new(StringComparer.Ordinal) { "Received", "DidNotReceive", "ReceivedWithAnyArgs", "DidNotReceiveWithAnyArgs" };

    private static readonly HashSet<string> WithLambda = new(StringComparer.Ordinal) { "Setup", "SetupGet", "Verify", "VerifyGet", "CallTo" };

    /// <summary>The set-up that a place which names the flag belongs to; null where there is none.</summary>
    public static TestSetup? Of(SyntaxNode word, FlagMeanings meanings, SemanticModel model)
    {
        foreach (ExpressionSyntax expression in word.AncestorsAndSelf().TakeWhile(static node => node is not (StatementSyntax or MemberDeclarationSyntax)).OfType<ExpressionSyntax>())
        {
            if (meanings.Of(expression) is not { Kind: MeaningKind.Value or MeaningKind.Variant or MeaningKind.ForeignVariant or MeaningKind.Evaluation } || expression is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax))
            {
                continue;
            }

            if (IsReceived(expression))
            {
                return Whole(expression, TestSetupKind.Assertion, null) ?? Unclear(expression);
            }

            if (expression.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var answer, Parent: InvocationExpressionSyntax call } && Answers.Contains(answer))
            {
                return Chain(call, model);
            }

            if (expression.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax mock } } lambda && lambda.Body == expression
                && Receivers.NameOf(mock) is { } name && WithLambda.Contains(name))
            {
                return name.StartsWith("Verify", StringComparison.Ordinal) ? Whole(mock, TestSetupKind.Assertion, null) ?? Unclear(mock) : Chain(mock, model);
            }
        }

        return null;
    }

    // From the call that names the flag on to what is said of it.
    private static TestSetup Chain(InvocationExpressionSyntax first, SemanticModel model)
    {
        ExpressionSyntax whole = first;
        ExpressionSyntax? answer = null;
        bool isAssertion = false;
        for (InvocationExpressionSyntax? call = first; call is not null; call = call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } ? next : null)
        {
            whole = call;
            string? name = Receivers.NameOf(call);
            if (name is null || (call != first && !Answers.Contains(name) && !Others.Contains(name)) || (Answers.Contains(name) && (answer is not null || call.ArgumentList.Arguments.Count != 1)))
            {
                return Unclear(call);
            }

            answer = Answers.Contains(name) ? call.ArgumentList.Arguments[0].Expression : answer;
            isAssertion |= name.StartsWith("Must", StringComparison.Ordinal);
        }

        SetupValue? value = answer is null ? null : SetupValue.Of(answer, model);
        return answer is null
            ? isAssertion ? Whole(whole, TestSetupKind.Assertion, null) ?? Unclear(whole) : Unclear(whole)
            : Whole(whole, TestSetupKind.Statement, value) ?? Unclear(whole);
    }

    // `await features.Received(1).IsEnabledAsync("x")`
    private static bool IsReceived(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax receiver } } && Receivers.NameOf(receiver) is { } name && Received.Contains(name);

    private static TestSetup? Whole(ExpressionSyntax expression, TestSetupKind kind, SetupValue? value)
    {
        SyntaxNode node = expression;
        while (node.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax || node.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } }
            || (node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax }))
        {
            node = node.Parent is MemberAccessExpressionSyntax access ? access.Parent! : node.Parent;
        }

        return node.Parent is ExpressionStatementSyntax statement ? new TestSetup(statement, kind, value) : null;
    }

    private static TestSetup Unclear(SyntaxNode place) => new(place, TestSetupKind.Statement, null);
}
