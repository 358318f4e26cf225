using Microsoft.CodeAnalysis.CodeFixes;
using TypedFlags.CodeFixes.Accessors;
using TypedFlags.CodeFixes.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.Accessors;

/// <summary>The class of flags is named so that it is found: with a <c>using</c> where that does it, qualified where the name means something else.</summary>
public class FlagClassNameTests
{
    [Fact]
    public Task In_a_namespace_of_its_own_a_using_is_added() => VerifyAsync(
        "using TypedFlags;\n\nnamespace Elsewhere;\n\nclass Shop\n{\n    bool Run(IFlagClient f) => f.GetBoolean(\"new_checkout\", null, false);\n}\n",
        "Use 'Flags.NewCheckout'",
        "using Storefront;\nusing TypedFlags;\n\nnamespace Elsewhere;\n\nclass Shop\n{\n    bool Run(IFlagClient f) => Flags.NewCheckout.IsEnabled();\n}\n");

    [Fact]
    public Task Where_the_name_means_something_else_it_is_qualified() => VerifyAsync(
        "using TypedFlags;\n\nnamespace Elsewhere;\n\nclass Shop\n{\n    int Flags => 1;\n\n    bool Run(IFlagClient f) => Flags == 1 && f.GetBoolean(\"new_checkout\", null, false);\n}\n",
        "Use 'Flags.NewCheckout'",
        "using TypedFlags;\n\nnamespace Elsewhere;\n\nclass Shop\n{\n    int Flags => 1;\n\n    bool Run(IFlagClient f) => Flags == 1 && Storefront.Flags.NewCheckout.IsEnabled();\n}\n");

    [Theory]
    [InlineData("\"new_checkout\"", "Flags.Names.NewCheckout")]
    [InlineData("Name", "Flags.Names.NewCheckout")]
    [InlineData("\"new_\" + \"checkout\"", "Flags.Names.NewCheckout")]
    [InlineData("/* a */ \"new_checkout\" /* b */", "/* a */ Flags.Names.NewCheckout /* b */")]
    [InlineData("f is null ? \"new_checkout\" : \"beta\"", "f is null ? Flags.Names.NewCheckout : \"beta\"")]
    public Task The_constant_for_any_text(string before, string after) => VerifyAsync(Code(before), "Use 'Flags.Names.NewCheckout'", Code(after));

    [Fact]
    public Task A_local_constant_gets_the_constant_itself() => VerifyAsync(
        AccessorCode.Class("    bool Run(IFlagClient f)\n    {\n        const string Name = \"new_checkout\";\n        return f.GetBoolean(Name, null, false);\n    }"),
        "Use 'Flags.Names.NewCheckout'",
        AccessorCode.Class("    bool Run(IFlagClient f)\n    {\n        const string Name = Flags.Names.NewCheckout;\n        return f.GetBoolean(Name, null, false);\n    }"));

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public Task All_constants(FixAllScope scope) => FixVerifier.VerifyAllAsync<UseAccessorFixProvider>(
        [AccessorCode.Project(Code("f is null ? \"new_checkout\" : \"beta\""))],
        "Use 'Flags.Names.NewCheckout'",
        scope,
        ("Shop.cs", Code("f is null ? Flags.Names.NewCheckout : Flags.Names.Beta")));

    private static string Code(string name) => AccessorCode.Class(
        $"    private const string Name = \"new_checkout\";\n\n    bool Run(IFlagClient f) => f.GetBoolean({name}, null, Name == \"\");");

    private static Task VerifyAsync(string before, string title, string after) =>
        FixVerifier.VerifyAsync<UseAccessorFixProvider>(AccessorCode.Project(before), title, ("Shop.cs", after.ReplaceLineEndings("\n")));
}
