using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>Whether a test asserts something, by the words that libraries and people have for it.</summary>
internal static class Assertions
{
    private static readonly string[] Words =
        ["Assert", "Should", "Verify", "Received", "DidNotReceive", "InOrder", "MustHave", "MustNotHave", "Expect", "Throw", "Check", "Ensure", "Match"];

    /// <summary>Whether there is an assertion in a test beside some that go.</summary>
    public static bool AreIn(MethodDeclarationSyntax test, IReadOnlyList<TestSetup> gone) =>
        TestMethods.Attributes(test).Any(static attribute => TestMethods.NameOf(attribute).StartsWith("Expected", StringComparison.Ordinal))
        || test.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => !gone.Any(setup => setup.Place.Contains(call)) && Is(call));

    // `Assert.Equal(…)`, `order.Should().Be(…)`, `AssertPaid(order)`, `mock.Verify(…)`
    private static bool Is(InvocationExpressionSyntax call) =>
        IsWord(Receivers.NameOf(call)) || (call.Expression is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax type } && IsWord(type.Identifier.ValueText));

    private static bool IsWord(string? name) => name is not null && Words.Any(word => name.StartsWith(word, StringComparison.Ordinal));
}
