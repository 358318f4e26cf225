namespace TypedFlags.FlagRemoval.Tests.Folding;

/// <summary>Nulls that the flag decides on, asked in the ways that code asks for null.</summary>
public class KnownNullsTests
{
    [Theory]
    [InlineData("(Pinned(true) ? null : text) is null", "true")]
    [InlineData("(Pinned(true) ? null : text) is not null", "false")]
    [InlineData("(Pinned(true) ? null : text) == null", "true")]
    [InlineData("null != (Pinned(false) ? text : null)", "false")]
    [InlineData("(Pinned(true) ? null : text) == \"full\"", "false")]
    [InlineData("(Pinned(true) ? null : text) is \"full\" or \"compact\"", "false")]
    [InlineData("(Pinned(true) ? null : thing) is string", "false")]
    [InlineData("(Pinned(true) ? null : thing) is not string", "true")]
    [InlineData("(Pinned(true) ? null : text) is { Length: > 3 }", "false")]
    [InlineData("(Pinned(true) ? (int?)null : number) is > 3", "false")]
    [InlineData("(Pinned(true) ? (int?)null : number) == 3", "false")]
    [InlineData("(Pinned(true) ? (int?)null : number) != number", "true")]
    [InlineData("(Pinned(true) ? default(int?) : number) < 3", "false")]
    [InlineData("(Pinned(true) ? null : (DateTime?)DateTime.Now) == null", "true")]
    [InlineData("(Pinned(true) ? default : text) is null", "true")]
    [InlineData("one && (Pinned(true) ? null : text) is { } name && name.Length > 3", "false")]
    [InlineData("(Pinned(true) ? null : text) is not { } name || name.Length > 3", "true")]
    public void Conditions(string expression, string answer) => Assert.Equal(answer, PinnedCode.AfterExpression("bool", expression));

    [Theory]
    [InlineData("string", "(Pinned(true) ? null : text) ?? \"none\"", "\"none\"")]
    [InlineData("string", "(Pinned(true) ? null : text) ?? (Pinned(true) ? null : text) ?? text", "text")]
    [InlineData("long", "(Pinned(true) ? (long?)null : number) ?? number", "number")]
    [InlineData("object", "(Pinned(true) ? (long?)null : number) ?? number", "(long)number")]
    [InlineData("int?", "(Pinned(true) ? null : text)?.Length", "null")]
    [InlineData("int", "(Pinned(true) ? null : text)?.Trim().Length ?? Show(text)", "Show(text)")]
    [InlineData("object?", "(Pinned(true) ? null : text)?.Length", "(int?)null")]
    [InlineData("string", "(Pinned(true) ? null : text) switch { null => \"none\", { Length: 3 } => text, _ => \"long\" }", "\"none\"")]
    [InlineData("int", "(Pinned(true) ? null : text) is { } name ? name.Length : 0", "0")]
    [InlineData("string", "text switch { \"a\" when (Pinned(true) ? null : text) is { } name => name, \"b\" => \"B\", _ => \"none\" }", "text switch { \"b\" => \"B\", _ => \"none\" }")]
    public void Values(string type, string expression, string answer) => Assert.Equal(answer, PinnedCode.AfterExpression(type, expression));

    [Fact]
    public void A_switch_over_null() => Check(
        """
        switch (Pinned(true) ? (int?)null : number)
        {
            case 3:
                Log("three");
                break;
            case null:
                Log("none");
                break;
            default:
                Log("other");
                break;
        }
        """,
        """
        Log("none");
        """);

    [Fact]
    public void A_call_on_null_is_not_made() => Check(
        """
        (Pinned(true) ? null : text)?.CompareTo(Show(text).ToString());
        Log("done");
        """,
        """
        Log("done");
        """);

    [Fact]
    public void A_call_on_null_that_is_all_that_is_done() => Check(
        """
        if (one)
            (Pinned(true) ? null : text)?.CompareTo(text);
        foreach (char letter in text)
            (Pinned(true) ? null : text)?.CompareTo(text);
        Log("done");
        """,
        """
        Log("done");
        """);

    [Fact]
    public void A_variable_of_the_pattern_that_only_the_dead_code_reads() => Check(
        """
        if ((Pinned(true) ? null : text) is not { Length: > 3 } name)
        {
            Log("none");
            return;
        }

        Log(name);
        """,
        """
        Log("none");
        """);

    [Theory]
    [InlineData("bool", "(Pinned(true) ? null : text) is var name && name == text", "((string?)null) is var name && name == text")]
    [InlineData("bool", "((dynamic?)(Pinned(true) ? null : text)) == null", "((dynamic?)((string?)null)) == null")]
    [InlineData("string", "(Pinned(true) ? null : text) switch { { Length: 3 } => text, { } => \"long\" }", "((string?)null) switch { { Length: 3 } => text, { } => \"long\" }")]
    public void What_is_not_sure_stays(string type, string expression, string answer) => Assert.Equal(answer, PinnedCode.AfterExpression(type, expression));

    [Fact]
    public void What_an_operator_of_somebody_s_own_says_of_null_is_asked() => Assert.Contains("=> (Money?)null == null;", PinnedCode.After("""
        namespace Shop;

        public sealed class Money
        {
            public static bool operator ==(Money? left, Money? right) => Log("asked");
            public static bool operator !=(Money? left, Money? right) => !(left == right);
            public override bool Equals(object? other) => false;
            public override int GetHashCode() => 0;
        }

        public static class Page
        {
            public static bool IsFree(Money price) => (Pinned(true) ? null : price) == null;
        }
        """), StringComparison.Ordinal);

    [Fact]
    public void A_null_that_a_person_wrote_stays() => Assert.Equal("((string?)null)?.Length ?? 3", PinnedCode.AfterExpression("int", "((string?)null)?.Length ?? 3"));

    private static void Check(string before, string after) => Assert.Equal(after, PinnedCode.AfterBody(before));
}
