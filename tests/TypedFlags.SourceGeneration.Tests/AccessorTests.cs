using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>Every kind of flag, from its file to its answer.</summary>
public class AccessorTests
{
    [Fact]
    public void A_boolean_flag_is_enabled_for_those_it_names() => Assert.Equal("True False False", Run(
        "new_checkout: { users: [ada], default: false }",
        """
        Flags.NewCheckout.IsEnabled(new FlagContext("ada")) + " " + Flags.NewCheckout.IsEnabled(new FlagContext("bob")) + " " + Flags.NewCheckout.IsEnabled()
        """));

    [Fact]
    public void A_text_flag_without_variants_has_its_value() => Assert.Equal("Hello", Run(
        "greeting: { type: string, default: Hello }",
        "Flags.Greeting.GetValue()"));

    [Fact]
    public void An_integer_flag_is_an_int() => Assert.Equal("2147483647 System.Int32", Run(
        "limit: { type: integer, default: 2147483647 }",
        "Flags.Limit.GetValue() + \" \" + Flags.Limit.GetValue().GetType()"));

    [Fact]
    public void A_whole_number_in_an_object_is_an_int_unless_one_of_its_values_needs_a_long() => Assert.Equal("System.Int32 3000000000", Run(
        "limits: { type: object, variants: { a: { few: 1, many: 2 }, b: { few: 5, many: 3000000000 } }, default: b }",
        "Flags.Limits.GetValue().Few.GetType() + \" \" + Flags.Limits.GetValue().Many"));

    [Fact]
    public void A_number_flag_is_a_double() => Assert.Equal("0.5", Run(
        "ratio: { type: number, default: 0.5 }",
        "((double)Flags.Ratio.GetValue()).ToString(System.Globalization.CultureInfo.InvariantCulture)"));

    [Fact]
    public void A_flag_with_variants_has_an_enum_in_the_order_of_the_file() => Assert.Equal("Full full 0:Control 1:Full 2:Compact", Run(
        """
        checkout_layout:
          type: string
          variants: { control: one-column, full: full, compact: compact }
          default: control
          users: { full: [ada] }
        """,
        """
        Flags.CheckoutLayout.GetVariant(new FlagContext("ada")) + " " + Flags.CheckoutLayout.GetValue(new FlagContext("ada")) + " "
            + string.Join(" ", System.Enum.GetValues<Flags.CheckoutLayoutVariant>().Select(v => (int)v + ":" + v))
        """));

    [Fact]
    public void Variants_may_be_integers_and_numbers() => Assert.Equal("20 Large 1.5 Half", Run(
        """
        page_size: { type: integer, variants: { small: 10, large: 20 }, default: large }
        weight: { type: number, variants: { half: 1.5 }, default: half }
        """,
        """
        Flags.PageSize.GetValue() + " " + Flags.PageSize.GetVariant() + " "
            + Flags.Weight.GetValue().ToString(System.Globalization.CultureInfo.InvariantCulture) + " " + Flags.Weight.GetVariant()
        """));

    [Fact]
    public void An_object_flag_has_a_record() => Assert.Equal("LimitsValue { MaxItems = 10, Label = free }", Run(
        "limits: { type: object, default: { max_items: 10, label: free } }",
        "Flags.Limits.GetValue().ToString()"));

    [Fact]
    public void Objects_nest_and_hold_lists_and_nulls() => Assert.Equal("5 DE,FR 2 <null> 1,2;3", Run(
        """
        limits:
          type: object
          variants:
            a: { burst: { size: 5 }, regions: [DE, FR], steps: [{ at: 1 }, { at: 2 }], note: null, grid: [[1, 2], [3]] }
            b: { burst: { size: 6 }, regions: [], steps: [], note: text, grid: [] }
          default: a
        """,
        """
        string.Join(" ",
            Flags.Limits.GetValue().Burst.Size,
            string.Join(",", Flags.Limits.GetValue().Regions),
            Flags.Limits.GetValue().Steps[1].At,
            Flags.Limits.GetValue().Note ?? "<null>",
            string.Join(";", Flags.Limits.GetValue().Grid.Select(row => string.Join(",", row))))
        """));

    [Fact]
    public void Records_compare_lists_by_their_elements() => Assert.Equal("True False True", Run(
        "limits: { type: object, default: { regions: [DE, FR], size: 1 } }",
        """
        string.Join(" ",
            Flags.Limits.GetValue() == new Flags.LimitsValue { Regions = new[] { "DE", "FR" }, Size = 1 },
            Flags.Limits.GetValue() == new Flags.LimitsValue { Regions = new[] { "DE", "IT" }, Size = 1 },
            Flags.Limits.GetValue().GetHashCode() == new Flags.LimitsValue { Regions = new[] { "DE", "FR" }, Size = 1 }.GetHashCode())
        """));

    [Fact]
    public void Evaluate_says_why() => Assert.Equal("new_checkout True on TARGETING_MATCH", Run(
        "new_checkout: { users: [ada], default: false }",
        """
        new System.Func<FlagEvaluation<bool>, string>(e => e.FlagKey + " " + e.Value + " " + e.Variant + " " + e.Reason)(
            Flags.NewCheckout.Evaluate(new FlagContext("ada")))
        """));

    [Fact]
    public void Names_are_constants() => Assert.Equal("new_checkout", Run(
        "new_checkout: { default: false }",
        "Constant",
        "private const string Constant = Flags.Names.NewCheckout;"));

    [Fact]
    public void All_lists_every_definition_in_ordinal_order() => Assert.Equal("a:search B:payments c:", Run(
        """
        c: {}
        a: { owner: search }
        B: { owner: payments }
        """,
        """string.Join(" ", Flags.All.OrderBy(d => d.Key, System.StringComparer.OrdinalIgnoreCase).Select(d => d.Key + ":" + d.Owner))"""));

    [Fact]
    public void EvaluateAll_answers_for_every_flag() => Assert.Equal("a=True b=Hello", Run(
        """
        a: { users: [ada], default: false }
        b: { type: string, default: Hello }
        """,
        """
        string.Join(" ", Flags.EvaluateAll(new FlagContext("ada")).OrderBy(e => e.Key).Select(e => e.Key + "=" + e.Value.Value))
        """));

    [Fact]
    public void EvaluateAll_takes_the_applications_own_type() => Assert.Equal("True True False", Run(
        "a: { users: [ada], default: false }",
        """
        Flags.EvaluateAll(new User("ada"))["a"].Value + " " + Flags.EvaluateAll((User?)new User("ada"))["a"].Value + " " + Flags.EvaluateAll((User?)null)["a"].Value
        """,
        "",
        "[FlagContext] public readonly record struct User(string Id);"));

    [Theory]
    [InlineData("Flags.Layout.GetValue(user)", "wide")]
    [InlineData("Flags.Layout.GetVariant(user).ToString()", "Full")]
    [InlineData("Flags.Layout.Evaluate(user).Reason", "TARGETING_MATCH")]
    [InlineData("Flags.NewCheckout.IsEnabled(user).ToString()", "True")]
    [InlineData("Flags.NewCheckout.GetValue(user).ToString()", "True")]
    [InlineData("Flags.NewCheckout.Evaluate(user).Variant", "on")]
    [InlineData("user.ToFlagContext().TargetingKey", "ada")]
    public void Every_question_takes_the_applications_own_type(string expression, string answer) => Assert.Equal(answer, Run(
        """
        layout: { type: string, variants: { control: narrow, full: wide }, default: control, users: { full: [ada] } }
        new_checkout: { users: [ada], default: false }
        """,
        expression + "!",
        """private static readonly User user = new User("ada");""",
        "[FlagContext] public record User(string Id);"));

    [Fact]
    public void A_scope_serves_an_override() => Assert.Equal("Full wide", Run(
        "layout: { type: string, variants: { control: narrow, full: wide }, default: control }",
        "Overridden()",
        """
        static string Overridden()
        {
            using (Flags.Layout.Override(Flags.LayoutVariant.Full))
            {
                return Flags.Layout.GetVariant() + " " + Flags.Layout.GetValue();
            }
        }
        """));

    [Fact]
    public void EvaluateAll_of_a_bare_null_means_no_context_from_CSharp_13() => Assert.Equal("False", (FlagsProject.With(
        "flags: { a: { users: [ada], default: false } }",
        """
        [TypedFlags.FlagContext] public record User(string Id);
        static class Program { static string Run() => Storefront.Flags.EvaluateAll(null)["a"].Value.ToString()!; }
        """) with
    {
        LanguageVersion = LanguageVersion.CSharp13,
    }).Run());

    private static string Run(string flags, string expression, string members = "", string types = "") =>
        FlagsProject.With(
            "policy: { naming: any }\nflags:\n" + string.Join("\n", flags.Split('\n').Select(line => "  " + line)),
            $$"""
            using System.Linq;
            using Storefront;
            using TypedFlags;

            {{types}}

            static class Program
            {
                {{members}}

                static string Run() => {{expression}};
            }
            """).Run();
}
