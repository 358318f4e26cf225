using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.FlagRemoval.Checking;

namespace TypedFlags.FlagRemoval.Tests.Checking;

/// <summary>What of a changed file is compiled again: as little as may say something new.</summary>
public class AffectedSpanTests
{
    private const string Before = """
        using System;

        namespace Shop;

        public class Checkout(int fee)
        {
            public int First(int sum) => sum + fee;

            public int Second(int sum)
            {
                return sum + 1;
            }

            public int Third(int sum) => Second(sum);

            public static Checkout operator +(Checkout one, int more) => one;
        }

        public class Cart
        {
            private readonly int _first = 1;

            public int Fourth() => _first;

            public int Fifth() => 5;
        }
        """;

    [Fact]
    public void A_file_that_is_the_same_has_nothing_to_say() => Assert.Equal("", Affected(Before));

    [Fact]
    public void Of_a_body_it_is_the_member() => Assert.Equal("public int Fourth() => _first + 1;", Affected(Before.Replace("=> _first;", "=> _first + 1;", StringComparison.Ordinal)));

    [Fact]
    public void Of_several_bodies_it_is_from_the_first_to_the_last() =>
        Assert.Equal("public int Fourth() => 4;\n\n    public int Fifth() => 55;", Affected(Before.Replace("=> _first;", "=> 4;", StringComparison.Ordinal).Replace("=> 5;", "=> 55;", StringComparison.Ordinal)));

    [Fact]
    public void A_parameter_of_the_type_may_be_read_by_nobody_any_more() =>
        Assert.StartsWith("(int fee)", Affected(Before.Replace("sum + fee", "sum", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Who_names_what_is_declared_otherwise_is_affected_too() =>
        Assert.EndsWith("public int Third(int sum) => Second(sum);", Affected(Before.Replace("Second(int sum)\n", "Second(int sum, int more = 0)\n", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Who_names_what_is_gone_is_affected() =>
        Assert.Equal("public int Fourth() => _first;", Affected(Before.Replace("    private readonly int _first = 1;\n\n", "", StringComparison.Ordinal)));

    [Theory]
    [InlineData("class B : A\n{\n    public B() : base(1)\n    {\n    }\n}", "public B() : base(1)\n    {\n    }")]
    [InlineData("class B\n{\n    public void Go() => Take(new(1));\n}", "public void Go() => Take(new(1));")]
    public void Who_creates_what_is_created_otherwise_need_not_name_it(string other, string affected) =>
        Assert.EndsWith(affected, Affected("class A\n{\n    public A(int one) { }\n}\n" + other, "class A\n{\n    public A() { }\n}\n" + other), StringComparison.Ordinal);

    [Fact]
    public void What_is_written_as_in_another_type_is_another_member() =>
        Assert.Equal("public int One() => Two;", Affected("class A\n{\n    public int One() => Two;\n}\nclass B\n{\n    public int One() => 1;\n}", "class A\n{\n    public int One() => Two;\n}\nclass B\n{\n    public int One() => Two;\n}"));

    [Theory]
    [InlineData("using System;", "using System.Text;")]
    [InlineData("using System;", "using System;\n#nullable enable")]
    [InlineData("class Cart", "sealed class Cart")]
    [InlineData("class Cart", "class Cart : IDisposable")]
    [InlineData("(int fee)", "(int fee, int other)")]
    [InlineData("operator +(Checkout one, int more)", "operator +(Checkout one, long more)")]
    [InlineData("namespace Shop;", "[assembly: CLSCompliant(true)]\nnamespace Shop;")]
    public void What_concerns_more_than_members_may_be_heard_of_anywhere(string before, string after) => Assert.Null(Affected(Before.Replace(before, after, StringComparison.Ordinal)));

    [Fact]
    public void Statements_of_the_top_level_are_one_body() => Assert.Null(Affected("int a = 1;\nint b = 2;\n", "int a = 1;\n"));

    private static string? Affected(string after) => Affected(Before, after);

    private static string? Affected(string before, string after)
    {
        SyntaxTree now = CSharpSyntaxTree.ParseText(after);
        return AffectedSpan.Of(CSharpSyntaxTree.ParseText(before), now) is { } span ? now.GetText().ToString(span).Trim() : null;
    }
}
