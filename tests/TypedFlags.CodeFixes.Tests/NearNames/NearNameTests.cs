using Microsoft.CodeAnalysis.CodeFixes;
using TypedFlags.CodeFixes.NearNames;
using TypedFlags.CodeFixes.Tests.Harness;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.NearNames;

public class NearNameTests
{
    private const string Flags = "flags: { new_checkout: {}, dark_mode: {} }\n";

    [Theory]
    [InlineData("\"new_chekout\"", "\"new_checkout\"")]
    [InlineData("@\"new_chekout\"", "@\"new_checkout\"")]
    [InlineData("\"\"\"new_chekout\"\"\"", "\"\"\"new_checkout\"\"\"")]
    [InlineData("$\"new_chekout\"", "$\"new_checkout\"")]
    [InlineData("(\"new_chekout\")", "(\"new_checkout\")")]
    [InlineData("\"new\\u005fchekout\"", "\"new_checkout\"")]
    [InlineData("/* old */ \"new_chekout\" /* ! */", "/* old */ \"new_checkout\" /* ! */")]
    [InlineData("user is null ? \"new_chekout\" : \"dark_mode\"", "user is null ? \"new_checkout\" : \"dark_mode\"")]
    public Task Text_keeps_the_form_it_is_written_in(string before, string after) => FixVerifier.VerifyAsync<NearNameFixProvider>(
        FlagsProject.With(Flags, Code(before)), "Change to 'new_checkout'", ("Source0.cs", Code(after)));

    [Theory]
    [InlineData("Old")]
    [InlineData("\"new_\" + \"chekout\"")]
    [InlineData("$\"new_{Chekout}\"")]
    [InlineData("nameof(new_chekout)")]
    public Task Text_that_stands_elsewhere_is_left_alone(string name) =>
        FixVerifier.VerifyNoneAsync<NearNameFixProvider>(FlagsProject.With(Flags, Code(name)));

    [Fact]
    public Task A_raw_text_over_lines() => FixVerifier.VerifyAsync<NearNameFixProvider>(
        FlagsProject.With(Flags, Code("\"\"\"\n            new_chekout\n            \"\"\"")),
        "Change to 'new_checkout'",
        ("Source0.cs", Code("\"\"\"\n            new_checkout\n            \"\"\"")));

    [Theory]
    [InlineData("Flags.Layout.GetValue() == \"ful\"", "Flags.Layout.GetValue() == \"full\"")]
    [InlineData("Flags.Layout.GetValue() is \"ful\" or \"compact\"", "Flags.Layout.GetValue() is \"full\" or \"compact\"")]
    [InlineData("Flags.Layout.GetValue() switch { \"ful\" => 1, _ => 2 }", "Flags.Layout.GetValue() switch { \"full\" => 1, _ => 2 }")]
    public Task A_variants_text(string before, string after) => FixVerifier.VerifyAsync<NearNameFixProvider>(
        Comparing(before), "Change to 'full'", ("Source0.cs", Comparison(after)));

    [Theory]
    [InlineData("new TypedFlags.FlagContext(\"ada\") { [\"pln\"] = \"pro\" }", "new TypedFlags.FlagContext(\"ada\") { [\"plan\"] = \"pro\" }")]
    [InlineData("new TypedFlags.FlagContext(\"ada\") { [/* a */ @\"pln\"] = \"pro\" }", "new TypedFlags.FlagContext(\"ada\") { [/* a */ @\"plan\"] = \"pro\" }")]
    public Task An_attribute_of_a_context(string before, string after) =>
        FixVerifier.VerifyAsync<NearNameFixProvider>(Asking(before), "Change to 'plan'", ("Source0.cs", Comparison(after)));

    [Theory]
    [InlineData("new TypedFlags.FlagContext(\"ada\") { [\"plan\"] = \"fre\" }", "new TypedFlags.FlagContext(\"ada\") { [\"plan\"] = \"free\" }")]
    public Task A_value_of_an_attribute(string before, string after) =>
        FixVerifier.VerifyAsync<NearNameFixProvider>(Asking(before), "Change to 'free'", ("Source0.cs", Comparison(after)));

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public Task All_attributes(FixAllScope scope) => FixVerifier.VerifyAllAsync<NearNameFixProvider>(
        [Asking("new TypedFlags.FlagContext(\"ada\") { [\"pln\"] = \"fre\", [\"aeg\"] = 3 }")],
        "Change to 'plan'",
        scope,
        ("Source0.cs", Comparison("new TypedFlags.FlagContext(\"ada\") { [\"plan\"] = \"fre\", [\"age\"] = 3 }")));

    [Fact]
    public Task A_case_that_would_then_stand_twice_is_left_alone() => FixVerifier.VerifyNoneAsync<NearNameFixProvider>(
        Comparing("Flags.Layout.GetValue() switch { \"full\" => 1, \"ful\" => 2, _ => 3 }"));

    [Theory]
    [InlineData(FixAllScope.Document, false, false)]
    [InlineData(FixAllScope.Project, true, false)]
    [InlineData(FixAllScope.Solution, true, true)]
    public Task All_of_them(FixAllScope scope, bool sameProject, bool otherProject)
    {
        const string Before = "class {0} {{ bool Run(TypedFlags.IFlagClient flags) => flags.GetBoolean(\"new_chekout\", null, false) && flags.GetBoolean(\"darkmode\", null, false); }}\n";
        const string After = "class {0} {{ bool Run(TypedFlags.IFlagClient flags) => flags.GetBoolean(\"new_checkout\", null, false) && flags.GetBoolean(\"dark_mode\", null, false); }}\n";
        FlagsProject shop = FlagsProject.With(Flags, Text(Before, "A"), Text(Before, "B"));
        FlagsProject site = new FlagsProject { AssemblyName = "Site" }.WithFile("site/flags.yaml", Flags).WithSource("site/C.cs", Text(Before, "C"));
        List<(string, string)> after = [("Source0.cs", Text(After, "A"))];
        if (sameProject)
        {
            after.Add(("Source1.cs", Text(After, "B")));
        }

        if (otherProject)
        {
            after.Add(("site/C.cs", Text(After, "C")));
        }

        return FixVerifier.VerifyAllAsync<NearNameFixProvider>([shop, site], "Change to 'new_checkout'", scope, [.. after]);
    }

    [Fact]
    public Task A_file_that_two_projects_share_is_changed_in_both()
    {
        const string Before = "class A { bool Run(TypedFlags.IFlagClient flags) => flags.GetBoolean(\"new_chekout\", null, false); }\n";
        FlagsProject shop = FlagsProject.With(Flags).WithSource("Shared.cs", Before);
        FlagsProject site = new FlagsProject { AssemblyName = "Site" }.WithFile("site/flags.yaml", Flags).WithSource("Shared.cs", Before);

        return FixVerifier.VerifyAllAsync<NearNameFixProvider>(
            [shop, site], "Change to 'new_checkout'", FixAllScope.Solution, ("Shared.cs", Before.Replace("chek", "check", StringComparison.Ordinal)));
    }

    private static FlagsProject Asking(string expression) => FlagsProject.With(
        "context: { plan: { type: string, values: [free, pro] }, age: number }\nflags: { a: { rules: [{ when: { plan: pro, age: { gte: 18 } }, serve: true }] } }\n",
        Comparison(expression));

    private static FlagsProject Comparing(string expression) => FlagsProject.With(
        "flags: { layout: { type: string, variants: { compact: compact, full: full }, default: full } }\n", Comparison(expression));

    private static string Comparison(string expression) => $"using Storefront;\n\nclass Shop\n{{\n    object Run() => {expression};\n}}\n";

    private static string Text(string format, string name) => string.Format(null, format, name);

    private static string Code(string name) =>
        $$"""
        class Shop
        {
            private const string Old = "new_chekout";
            private const string Chekout = "chekout";
            private static readonly int new_chekout = 1;

            int Count => new_chekout;

            bool Run(TypedFlags.IFlagClient flags, object? user) =>
                flags.GetBoolean({{name}}, null, false) || Old + Chekout == "";
        }

        """.ReplaceLineEndings("\n");
}
