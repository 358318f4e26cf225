using TypedFlags.FlagRemoval.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Branching;

/// <summary>What a condition does on the way to an answer that is known.</summary>
public class EffectTests
{
    [Fact]
    public void Calls_in_comparisons_and_patterns_are_still_made_in_order() => Pinned.Becomes(
        """
        if ((Ask(1) == Ask(2)) | Ask(3) is false || On)
        {
            Do(1);
        }
        """,
        """
        Ask(1);
        Ask(2);
        Ask(3);
        Do(1);
        """);

    [Fact]
    public void A_label_stays_though_an_arm_of_the_switch_in_its_when_goes() => Pinned.Becomes(
        """
        switch (n)
        {
            case 3 when Off:
            case 1 when (Off, Ask(1)) switch { (false, _) => true, _ => false }:
                break;
        }
        """,
        """
        switch (n)
        {
            case 1 when Ask(1) switch { _ => true }:
                break;
        }
        """);

    [Theory]
    [InlineData("(a && Ask(1)) | On", "if (a)\n{\n    Ask(1);\n}")]
    [InlineData("(a || Ask(1)) | On", "if (!a)\n{\n    Ask(1);\n}")]
    [InlineData("(s == null || Ask(1)) | On", "if (s != null)\n{\n    Ask(1);\n}")]
    [InlineData("(Ask(1) && Ask(2)) | On", "if (Ask(1))\n{\n    Ask(2);\n}")]
    [InlineData("(a && b && Ask(1) == Ask(2)) | On", "if (a && b)\n{\n    Ask(1);\n    Ask(2);\n}")]
    [InlineData("(a ? Ask(1) : Ask(2)) | On", "if (a)\n{\n    Ask(1);\n}\nelse\n{\n    Ask(2);\n}")]
    [InlineData("(a ? b : Ask(2)) | On", "if (!a)\n{\n    Ask(2);\n}")]
    [InlineData("(a && (b || Ask(1))) | On", "if (a)\n{\n    if (!b)\n    {\n        Ask(1);\n    }\n}")]
    [InlineData("(s?.Equals(Ask(1)) == true) | On", "s?.Equals(Ask(1));")]
    public void A_call_that_is_only_made_sometimes_is_made_where_it_was(string condition, string statements) => Pinned.Becomes(
        $$"""
        if ({{condition}})
        {
            Do(1);
        }

        Do(2);
        """,
        $$"""
        {{statements}}
        Do(1);

        Do(2);
        """);

    [Theory]
    [InlineData("c = Ask(1) | On;", "Ask(1);\nc = true;")]
    [InlineData("c = Ask(1) && Off;", "Ask(1);\nc = false;")]
    [InlineData("c = !(Ask(1) || On);", "Ask(1);\nc = false;")]
    [InlineData("c = ((a && Ask(1)) | On);", "if (a)\n{\n    Ask(1);\n}\nc = true;")]
    [InlineData("Do(Ask(1) & Off);", "Ask(1);\nDo(false);")]
    [InlineData("Do((Ask(1) | On) ? 1 : 2);", "Ask(1);\nDo(1);")]
    public void What_is_evaluated_beside_a_known_answer_is_done_before(string before, string after) => Pinned.Becomes(before + "\nDo(c);", after + "\nDo(c);");

    [Theory]
    [InlineData("c ^= On;", "c = !c;")]
    [InlineData("Ready ^= On;", "Ready = !Ready;")]
    [InlineData("Find(1).Ready ^= On;", "Find(1).Ready ^= true;")]
    public void To_toggle_by_a_known_answer_is_to_negate(string before, string after) => Pinned.Becomes(before + "\nDo(c);", after + "\nDo(c);");

    [Fact]
    public void In_a_line_with_others_it_stays_in_that_line() => Pinned.Becomes(
        """
        if (a) { if ((b && Ask(1)) | On) Do(1); }
        """,
        """
        if (a) { if (b) { Ask(1); } Do(1); }
        """);

    [Fact]
    public void Behind_an_else_it_stands_in_a_block() => Pinned.Becomes(
        """
        if (a)
        {
            Do(1);
        }
        else if ((b && Ask(1)) | On)
        {
            Do(2);
        }
        """,
        """
        if (a)
        {
            Do(1);
        }
        else
        {
            if (b)
            {
                Ask(1);
            }
            Do(2);
        }
        """);
}
