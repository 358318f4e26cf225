using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Contexts;

/// <summary>TF1009: properties that have the name of a declared attribute and not its type.</summary>
public class ContextAttributeMemberTests : ContextTypeTest
{
    [Theory]
    [InlineData("Plan", "int", "plan", "string: a string, an enum, a Guid or a Version")]
    [InlineData("Plan", "object", "plan", "string: a string, an enum, a Guid or a Version")]
    [InlineData("Plan", "char", "plan", "string: a string, an enum, a Guid or a Version")]
    [InlineData("Plan", "string[]", "plan", "string: a string, an enum, a Guid or a Version")]
    [InlineData("Age", "string", "age", "number: a number")]
    [InlineData("AGE", "bool?", "age", "number: a number")]
    [InlineData("Beta", "int", "beta", "boolean: a bool")]
    [InlineData("Since", "long", "since", "datetime: a DateTimeOffset, DateTime, DateOnly or string")]
    [InlineData("AppVersion", "double", "app_version", "semver: a string or a Version")]
    [InlineData("App_Version", "int", "app_version", "semver: a string or a Version")]
    [InlineData("Interests", "string", "interests", "list: a list of strings")]
    [InlineData("Interests", "int[]", "interests", "list: a list of strings")]
    public Task A_property_whose_type_does_not_fit_is_reported_at_its_name(string property, string type, string attribute, string fits) => Verify(
        $$"""[FlagContext] public class Customer { public string Id { get; set; } = ""; public {{type}} [|{{property}}|] { get; set; } = default!; }""",
        $"'{property}' is '{type}', and flags.yaml declares '{attribute}' as {fits.Replace(": ", ". Make it ", StringComparison.Ordinal)}, or change the declaration.");

    [Theory]
    [InlineData("[FlagContext] public record Customer(string Id, int [|Plan|]);")]
    [InlineData("[FlagContext] public readonly record struct Customer(string Id, int [|Plan|]);")]
    [InlineData("[FlagContext] public struct Customer { public int [|Plan|] { get; set; } }")]
    [InlineData("[FlagContext] public interface ICustomer { int [|Plan|] { get; } }")]
    [InlineData("[FlagContext] public interface ICustomer : IHasPlan { } public interface IHasPlan { int [|Plan|] { get; } }")]
    [InlineData("[FlagContext] public class Customer : Person { } public abstract class Person { public int [|Plan|] { get; set; } }")]
    [InlineData("public partial class Customer { public int [|Plan|] { get; set; } } [FlagContext] public partial class Customer { }")]
    [InlineData("public class Shop { [FlagContext] internal class Customer { public int [|@Plan|] => 1; } }")]
    [InlineData("[FlagContext] public class Customer { public int [|Plan|] => 1; public string Age() => null!; }")]
    [InlineData("[FlagContextAttribute()] public class Customer { public System.DateTime [|Plan|] => default; }")]
    public Task It_is_found_in_every_kind_of_type(string source) => Verify(source);

    [Fact]
    public Task Also_under_an_alias_of_the_attribute() => Verify(FlagsProject.With(
        Flags,
        """
        using Context = TypedFlags.FlagContextAttribute;
        [Context] public class Customer { public int [|Plan|] => 1; }
        """));

    [Fact]
    public Task In_every_file_and_type_of_a_project() => Verify(Project("[FlagContext] public class Customer { public int [|Plan|] => 1; }")
        .WithSource("Visitor.cs", "[TypedFlags.FlagContext] public class Visitor { public string [|Age|] => null!; public int [|Interests|] => 1; }"));

    [Fact]
    public Task The_key_is_also_the_attribute_that_declares_its_name() => Verify(
        Project("[FlagContext] public class Customer { public int [|Id|] => 1; }", "context: { id: string }\nflags: { a: {} }"),
        "'Id' is 'int', and flags.yaml declares 'id' as string. Make it a string, an enum, a Guid or a Version, or change the declaration.");

    [Fact]
    public Task Two_properties_for_one_attribute_are_reported_at_the_second() => Verify(
        "[FlagContext] public class Customer { public string [|App_Version|] => null!; public string AppVersion => null!; }",
        "'App_Version' and 'AppVersion' are both the attribute 'app_version', and only 'AppVersion' is read. Rename one of them.");

    [Fact]
    public Task Of_two_properties_for_one_attribute_the_one_that_does_not_fit_is_reported() => Verify(
        "[FlagContext] public class Customer { public string AppVersion => null!; public int [|App_Version|] => 1; }");

    [Fact]
    public Task A_type_of_this_project_that_is_named_on_the_assembly_is_reported_at_its_member() => Verify(
        "[assembly: FlagContext(typeof(Customer))] public class Customer { public int [|Plan|] => 1; }");

    [Fact]
    public Task A_type_of_another_assembly_is_reported_where_it_is_named() => Verify(
        Project("[assembly: FlagContext([|typeof(System.Version)|])]", "context: { major: string, minor: number }\nflags: { a: {} }"),
        "'Major' is 'int', and flags.yaml declares 'major' as string. Make it a string, an enum, a Guid or a Version, or change the declaration.");

    [Theory]
    [InlineData("public string? Plan { get; set; }")]
    [InlineData("public System.DayOfWeek? Plan { get; set; }")]
    [InlineData("public System.Guid Plan { get; set; } public uint? Age { get; set; } public decimal Sins { get; set; }")]
    [InlineData("public System.DateOnly Since { get; set; } public System.Version AppVersion => null!; public System.Collections.Generic.HashSet<string> Interests => null!;")]
    [InlineData("public int Number { get; set; } public object Anything => null!; public Customer? Parent { get; set; }")]
    [InlineData("internal int Plan { get; set; } private int Age => 1; protected string Beta => null!;")]
    [InlineData("public static int Plan => 1; public int Age() => 1; public string Beta = null!; public int Since { set { } }")]
    [InlineData("public int this[string plan] => 1;")]
    [InlineData("""[System.Obsolete("gone", true)] public int Plan => 1;""")]
    [InlineData("public {|CS0246:Missing|} Plan { get; set; } public System.Collections.Generic.List<{|CS0246:Missing|}> Interests { get; set; }")]
    public Task Nothing_is_said_of(string members) =>
        Verify($$"""[FlagContext] public class Customer { public string Id { get; set; } = ""; {{members}} }""");

    [Fact]
    public Task A_property_that_a_fitting_one_hides_is_not_reported() => Verify(
        "public class Person { public int Plan => 1; } [FlagContext] public class Customer : Person { public new string Plan => null!; }");

    [Fact]
    public Task Types_that_are_no_contexts_may_have_any_property() => Verify(
        "public class Customer { public int Plan => 1; } [FlagContext] public class Visitor { } namespace Other { public class FlagContextAttribute : System.Attribute { } [Other.FlagContext] public class C { public int Plan => 1; } }");

    [Fact]
    public Task Without_a_flags_file_nothing_is_generated_and_nothing_said() =>
        Verify(new FlagsProject().WithSource("Customer.cs", "[TypedFlags.FlagContext] public class Customer<T> { public int Plan => 1; }"));

    [Fact]
    public Task A_file_that_declares_no_attributes_has_none_that_do_not_fit() =>
        Verify(Project("[FlagContext] public class Customer { public int Plan => 1; }", "flags: { a: {} }"));

    [Theory]
    [InlineData("context: { plan: strin }\nflags: { a: {} }")]
    [InlineData("context: [plan\nflags: { a: {} }")]
    [InlineData("")]
    [InlineData("# Nothing yet.")]
    [InlineData("context:\nflags:")]
    public Task A_declaration_that_is_broken_says_nothing_of_types(string flags) =>
        Verify(Project("[FlagContext] public class Customer { public int Plan => 1; }", flags));

    [Fact]
    public Task The_runtimes_own_reading_of_claims_needs_no_properties() => Verify(
        Project("[assembly: FlagContext(typeof(System.Security.Claims.ClaimsPrincipal))]", "context: { claims: list, identity: string }\nflags: { a: {} }"));
}
