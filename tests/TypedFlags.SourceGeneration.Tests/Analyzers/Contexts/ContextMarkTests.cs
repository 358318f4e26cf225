using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Contexts;

/// <summary>TF1009: <c>[TargetingKey]</c>, <c>[Tenant]</c>, <c>[Groups]</c> and <c>[Staff]</c> on what can't be one, and by name.</summary>
public class ContextMarkTests : ContextTypeTest
{
    [Theory]
    [InlineData("TargetingKey", "System.DateTime", "DateTime", "the targeting key", "a string, a whole number, a Guid or an enum")]
    [InlineData("TargetingKey", "double", "double", "the targeting key", "a string, a whole number, a Guid or an enum")]
    [InlineData("Tenant", "object", "object", "the tenant", "a string, a whole number, a Guid or an enum")]
    [InlineData("Groups", "string", "string", "the groups", "a list of strings")]
    [InlineData("Groups", "System.Collections.Generic.List<int>", "List<int>", "the groups", "a list of strings")]
    [InlineData("Staff", "string", "string", "the mark of staff", "a bool")]
    [InlineData("Staff", "int", "int", "the mark of staff", "a bool")]
    public async Task A_member_whose_type_cannot_be_it_is_reported(string mark, string type, string name, string role, string fits)
    {
        await Verify(
            $$"""[FlagContext] public class Customer { [{{mark}}] public {{type}} [|Special|] => default!; }""",
            $"'Special' is '{name}', and can't be {role}. Make it {fits}.");
        await Verify(
            $$"""[FlagContext({{mark}} = [|nameof(Special)|])] public class Customer { public {{type}} Special => default!; }""",
            $"'Special' is '{name}', and can't be {role}. Make it {fits}.");
    }

    [Fact]
    public Task Of_two_marked_members_the_one_that_does_not_count_is_reported() => Verify(
        "[FlagContext] public class Customer { [TargetingKey] public string Login => null!; [TargetingKey] public string Email => null!; }"
            .Replace("string Login", "string [|Login|]", StringComparison.Ordinal),
        "'Login' is marked [TargetingKey], and so is 'Email', which is the one that counts. Remove one mark, or decide with '[FlagContext(TargetingKey = \"Login\")]'.");

    [Theory]
    [InlineData("[FlagContext] public record Customer([TargetingKey] string Email, [TargetingKey] string [|Login|]);")]
    [InlineData("[FlagContext] public class Customer : Person { [TargetingKey] public string Email => null!; } public class Person { [TargetingKey] public string [|Login|] => null!; }")]
    [InlineData("[FlagContext] public class Customer { [TargetingKey] public System.DateTime [|Since|] => default; [TargetingKey] public double [|Score|] => 1; public string Id => null!; }")]
    public Task However_they_are_marked(string source) => Verify(source);

    [Theory]
    [InlineData("[TargetingKey] private string [|Login|] => null!;", "it can't be seen from outside. Make it internal or public")]
    [InlineData("[TargetingKey] protected string [|Login|] => null!;", "it can't be seen from outside. Make it internal or public")]
    [InlineData("[TargetingKey] public static string [|Login|] => null!;", "it is static. Make it a property of each instance")]
    [InlineData("[TargetingKey] public string [|Login|] { set { } }", "it has no getter. Add one")]
    [InlineData("[TargetingKey] public string [|this|][int index] => null!;", "it is an indexer. Use a property of its own")]
    [InlineData("""[TargetingKey, System.Obsolete("gone", true)] public string [|Login|] => null!;""", "[Obsolete] makes every use of it an error. Use another property")]
    public Task A_marked_member_that_generated_code_cannot_read_is_reported(string member, string reason)
    {
        string name = member.Contains("this", StringComparison.Ordinal) ? "this[]" : "Login";
        return Verify(
            $$"""[FlagContext] public class Customer { {{member}} }""",
            $"'{name}' is marked [TargetingKey], but generated code can't read it: {reason}.");
    }

    [Fact]
    public Task A_marked_member_whose_getter_is_private_is_reported() => Verify(
        "[FlagContext] public class Customer { [Tenant] public string [|Company|] { private get; set; } = null!; }",
        "'Company' is to be the tenant, but generated code can't read it: it can't be seen from outside. Make it internal or public.");

    [Fact]
    public Task Two_marks_on_one_member_are_one_too_many() => Verify(
        "[FlagContext] public class Customer { [TargetingKey, Tenant] public string [|Id|] => null!; }",
        "'Id' is marked [TargetingKey] and marked [Tenant]; a property can be one of them only. Remove one mark.");

    [Fact]
    public Task A_marked_parameter_without_a_property_is_reported() => Verify(
        """[FlagContext] public class Customer([TargetingKey] string [|login|]) { public override string ToString() => login; }""",
        "The parameter 'login' is marked [TargetingKey], and there is no property of its name. Add one, or mark the property itself.");

    [Fact]
    public Task A_marked_parameter_whose_property_is_private_is_reported() => Verify(
        """[FlagContext] public class Customer([TargetingKey] string [|login|]) { private string Login => login; public override string ToString() => Login; }""");

    [Theory]
    [InlineData("TargetingKey", "Idd", "Id", "the targeting key")]
    [InlineData("TargetingKey", "id", "Id", "the targeting key")]
    [InlineData("Tenant", "TennantId", "TenantId", "the tenant")]
    [InlineData("Groups", "Role", "Roles", "the groups")]
    [InlineData("Staff", "IsStuff", "IsStaff", "the mark of staff")]
    public Task A_name_that_no_property_has_is_reported_with_the_nearest(string role, string name, string near, string title) => Verify(
        $$"""
        [FlagContext({{role}} = [|"{{name}}"|])]
        public class Customer { public string Id => null!; public string TenantId => null!; public string[] Roles => null!; public bool IsStaff => true; }
        """,
        $"'Customer' has no property '{name}' to be {title}. Did you mean '{near}'?");

    [Theory]
    [InlineData("\"Xyzzy\"", "Xyzzy")]
    [InlineData("\"\"", "")]
    [InlineData("nameof(Customer.Method)", "Method")]
    [InlineData("nameof(Customer.Field)", "Field")]
    [InlineData("\"Login.Length\"", "Login.Length")]
    public Task A_name_that_is_near_to_none_is_reported_too(string argument, string name) => Verify(
        $$"""[FlagContext(TargetingKey = [|{{argument}}|])] public class Customer { public string Login => null!; public string Field = null!; public string Method() => Field; }""",
        $"'Customer' has no property '{name}' to be the targeting key.");

    [Theory]
    [InlineData("[FlagContext(TargetingKey = [|\"Login\"|])] public class Customer { private string Login => null!; public override string ToString() => Login; }")]
    [InlineData("[FlagContext(TargetingKey = [|\"Login\"|])] public class Customer { public static string Login => null!; }")]
    [InlineData("[FlagContext(TargetingKey = [|\"Login\"|])] public class Customer { public string Login { private get; set; } = null!; }")]
    [InlineData("[FlagContext(TargetingKey = [|\"Login\"|], Tenant = \"Login\")] public class Customer { public string Login => null!; }")]
    [InlineData("[assembly: FlagContext(typeof(System.Net.NetworkCredential), TargetingKey = [|\"Username\"|])]")]
    [InlineData("[assembly: FlagContext(typeof(Customer), Staff = [|\"Missing\"|])] public class Customer { }")]
    public Task A_name_is_reported_where_it_is_given(string source) => Verify(source);

    [Theory]
    [InlineData("[TargetingKey] public string Login => null!; [Tenant] public System.Guid Company => default; [Groups] public string[] Circles => null!; [Staff] public bool? Employee => null;")]
    [InlineData("[TargetingKey] internal string Login => null!; [Staff] protected internal bool Employee => true;")]
    [InlineData("[TargetingKey] public System.DayOfWeek Login => default; [Groups] public System.Collections.Immutable.ImmutableArray<string>? Circles => null;")]
    [InlineData("[TargetingKey] public ulong? Login => null;")]
    [InlineData("[TargetingKey] public {|CS0246:Missing|} Login => null!; [Groups] public {|CS0246:Missing|}[] Circles => null!;")]
    [InlineData("public System.DateTime Id => default; public object TenantId => null!; public System.Collections.Generic.List<int> Groups => null!; public string IsStaff => null!;")]
    public Task Nothing_is_said_of(string members) => Verify($$"""[FlagContext] public class Customer { {{members}} }""");

    [Theory]
    [InlineData("[FlagContext(TargetingKey = nameof(Login))] public class Customer { public string Login => null!; [TargetingKey] public string Email => null!; }")]
    [InlineData("[FlagContext(TargetingKey = null)] public class Customer { [TargetingKey] public string Email => null!; }")]
    [InlineData("[FlagContext] public class Customer : Person { public override string Login => null!; } public abstract class Person { [TargetingKey] public abstract string Login { get; } }")]
    [InlineData("[FlagContext] public class Customer : Person { public new string Login => null!; } public class Person { [TargetingKey] private protected string Login => null!; }")]
    [InlineData("[FlagContext] public record Customer([property: TargetingKey] string Login, [Tenant] string Company);")]
    [InlineData("[FlagContext] public class Customer([TargetingKey] string login) { public string Login => login; }")]
    [InlineData("[FlagContext] public record Customer([TargetingKey] string Login) : Person(Login); public record Person(string Login);")]
    [InlineData("[FlagContext] public interface ICustomer : IPerson { } public interface IPerson { [TargetingKey] string Login { get; } }")]
    [InlineData("public class Customer { [TargetingKey] public System.DateTime Login => default; [TargetingKey] private int Other => 1; }")]
    [InlineData("[assembly: FlagContext(typeof(System.Net.NetworkCredential), TargetingKey = nameof(System.Net.NetworkCredential.UserName))]")]
    public Task Nothing_is_said_of_marks_that_count(string source) => Verify(source);

    [Fact]
    public Task A_mark_of_another_library_is_nothing_this_project_could_change()
    {
        FlagsProject library = FlagsProject.With(
            "flags: { a: {} }",
            """
            using TypedFlags;
            namespace Shop { public class Person { [TargetingKey] protected string Login => ""; public override string ToString() => Login; } }
            """) with
        {
            AssemblyName = "Shop",
        };

        return Verify(Project("[FlagContext] public class Customer : Shop.Person { public string Id => null!; }") with { References = [library.Compile()] });
    }
}
