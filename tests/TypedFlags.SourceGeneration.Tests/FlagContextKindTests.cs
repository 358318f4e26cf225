using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>Every kind of type that can be a context: each compiles, is adapted and is read.</summary>
public class FlagContextKindTests
{
    private const string Flags = """
        context: { plan: string }
        flags:
          new_checkout: { rules: [{ when: { plan: pro }, serve: true }], default: false }
        """;

    [Fact]
    public void A_class() => Assert.Equal("True False", Run(
        """
        [FlagContext] public class Customer { public string? Id { get; set; } public string? Plan { get; set; } }
        """,
        """new Customer { Plan = "pro" }""",
        """new Customer { Plan = "free" }"""));

    [Fact]
    public void A_record() => Assert.Equal("True False", Run(
        "[FlagContext] public record Customer(string Id, string Plan);",
        """new Customer("ada", "pro")""",
        """new Customer("ada", "free")"""));

    [Fact]
    public void A_struct() => Assert.Equal("True False", Run(
        "[FlagContext] public struct Customer { public string Id { get; set; } public string Plan { get; set; } }",
        """new Customer { Plan = "pro" }""",
        "default(Customer)"));

    [Fact]
    public void A_record_struct() => Assert.Equal("True False", Run(
        "[FlagContext] public readonly record struct Customer(string Id, string Plan);",
        """new Customer("ada", "pro")""",
        """new Customer("ada", "free")"""));

    [Fact]
    public void A_nested_type() => Assert.Equal("True False", Run(
        """
        public static class Shop { public partial class @class { [FlagContext] internal record Customer(string Plan); } }
        """,
        """new Shop.@class.Customer("pro")""",
        """new Shop.@class.Customer("free")"""));

    [Fact]
    public void A_derived_type_with_inherited_properties() => Assert.Equal("True False", Run(
        """
        public abstract class Person { public string? Plan { get; set; } }
        [FlagContext] public class Customer : Person { public string? Id { get; set; } }
        """,
        """new Customer { Plan = "pro" }""",
        "new Customer()"));

    [Fact]
    public void A_type_derived_from_a_context_is_read_as_its_base() => Assert.Equal("True False", Run(
        """
        [FlagContext] public class Person { public string? Plan { get; set; } }
        public class Customer : Person { }
        """,
        """new Customer { Plan = "pro" }""",
        "new Customer()"));

    [Fact]
    public void A_base_and_a_derived_context_of_which_the_nearer_is_taken() => Assert.Equal("True False", Run(
        """
        [FlagContext] public class Person { public string? Plan { get; set; } }
        [FlagContext] public class Customer : Person { public new string Plan => "pro"; }
        """,
        "new Customer()",
        "new Person()"));

    [Fact]
    public void A_null_reference_is_an_anonymous_user() => Assert.Equal("False True", Run(
        "[FlagContext] public record Customer(string? Plan);",
        "(Customer?)null",
        """(Customer?)new Customer("pro")"""));

    [Fact]
    public void A_nullable_struct() => Assert.Equal("False True", Run(
        "[FlagContext] public record struct Customer(string? Plan);",
        "(Customer?)null",
        """(Customer?)new Customer("pro")"""));

    [Fact]
    public void An_interface() => Assert.Equal("True False", Run(
        """
        public interface IHasPlan { string Plan { get; } }
        [FlagContext] public interface ICustomer : IHasPlan { string Id { get; } }
        public class Customer(string plan) : ICustomer { public string Id => "ada"; public string Plan => plan; }
        """,
        """(ICustomer)new Customer("pro")""",
        """new Customer("free")"""));

    [Fact]
    public void A_type_of_another_library_named_on_the_assembly() => Assert.Equal("True False", Run(
        """[assembly: FlagContext(typeof(System.Net.NetworkCredential), TargetingKey = nameof(System.Net.NetworkCredential.UserName))]""",
        """new System.Net.NetworkCredential("ada", "secret")""",
        """new System.Net.NetworkCredential("bob", "secret")""",
        "flags: { new_checkout: { users: [ada], default: false } }"));

    [Fact]
    public void A_generic_type_with_its_arguments_named_on_the_assembly() => Assert.Equal("True False", Run(
        """
        [assembly: FlagContext(typeof(Wrapper<int>))]
        public class Wrapper<T> { public string? Plan { get; set; } public T? Value { get; set; } }
        """,
        """new Wrapper<int> { Plan = "pro" }""",
        "new Wrapper<int>()"));

    [Fact]
    public void A_claims_principal() => Assert.Equal("True False", Run(
        "[assembly: FlagContext(typeof(System.Security.Claims.ClaimsPrincipal))]",
        Principal("pro"),
        Principal("free")));

    [Fact]
    public void A_partial_type_marked_twice_and_named_on_the_assembly_is_adapted_once() => Assert.Equal("True False", Run(
        """
        [assembly: FlagContext(typeof(Customer))]
        [FlagContext] public partial class Customer { public string? Plan { get; set; } }
        [FlagContext] public partial class Customer { public string? Id { get; set; } }
        """,
        """new Customer { Plan = "pro" }""",
        "new Customer()"));

    [Theory]
    [InlineData("public class Outer { [FlagContext] private class Customer { } }")]
    [InlineData("[FlagContext] file class Customer { }")]
    [InlineData("[FlagContext] public class Customer<T> { }")]
    [InlineData("public class Outer<T> { [FlagContext] public class Customer { } }")]
    [InlineData("[FlagContext] public static class Customer { }")]
    [InlineData("[FlagContext] public ref struct Customer { }")]
    [InlineData("[assembly: FlagContext(typeof(System.Collections.Generic.List<>))]")]
    [InlineData("[assembly: FlagContext(typeof(int))]")]
    [InlineData("[assembly: FlagContext(typeof(int?))]")]
    [InlineData("[assembly: FlagContext(typeof(object))]")]
    [InlineData("[assembly: FlagContext(typeof(string))]")]
    [InlineData("[assembly: FlagContext(typeof(string[]))]")]
    [InlineData("[assembly: FlagContext(typeof((int, string)))]")]
    [InlineData("[assembly: FlagContext(typeof(System.DayOfWeek))]")]
    [InlineData("[assembly: FlagContext(typeof(FlagContext))]")]
    [InlineData("[assembly: FlagContext(null!)]")]
    [InlineData("[FlagContext, System.Obsolete(\"gone\", true)] public class Customer { }")]
    public void A_type_that_generated_code_cannot_use_is_left_alone(string type)
    {
        GeneratorRun run = FlagsProject.With(Flags, "using TypedFlags;\n" + type).Generate();

        Assert.DoesNotContain("FlagContexts.g.cs", run.HintNames);
    }

    [Theory]
    [InlineData("IsEnabled")]
    [InlineData("Evaluate")]
    [InlineData("ToFlagContext")]
    [InlineData("@record")]
    [InlineData("Flags")]
    public void A_type_of_any_name(string name) => Assert.Equal("True False", Run(
        $"[FlagContext] public class {name} {{ public string? Plan {{ get; set; }} }}",
        $$"""new {{name}} { Plan = "pro" }""",
        $"new {name}()"));

    [Theory]
    [InlineData("System.Obsolete(\"soon gone\")")]
    [InlineData("System.Obsolete(\"soon gone\", DiagnosticId = \"SHOP1\")")]
    [InlineData("System.Diagnostics.CodeAnalysis.Experimental(\"SHOP2\")")]
    public void A_type_whose_use_gives_a_warning_is_adapted_without_it(string attribute) =>
        FlagsProject.With(Flags, $$"""[TypedFlags.FlagContext, {{attribute}}] public class Customer { public string? Plan { get; set; } }""").Compile();

    [Fact]
    public void A_type_of_another_library_whose_members_are_obsolete() => Assert.Equal("False False", Run(
        "[assembly: FlagContext(typeof(System.Reflection.AssemblyName))]",
        "new System.Reflection.AssemblyName(\"a\")",
        "new System.Reflection.AssemblyName()"));

    private static string Principal(string plan) =>
        $$"""
        new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity(
            new[] { new System.Security.Claims.Claim("plan", "{{plan}}") }))
        """;

    private static string Run(string types, string first, string second, string flags = Flags) =>
        FlagsProject.With(
            flags,
            $$"""
            using TypedFlags;
            {{types}}

            static class Program
            {
                static string Run() =>
                    Storefront.Flags.NewCheckout.IsEnabled({{first}}) + " " + Storefront.Flags.NewCheckout.IsEnabled({{second}});
            }
            """).Run();
}
