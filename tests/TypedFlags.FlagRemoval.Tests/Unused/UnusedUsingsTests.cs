using TypedFlags.FlagRemoval.Tests.Values;

namespace TypedFlags.FlagRemoval.Tests.Unused;

public class UnusedUsingsTests
{
    [Fact]
    public void Usings_that_only_the_dead_code_needed_go() => PinnedProgram.Of(
        """
        // The shop.

        using System.Globalization;
        using System.Net;
        using System.Text;
        using static System.Math;

        namespace Shop;

        public class Checkout
        {
            public string Pay(int sum) => Pinned(true) ? sum.ToString(CultureInfo.InvariantCulture) : new StringBuilder().Append(Abs(sum)).ToString();
        }
        """).Becomes(
        """
        // The shop.

        using System.Globalization;
        using System.Net;

        namespace Shop;

        public class Checkout
        {
            public string Pay(int sum) => sum.ToString(CultureInfo.InvariantCulture);
        }
        """);

    [Fact]
    public void The_comment_at_the_top_of_the_file_stays() => PinnedProgram.Of(
        """
        // Copyright: the shop.
        using System.Globalization;
        using System.Text;

        namespace Shop;

        public class Checkout
        {
            public string Pay(int sum) => Pinned(true) ? "new" : new StringBuilder().Append(sum.ToString(CultureInfo.InvariantCulture)).ToString();
        }
        """).Becomes(
        """
        // Copyright: the shop.
        namespace Shop;

        public class Checkout
        {
            public string Pay(int sum) => "new";
        }
        """);

    [Fact]
    public void A_file_whose_usings_all_go_begins_with_its_namespace() => PinnedProgram.Of(
        """
        using System.Text;

        namespace Shop;

        public class Checkout
        {
            public string Pay(int sum) => Pinned(true) ? "new" : new StringBuilder().ToString();
        }
        """).Becomes(
        """
        namespace Shop;

        public class Checkout
        {
            public string Pay(int sum) => "new";
        }
        """);

    [Fact]
    public void The_name_of_an_exception_that_nobody_asks_for_goes() => PinnedProgram.Body(
        """
        try
        {
            Show(text);
        }
        catch (InvalidOperationException problem)
        {
            if (!Pinned(true))
            {
                Show(problem.Message);
            }

            Show(number);
        }
        """,
        """
        try
        {
            Show(text);
        }
        catch (InvalidOperationException)
        {
            Show(number);
        }
        """);

    /// <summary>Usings are needed by what names nothing of them, too.</summary>
    [Theory]
    [InlineData("public static int Doubled(this int sum) => sum * 2;", "_ = sum.Doubled();")]
    [InlineData("public static void Deconstruct(this string text, out int a, out int b) => a = b = 1;", "(int a, int b) = text; _ = a + b;")]
    [InlineData("public static void Deconstruct(this string text, out int a, out int b) => a = b = 1;", "_ = text is (1, _);")]
    [InlineData("public static IEnumerator<int> GetEnumerator(this int sum) { yield return sum; }", "foreach (int one in sum) { Show(one); }")]
    [InlineData("public static IEnumerator<int> GetEnumerator(this int sum) { yield return sum; }", "int[] all = [.. sum]; _ = all;")]
    [InlineData("public static System.Runtime.CompilerServices.TaskAwaiter GetAwaiter(this int sum) => Task.Delay(sum).GetAwaiter();", "await sum;")]
    [InlineData("public static void Add(this Stack<int> all, int one) => all.Push(one);", "_ = new Stack<int> { 1 };")]
    [InlineData("public static int Select(this int sum, Func<int, int> next) => next(sum);", "_ = from one in sum select one + 1;")]
    [InlineData("public static ref readonly int GetPinnableReference(this string text) => ref One; private static readonly int One = 1; public static void Use(this int sum) => Show(sum);", "sum.Use();")]
    public void A_using_goes_with_the_code_that_needed_it(string members, string dead) => PinnedProgram.Of(
        "namespace Tools\n{\n    public static class Extensions\n    {\n        " + members + "\n    }\n}",
        "using Tools;\n\npublic class Checkout\n{\n    public async Task Pay(int sum, string text)\n    {\n        await Task.Yield();\n        if (!Pinned(true))\n        {\n            " + dead + "\n        }\n\n        Show(sum + text);\n    }\n}").Becomes(
        "namespace Tools\n{\n    public static class Extensions\n    {\n        " + members + "\n    }\n}",
        "public class Checkout\n{\n    public async Task Pay(int sum, string text)\n    {\n        await Task.Yield();\n\n        Show(sum + text);\n    }\n}");

    [Theory]
    [InlineData("using Tools;", "[Late] void Old() { } Old();")]
    [InlineData("using Tools;", "[LateAttribute] void Old() { } Old();")]
    [InlineData("using static Tools.Numbers;", "Show(One());")]
    [InlineData("using static Tools.Numbers;", "Show(new Inner());")]
    [InlineData("using Numbers = Tools.Numbers;", "Show(Numbers.One());")]
    [InlineData("using Tools.Deep;", "Show(new Deepest());")]
    public void A_using_goes_with_the_last_name_that_it_brought(string directive, string dead) => PinnedProgram.Of(
        Tools, directive + "\n\npublic class Checkout\n{\n    public void Pay(int sum)\n    {\n        if (!Pinned(true))\n        {\n            " + dead + "\n        }\n\n        Show(sum);\n    }\n}").Becomes(
        Tools, "public class Checkout\n{\n    public void Pay(int sum)\n    {\n        Show(sum);\n    }\n}");

    [Fact]
    public void A_using_of_which_another_name_is_left_stays() => PinnedProgram.Of(
        Tools, "using Tools;\n\npublic class Checkout\n{\n    public int Pay(int sum) => Pinned(true) ? sum + Numbers.Two() : Numbers.One();\n}").Becomes(
        Tools, "using Tools;\n\npublic class Checkout\n{\n    public int Pay(int sum) => sum + Numbers.Two();\n}");

    [Fact]
    public void A_using_that_nothing_needed_stays() => PinnedProgram.Of(
        Tools, "using Tools;\n\npublic class Checkout\n{\n    public int Pay(int sum) => Pinned(true) ? sum : Math.Abs(sum);\n}").Becomes(
        Tools, "using Tools;\n\npublic class Checkout\n{\n    public int Pay(int sum) => sum;\n}");

    [Fact]
    public void A_using_goes_where_another_wait_stands_for_the_one_that_needed_it() => PinnedProgram.Of(
        "using System.Runtime.CompilerServices;\n\nnamespace Tools\n{\n    public static class Extensions\n    {\n        public static TaskAwaiter GetAwaiter(this int sum) => Task.Delay(sum).GetAwaiter();\n    }\n}",
        "using Tools;\n\npublic class Checkout\n{\n    public async Task Pay(int sum)\n    {\n        if (!Pinned(true))\n        {\n            await sum;\n        }\n\n        Show(int.Parse(sum.ToString()));\n    }\n}").Becomes(
        "using System.Runtime.CompilerServices;\n\nnamespace Tools\n{\n    public static class Extensions\n    {\n        public static TaskAwaiter GetAwaiter(this int sum) => Task.Delay(sum).GetAwaiter();\n    }\n}",
        "public class Checkout\n{\n    public async Task Pay(int sum)\n    {\n        await Task.CompletedTask;\n        Show(int.Parse(sum.ToString()));\n    }\n}");

    private const string Tools = """
        namespace Tools
        {
            [AttributeUsage(AttributeTargets.All)]
            public sealed class LateAttribute : Attribute;

            public static class Numbers
            {
                public sealed class Inner;

                public static int One() => 1;

                public static int Two() => 2;
            }
        }

        namespace Tools.Deep
        {
            public sealed class Deepest;
        }
        """;
}
