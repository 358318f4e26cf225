using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>
/// Set-ups and assertions of mocks: <c>features.IsEnabled("x").Returns(true)</c> of NSubstitute, <c>mock.Setup(f =&gt; f.IsEnabled("x")).Returns(true)</c> of Moq,
/// <c>A.CallTo(() =&gt; f.IsEnabled("x")).Returns(true)</c> of FakeItEasy. By their names, since packages may be missing.
/// </summary>
internal static class MockSetups
{
    private static readonly HashSet<string> Answers = new(StringComparer.Ordinal) { "Returns", "ReturnsAsync", "ReturnsNextFromSequence" };

    // These are of every flag: which one is named does not matter.
    private static readonly HashSet<string> ForAny = new(StringComparer.Ordinal)
    {
        "ReturnsForAnyArgs", "WithAnyArguments", "WhenForAnyArgs", "ReceivedWithAnyArgs", "DidNotReceiveWithAnyArgs", "ThrowsForAnyArgs", "ReturnsNullForAnyArgs", "DoForAnyArgs",
    };

    // What is said beside the answer, or asserted, and has no effect of its own.
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "Verifiable", "Once", "Twice", "NumberOfTimes", "AndDoesNothing", "MustHaveHappened", "MustHaveHappenedOnceExactly", "MustHaveHappenedOnceOrMore", "MustHaveHappenedTwiceExactly",
        "MustNotHaveHappened", "ConfigureAwait",
    };

    private static readonly HashSet<string> Received = new(StringComparer.Ordinal) { "Received", "DidNotReceive" };

    private static readonly HashSet<string> WithLambda = new(StringComparer.Ordinal) { "Setup", "SetupGet", "SetupSequence", "Verify", "VerifyGet", "CallTo", "When", "WhenForAnyArgs" };

    /// <summary>The set-up that a place which names the flag belongs to; null where there is none.</summary>
    public static TestSetup? Of(SyntaxNode word, FlagMeanings meanings, SemanticModel model)
    {
        foreach (ExpressionSyntax expression in word.AncestorsAndSelf().TakeWhile(static node => node is not (StatementSyntax or MemberDeclarationSyntax)).OfType<ExpressionSyntax>())
        {
            // What it means is worked out last: that takes by far the longest, and most questions are no set-ups.
            if (expression is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax)
                || !(IsSpokenOf(expression) || expression.FirstAncestorOrSelf<LambdaExpressionSyntax>() is not null)
                || meanings.Of(expression) is not { Kind: MeaningKind.Value or MeaningKind.Variant or MeaningKind.ForeignVariant or MeaningKind.Evaluation })
            {
                continue;
            }

            if (ReceiverNameOf(expression) is { } receiver && (Received.Contains(receiver) || ForAny.Contains(receiver)))
            {
                return Received.Contains(receiver) ? Whole(expression, TestSetupKind.Assertion, null) ?? Unclear(expression, receiver) : OfAny(expression, receiver);
            }

            if (expression.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var answer, Parent: InvocationExpressionSyntax call } && (Answers.Contains(answer) || ForAny.Contains(answer)))
            {
                return Chain(call, model);
            }

            if (expression.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax mock } } lambda && lambda.Body == expression
                && Receivers.NameOf(mock) is { } name && WithLambda.Contains(name) && IsOfStandIn(expression, lambda, mock))
            {
                return name.StartsWith("Verify", StringComparison.Ordinal) ? Whole(mock, TestSetupKind.Assertion, null) ?? Unclear(mock, name) : Chain(mock, model);
            }

            if (MockPredicates.Of(expression, model) is { } setup)
            {
                return setup;
            }
        }

        return null;
    }

    /// <summary>Whether a question is what a set-up or an assertion speaks of, whichever flag it is.</summary>
    public static bool MayBeAround(SyntaxNode question) =>
        question is InvocationExpressionSyntax or MemberAccessExpressionSyntax && question is ExpressionSyntax call
        && (IsSpokenOf(call)
            || (call.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax mock } } && Receivers.NameOf(mock) is { } name && WithLambda.Contains(name)));

    /// <summary>Whether a question stands somewhere in what is given to a set-up or an assertion: <c>features.When(f => _ = f.NewCheckout)</c>.</summary>
    public static bool AreAround(SyntaxNode question) => question.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax).OfType<LambdaExpressionSyntax>()
        .Any(static lambda => lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax mock } && Receivers.NameOf(mock) is { } name && WithLambda.Contains(name));

    // `features.Received().IsEnabled("x")`, `features.IsEnabled("x").Returns(true)`
    private static bool IsSpokenOf(ExpressionSyntax question) =>
        (ReceiverNameOf(question) is { } receiver && (Received.Contains(receiver) || ForAny.Contains(receiver)))
        || (question.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var answer, Parent: InvocationExpressionSyntax } && (Answers.Contains(answer) || ForAny.Contains(answer)));

    // From the call that names the flag on to what is said of it.
    private static TestSetup Chain(InvocationExpressionSyntax first, SemanticModel model)
    {
        bool isSequence = Receivers.NameOf(first) == "SetupSequence";
        ExpressionSyntax whole = first;
        string lastName = "";
        List<ExpressionSyntax> answers = [];
        bool isAssertion = false;
        for (InvocationExpressionSyntax? call = first; call is not null; call = call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } ? next : null)
        {
            whole = call;
            lastName = Receivers.NameOf(call) ?? "";
            if (ForAny.Contains(lastName))
            {
                return OfAny(call, lastName);
            }

            bool isAnswer = Answers.Contains(lastName);
            if ((call != first && !isAnswer && !Others.Contains(lastName)) || (isAnswer && answers.Count > 0 && !isSequence))
            {
                return Unclear(call, lastName);
            }

            answers.AddRange(isAnswer ? call.ArgumentList.Arguments.Select(static argument => argument.Expression) : []);
            isAssertion |= lastName.StartsWith("Must", StringComparison.Ordinal);
        }

        if (answers.Count == 0)
        {
            return (isAssertion ? Whole(whole, TestSetupKind.Assertion, null) : null) ?? Unclear(whole, lastName);
        }

        List<SetupValue?> values = [.. answers.Select(answer => SetupValue.Of(answer, model)).Distinct()];
        return values.Count > 1 ? Unclear(whole, "This sets the flag to one answer after another.", isSentence: true)
            : Whole(whole, TestSetupKind.Statement, values[0]) ?? Unclear(whole, lastName);
    }

    // Others have a `When` or a `Verify`, too: what is said of a stand-in asks the one that the lambda is given.
    private static bool IsOfStandIn(ExpressionSyntax question, LambdaExpressionSyntax lambda, InvocationExpressionSyntax mock)
    {
        string? parameter = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0].Identifier.ValueText,
            _ => null,
        };
        return parameter is null
            ? mock.Expression is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: "A" } }
            : question.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter);
    }

    // `await features.Received(1).IsEnabledAsync("x")`
    private static string? ReceiverNameOf(ExpressionSyntax expression) =>
        (expression is InvocationExpressionSyntax call ? call.Expression : expression) is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax receiver } ? Receivers.NameOf(receiver) : null;

    private static TestSetup? Whole(ExpressionSyntax expression, TestSetupKind kind, SetupValue? value)
    {
        SyntaxNode node = expression;
        while (node.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax || node.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } }
            || (node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax }))
        {
            node = node.Parent is MemberAccessExpressionSyntax access ? access.Parent! : node.Parent;
        }

        return node.Parent switch
        {
            ExpressionStatementSyntax statement => new TestSetup(statement, kind, value),
            ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax or MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } } arrow => new TestSetup(arrow, kind, value),
            _ => null,
        };
    }

    private static TestSetup Unclear(SyntaxNode place, string text, bool isSentence = false) => new(place, TestSetupKind.Statement, null)
    {
        Obstacle = (isSentence ? text : $"What '{text}' says of the flag here is not understood.") + TestSetup.ByHand,
    };

    private static TestSetup OfAny(SyntaxNode place, string method) => new(place, TestSetupKind.Statement, null)
    {
        Obstacle = $"'{method}' speaks of every flag here, and this one only stands for them. Write the key of another one, or of none, in its place.",
    };
}
