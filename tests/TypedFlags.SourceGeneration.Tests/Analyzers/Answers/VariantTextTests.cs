using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Analyzers.Answers;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Answers;

/// <summary>TF1011: what fires.</summary>
public class VariantTextTests
{
    internal const string Flags = """
        flags:
          checkout_layout:
            type: string
            variants: { control: one-column, compact: compact, full: full }
            default: control
          page_size: { type: integer, variants: { small: 10, large: 50 }, default: small }
          greeting: { type: string, default: Hello }
          new_checkout: {}
        """;

    private const string Ful = "The flag 'checkout_layout' never has the value 'ful'; its values are 'one-column', 'compact', 'full'. Did you mean 'full'?";
    private const string NoVariantFul = "The flag 'checkout_layout' has no variant 'ful'; its variants are 'control', 'compact', 'full'. Did you mean 'full'?";

    public static TheoryData<string> Values =>
    [
        "bool A => Flags.CheckoutLayout.GetValue(user) == [|\"ful\"|];",
        "bool A => Flags.CheckoutLayout.GetValue() != [|\"ful\"|];",
        "bool A => [|\"ful\"|] == Flags.CheckoutLayout.GetValue(user);",
        "bool A => (Flags.CheckoutLayout.GetValue(user))! == ([|\"ful\"|]);",
        "bool A => injected.CheckoutLayout.GetValue(user) == [|\"ful\"|];",
        "bool A => maybe?.CheckoutLayout.GetValue(user) == [|\"ful\"|];",
        "bool A => Flags.CheckoutLayout.GetValue(user) == [|Ful|];",
        "bool A => Flags.CheckoutLayout.GetValue(user) == [|$\"{Ful}\"|];",
        "bool A => Flags.CheckoutLayout.GetValue(user) == [|\"fu\" + \"l\"|];",
        "bool A => Flags.CheckoutLayout.GetValue(user) == [|nameof(ful)|];",
        "bool A => Flags.CheckoutLayout.GetValue(user).Equals([|\"ful\"|]);",
        "bool A => Flags.CheckoutLayout.GetValue(user).Equals([|\"ful\"|], StringComparison.Ordinal);",
        "bool A => Flags.CheckoutLayout.GetValue(user).Equals([|\"ful\"|], StringComparison.OrdinalIgnoreCase);",
        "bool? A => Flags.CheckoutLayout.GetValue(user)?.Equals([|\"ful\"|]);",
        "bool A => [|\"ful\"|].Equals(Flags.CheckoutLayout.GetValue(user));",
        "bool A => string.Equals(Flags.CheckoutLayout.GetValue(user), [|\"ful\"|]);",
        "bool A => string.Equals([|\"ful\"|], Flags.CheckoutLayout.GetValue(user), StringComparison.OrdinalIgnoreCase);",
        "bool A => Equals(Flags.CheckoutLayout.GetValue(user), [|\"ful\"|]);",
        "bool A => StringComparer.Ordinal.Equals(Flags.CheckoutLayout.GetValue(user), [|\"ful\"|]);",
        "bool A => Flags.CheckoutLayout.GetValue(user) is [|\"ful\"|];",
        "bool A => Flags.CheckoutLayout.GetValue(user) is [|Texts.Ful|];",
        "bool A => Flags.CheckoutLayout.GetValue(user) is \"full\" or [|\"ful\"|];",
        "bool A => Flags.CheckoutLayout.GetValue(user) is not [|\"ful\"|];",
        "bool A => Flags.CheckoutLayout.GetValue(user) is not null and not ([|\"ful\"|]);",
        "int A => Flags.CheckoutLayout.GetValue(user) switch { \"full\" => 1, [|\"ful\"|] => 2, _ => 3 };",
        "int A => Flags.CheckoutLayout.GetValue(user) switch { \"full\" or [|\"ful\"|] when user is null => 1, var x => x.Length };",
        "int A() { switch (Flags.CheckoutLayout.GetValue(user)) { case \"full\": return 1; case [|\"ful\"|]: return 2; default: return 3; } }",
        "int A() { switch (Flags.CheckoutLayout.GetValue(user)) { case \"full\" or [|\"ful\"|]: return 1; } return 2; }",
        "int A => (Flags.CheckoutLayout.GetValue(user), 1) switch { ([|\"ful\"|], 1) => 1, _ => 3 };",
        "int A() { switch (1, Flags.CheckoutLayout.GetValue(user)) { case (1, [|\"ful\"|]): return 1; } return 2; }",
        "bool A() { string layout = Flags.CheckoutLayout.GetValue(user); return layout == [|\"ful\"|]; }",
        "bool A() { var layout = Flags.CheckoutLayout.GetValue(user); return user is null || layout is \"full\" or [|\"ful\"|]; }",
        "Func<bool> A() { var layout = Flags.CheckoutLayout.GetValue(user); return () => layout.Equals([|\"ful\"|]); }",
        "bool A() { var flag = Flags.CheckoutLayout; return flag.GetValue(user) == [|\"ful\"|]; }",
        "bool A => Flags.CheckoutLayout.Evaluate(user).Value == [|\"ful\"|];",
        "bool A => Flags.CheckoutLayout.Evaluate(user) is { Value: [|\"ful\"|] };",
        "bool A() { var answer = Flags.CheckoutLayout.Evaluate(user); return answer.Value == [|\"ful\"|]; }",
        "bool A() { FlagEvaluation<string> answer = Flags.CheckoutLayout.Evaluate(user); return answer is { Reason: \"x\", Value: not [|\"ful\"|] }; }",
        "bool A => client.GetString(\"checkout_layout\", user, \"one-column\") == [|\"ful\"|];",
        "bool A => client.GetString(Flags.Names.CheckoutLayout, user, defaultValue: \"other\") == [|\"ful\"|];",
        "bool A => client.GetStringDetails(\"checkout_layout\", user, \"other\").Value == [|\"ful\"|];",
        "bool A => Flags.CheckoutLayout.GetValue(own) == [|\"ful\"|];",
    ];

    public static TheoryData<string> Variants =>
    [
        "bool A => Flags.CheckoutLayout.Evaluate(user).Variant == [|\"ful\"|];",
        "bool A => Flags.CheckoutLayout.Evaluate(user).Variant is [|\"ful\"|] or null;",
        "bool? A => Flags.CheckoutLayout.Evaluate(user).Variant?.Equals([|\"ful\"|], StringComparison.Ordinal);",
        "int A => Flags.CheckoutLayout.Evaluate(user) switch { { Variant: [|\"ful\"|] } => 1, _ => 2 };",
        "bool A => client.GetStringDetails(\"checkout_layout\", user, \"ful\").Variant == [|\"ful\"|];",
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public Task A_value_that_no_variant_has(string member) => Project(member).VerifyAsync<VariantTextAnalyzer>(Ful);

    [Theory]
    [MemberData(nameof(Variants))]
    public Task A_name_that_no_variant_has(string member) => Project(member).VerifyAsync<VariantTextAnalyzer>(NoVariantFul);

    [Theory]
    [InlineData("Full", "Did you mean 'full'?")]
    [InlineData("onecolumn", "Did you mean 'one-column'?")]
    public Task Upper_case_is_another_text(string text, string end) =>
        Project($"bool A => Flags.CheckoutLayout.GetValue(user) == [|\"{text}\"|];").VerifyAsync<VariantTextAnalyzer>(
            $"The flag 'checkout_layout' never has the value '{text}'; its values are 'one-column', 'compact', 'full'. {end}");

    [Theory]
    [InlineData("three columns")]
    public Task Text_that_is_near_to_none(string text) =>
        Project($"bool A => Flags.CheckoutLayout.GetValue(user) == [|\"{text}\"|];").VerifyAsync<VariantTextAnalyzer>(
            $"The flag 'checkout_layout' never has the value '{text}'; its values are 'one-column', 'compact', 'full'.");

    [Fact]
    public Task The_name_of_a_variant_in_place_of_its_value() =>
        Project("bool A => Flags.CheckoutLayout.GetValue(user) == [|\"control\"|];").VerifyAsync<VariantTextAnalyzer>(
            "The flag 'checkout_layout' never has the value 'control', which is the name of a variant: its value is 'one-column'.");

    [Fact]
    public Task The_value_of_a_variant_in_place_of_its_name() =>
        Project("bool A => Flags.CheckoutLayout.Evaluate(user).Variant == [|\"one-column\"|];").VerifyAsync<VariantTextAnalyzer>(
            "The flag 'checkout_layout' has no variant 'one-column', which is the value of the variant 'control'.");

    [Theory]
    [InlineData("bool A => Flags.NewCheckout.Evaluate(user).Variant == [|\"enabled\"|];", "enabled", " Did you mean 'on'?")]
    [InlineData("bool A => Flags.NewCheckout.Evaluate(user) is { Variant: [|\"False\"|] };", "False", " Did you mean 'off'?")]
    [InlineData("bool A => client.GetBooleanDetails(\"new_checkout\", user, true).Variant == [|\"onn\"|];", "onn", " Did you mean 'on'?")]
    [InlineData("bool A { get { var x = Flags.NewCheckout.Evaluate(); return x.Variant == [|\"beta\"|]; } }", "beta", "")]
    public Task Boolean_flags_are_on_and_off(string member, string text, string end) =>
        Project(member).VerifyAsync<VariantTextAnalyzer>($"A boolean flag has no variant '{text}'; its variants are 'on', 'off'.{end}");

    [Fact]
    public Task Variants_of_a_flag_that_is_no_text() =>
        Project("bool A => Flags.PageSize.Evaluate(user).Variant == [|\"big\"|];").VerifyAsync<VariantTextAnalyzer>(
            "The flag 'page_size' has no variant 'big'; its variants are 'small', 'large'.");

    [Fact]
    public Task Every_wrong_arm_of_a_switch() =>
        Project("int A => Flags.CheckoutLayout.GetValue(user) switch { [|\"kompact\"|] => 1, \"compact\" => 2, [|\"foll\"|] => 3, _ => 4 };").VerifyAsync<VariantTextAnalyzer>(
            "The flag 'checkout_layout' never has the value 'kompact'; its values are 'one-column', 'compact', 'full'. Did you mean 'compact'?",
            "The flag 'checkout_layout' never has the value 'foll'; its values are 'one-column', 'compact', 'full'. Did you mean 'full'?");

    [Fact]
    public Task In_top_level_statements_and_local_functions() =>
        (FlagsProject.With(
            Flags,
            """
            using Storefront;

            string layout = Flags.CheckoutLayout.GetValue();
            if (layout == [|"ful"|])
            {
                System.Console.WriteLine(IsFull());
            }

            static bool IsFull() => Flags.CheckoutLayout.GetValue() is [|"ful"|];
            """) with
        {
            OutputKind = OutputKind.ConsoleApplication,
        }).VerifyAsync<VariantTextAnalyzer>(Ful, Ful);

    [Fact]
    public Task Many_values_are_not_all_listed() =>
        FlagsProject.With(
            "flags: { letter: { type: string, variants: { a: a1, b: b1, c: c1, d: d1, e: e1, f: f1, g: g1, h: h1, i: i1 }, default: a } }",
            "class C { bool A => Storefront.Flags.Letter.GetValue() == [|\"unknown\"|]; }").VerifyAsync<VariantTextAnalyzer>(
            "The flag 'letter' never has the value 'unknown'; its values are 'a1', 'b1', 'c1', 'd1', 'e1', 'f1', 'g1', 'h1', ….");

    [Fact]
    public Task A_flag_of_a_referenced_library() =>
        (new FlagsProject { AssemblyName = "Shop", References = [FlagsProject.With("visibility: public\n" + Flags).Compile()] })
            .WithSource("C.cs", "class C { bool A => Storefront.Flags.CheckoutLayout.GetValue() == [|\"ful\"|]; bool B => Storefront.Flags.CheckoutLayout.Evaluate().Variant == \"ful\"; }")
            .VerifyAsync<VariantTextAnalyzer>(Ful);

    [Theory]
    [InlineData("ful", "full")]
    [InlineData("control", "one-column")]
    public async Task Code_fixes_get_what_was_meant(string text, string suggestion)
    {
        FlagsProject project = Project($"bool A => Flags.CheckoutLayout.GetValue(user) == \"{text}\";");

        Diagnostic diagnostic = Assert.Single(
            await AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, new VariantTextAnalyzer()));

        Assert.Equal(suggestion, diagnostic.Properties["Suggestion"]);
        Assert.Equal("checkout_layout", diagnostic.Properties["FlagKey"]);
    }

    internal static FlagsProject Project(string member) => FlagsProject.With(
        Flags,
        $$"""
        using System;
        using Storefront;
        using TypedFlags;

        static class Texts { public const string Ful = "ful"; }

        [FlagContext] record Customer([property: TargetingKey] string Id);

        class Shop(FlagContext? user, IFlags injected, IFlags? maybe, IFlagClient client, Customer own, string given)
        {
            const string Ful = "ful";
            object Rest => (user, injected, maybe, client, own, given);
            static void ful() { }
            {{member}}
        }
        """);
}
