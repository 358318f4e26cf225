using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>Which property becomes what.</summary>
public class FlagContextMemberTests
{
    [Fact]
    public void Marked_members_are_the_special_ones() => Assert.Equal("ada acme qa,beta True", Describe(
        "",
        """
        [TargetingKey] public string Login => "ada";
        [Tenant] public string Company => "acme";
        [Groups] public string[] Circles => new[] { "qa", "beta" };
        [Staff] public bool Employee => true;
        """));

    [Fact]
    public void Names_on_the_attribute_win_over_marks() => Assert.Equal("nick   False", Describe(
        "",
        """
        public string Nick => "nick";
        [TargetingKey] public string Login => "ada";
        """,
        """(TargetingKey = "Nick")"""));

    [Fact]
    public void Internal_members_count_where_they_are_marked() => Assert.Equal("ada   False", Describe(
        "",
        """[TargetingKey] internal string Login => "ada";"""));

    [Theory]
    [InlineData("""public string Id => "c"; public string UserId => "b"; public string TargetingKey => "a";""", "a")]
    [InlineData("""public string Id => "c"; public string UserId => "b";""", "b")]
    [InlineData("""public string Id => "c";""", "c")]
    [InlineData("""public string Name => "d";""", "")]
    public void Without_a_mark_the_key_is_TargetingKey_UserId_or_Id(string members, string key) =>
        Assert.Equal(key + "   False", Describe("", members));

    [Fact]
    public void Without_marks_the_other_members_go_by_the_names_that_FlagContext_gives_them() => Assert.Equal(" acme qa True", Describe(
        "",
        """
        public string TenantId => "acme";
        public string[] Groups => new[] { "qa" };
        public bool IsStaff => true;
        """));

    [Theory]
    [InlineData("int", "42", "42")]
    [InlineData("long?", "42", "42")]
    [InlineData("ulong", "ulong.MaxValue", "1.8446744073709552E+19")]
    [InlineData("System.Guid", """new System.Guid("0F8FAD5B-D9CB-469F-A165-70867728950E")""", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("System.DayOfWeek", "System.DayOfWeek.Friday", "Friday")]
    [InlineData("string?", "null", "")]
    public void A_key_may_be_text_a_whole_number_a_Guid_or_an_enum(string type, string value, string key) =>
        Assert.Equal(key + "   False", Describe("", $"public {type} Id => {value};"));

    [Theory]
    [InlineData("plan: string", "string?", "\"pro\"", "String pro")]
    [InlineData("plan: string", "System.Guid?", "null", "None ")]
    [InlineData("plan: string", "System.Version", "new System.Version(1, 2, 3)", "String 1.2.3")]
    [InlineData("plan: number", "byte", "7", "Number 7")]
    [InlineData("plan: number", "uint?", "7", "Number 7")]
    [InlineData("plan: number", "float", "1.5f", "Number 1.5")]
    [InlineData("plan: number", "decimal?", "1.5m", "Number 1.5")]
    [InlineData("plan: number", "double?", "null", "None ")]
    [InlineData("plan: boolean", "bool", "true", "Boolean true")]
    [InlineData("plan: boolean", "bool?", "null", "None ")]
    [InlineData("plan: datetime", "System.DateTime", "new System.DateTime(2026, 12, 31)", "DateTime 2026-12-31T00:00:00Z")]
    [InlineData("plan: datetime", "System.DateTimeOffset?", "new System.DateTimeOffset(2026, 12, 31, 1, 0, 0, System.TimeSpan.FromHours(1))", "DateTime 2026-12-31T00:00:00Z")]
    [InlineData("plan: datetime", "System.DateOnly", "new System.DateOnly(2026, 12, 31)", "DateTime 2026-12-31T00:00:00Z")]
    [InlineData("plan: datetime", "string", "\"2026-12-31T00:00:00Z\"", "String 2026-12-31T00:00:00Z")]
    [InlineData("plan: semver", "string", "\"2.1.0\"", "String 2.1.0")]
    [InlineData("plan: semver", "System.Version?", "null", "None ")]
    [InlineData("plan: list", "string[]", "new[] { \"a\", \"b\" }", "List a,b")]
    [InlineData("plan: list", "System.Collections.Generic.List<string?>?", "null", "None ")]
    [InlineData("plan: list", "System.Collections.Generic.IReadOnlySet<string>", "new System.Collections.Generic.HashSet<string> { \"a\" }", "List a")]
    [InlineData("plan: list", "System.Collections.Immutable.ImmutableArray<string>", "System.Collections.Immutable.ImmutableArray.Create(\"a\")", "List a")]
    [InlineData("plan: list", "System.Collections.Immutable.ImmutableArray<string>", "default", "None ")]
    [InlineData("plan: list", "System.Collections.Immutable.ImmutableArray<string>?", "null", "None ")]
    public void An_attribute_is_read_from_every_type_that_fits(string declaration, string type, string value, string read) =>
        Assert.Equal(read, Attribute(declaration, $"public {type} Plan => {value};", "plan"));

    [Theory]
    [InlineData("plan: string", "int", "7")]
    [InlineData("plan: number", "string", "\"7\"")]
    [InlineData("plan: boolean", "int", "1")]
    [InlineData("plan: semver", "double", "2.1")]
    [InlineData("plan: list", "string", "\"a\"")]
    [InlineData("plan: string", "object", "new object()")]
    public void A_property_of_a_type_that_does_not_fit_is_left_out(string declaration, string type, string value) =>
        Assert.Equal("None ", Attribute(declaration, $"public {type} Plan => {value};", "plan"));

    [Theory]
    [InlineData("app_version: semver", "AppVersion", "app_version")]
    [InlineData("app-version: semver", "AppVersion", "app-version")]
    [InlineData("appVersion: semver", "appversion", "appVersion")]
    public void Names_match_across_naming_styles(string declaration, string property, string name) =>
        Assert.Equal("String 1.0", Attribute(declaration, $"public string {property} => \"1.0\";", name));

    [Fact]
    public void Enum_members_become_the_declared_values_that_they_match() => Assert.Equal("String free-trial", Attribute(
        "plan: { type: string, values: [free-trial, pro] }",
        "public enum Plans { FreeTrial, Pro } public Plans Plan => Plans.FreeTrial;",
        "plan"));

    [Fact]
    public void Enum_members_without_a_declared_value_keep_their_names() => Assert.Equal("String Gold", Attribute(
        "plan: { type: string, values: [free, pro] }",
        "public enum Plans { Free, Pro, Gold } public Plans? Plan => Plans.Gold;",
        "plan"));

    [Fact]
    public void An_enum_value_without_a_name_is_missing() => Assert.Equal("None ", Attribute(
        "plan: string",
        "public enum Plans { Free, Gratis = 0, @new } public Plans Plan => (Plans)7;",
        "plan"));

    [Fact]
    public void Enum_members_that_were_removed_are_left_out() => Assert.Equal("None ", Attribute(
        "plan: string",
        """public enum Plans { Free, [System.Obsolete("gone", true)] Gold } public Plans Plan => (Plans)1;""",
        "plan"));

    [Fact]
    public void A_property_that_no_attribute_names_is_kept_for_the_flags_of_other_assemblies() => Assert.Equal("String DE", Attribute(
        "plan: string",
        """public string HomeCountry => "DE";""",
        "home_country"));

    [Fact]
    public void The_key_is_also_the_attribute_that_declares_its_name() => Assert.Equal("String ada", Attribute(
        "user_id: string",
        """public string UserId => "ada";""",
        "user_id"));

    [Fact]
    public void Obsolete_properties_are_read_without_a_warning_and_removed_ones_are_left_out() => Assert.Equal("String pro", Attribute(
        "plan: string",
        """
        [System.Obsolete("soon gone")] public string Plan => "pro";
        [System.Obsolete("gone", true)] public string Country => "DE";
        """,
        "plan"));

    [Fact]
    public void A_mark_on_a_virtual_property_holds_for_what_overrides_it() => Assert.Equal("ada   False", Describe(
        "",
        "",
        "",
        """
        public abstract class Person { [TargetingKey] public abstract string Login { get; } }
        [FlagContext] public class Customer : Person { public override string Login => "ada"; public string Id => "other"; }
        """));

    [Fact]
    public void Marks_stand_on_the_parameters_of_a_record_too() => Assert.Equal("ada   False", Describe(
        "",
        "",
        "",
        """
        [FlagContext] public record Customer([property: TargetingKey] string Login, string Id) { public Customer() : this("ada", "other") { } }
        """));

    [Theory]
    [InlineData("public record Customer([TargetingKey] string Login, string Id) { public Customer() : this(\"ada\", \"other\") { } }")]
    [InlineData("public readonly record struct Customer([TargetingKey] string Login, string Id) { public Customer() : this(\"ada\", \"other\") { } }")]
    [InlineData("public class Customer([TargetingKey] string login) { public Customer() : this(\"ada\") { } public string Login => login; public string Id => \"other\"; }")]
    [InlineData("public record Customer([TargetingKey] string Login) : Person(Login) { public Customer() : this(\"ada\") { } }")]
    [InlineData("public record Customer(string Key) : Marked(Key) { public Customer() : this(\"ada\") { } }")]
    public void A_mark_on_a_constructors_parameter_marks_the_property_it_fills(string type) => Assert.Equal("ada   False", Describe(
        "",
        "",
        "",
        "[FlagContext] " + type + """

        public record Person(string Login) { public string Id => "other"; }
        public record Marked([TargetingKey] string Login) { public string Id => "other"; }
        """));

    [Fact]
    public void Every_mark_may_stand_on_a_parameter() => Assert.Equal("ada acme qa True", Describe(
        "",
        "",
        "",
        """
        [FlagContext] public record Customer([TargetingKey] string Login, [Tenant] string Company, [Groups] string[] Circles, [Staff] bool Employee)
        {
            public Customer() : this("ada", "acme", ["qa"], true) { }
        }
        """));

    [Theory]
    [InlineData("public new static string Plan => \"own\";")]
    [InlineData("public new string Plan() => \"own\";")]
    [InlineData("public new string Plan { set { } }")]
    [InlineData("public new int Plan;")]
    [InlineData("public new class Plan { }")]
    [InlineData("[System.Obsolete(\"gone\", true)] public new string Plan => \"own\";")]
    [InlineData("internal new string Plan => \"own\";")]
    public void A_property_that_a_derived_type_hides_is_left_out(string member) => Assert.Equal("None ", Attribute(
        "plan: string",
        member,
        "plan",
        "Person"));

    [Theory]
    [InlineData("private new int Plan => 1;")]
    [InlineData("protected new int Plan => 1;")]
    public void What_generated_code_cannot_see_hides_nothing(string member) => Assert.Equal("String base", Attribute(
        "plan: string",
        member,
        "plan",
        "Person"));

    [Fact]
    public void Properties_of_which_only_the_setter_is_overridden_are_read() => Assert.Equal("String virtual", Attribute(
        "country: string",
        "public override string Country { set { } }",
        "country",
        "Person"));

    [Theory]
    [InlineData("[System.Obsolete(\"soon gone\", DiagnosticId = \"SHOP1\")]")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"SHOP2\")]")]
    public void Properties_whose_use_has_a_warning_of_its_own_are_read_without_it(string attribute) => Assert.Equal("String pro", Attribute(
        "plan: string",
        attribute + """public string Plan => "pro";""",
        "plan"));

    [Fact]
    public void An_enum_that_was_removed_is_left_out() => Assert.Equal("None ", Attribute(
        "plan: string",
        """
        [System.Obsolete("gone", true)] public enum Plans { Free }
        [System.Obsolete] public Plans Plan => default;
        """,
        "plan"));

    [Fact]
    public void Statics_indexers_and_write_only_properties_are_no_attributes() => Assert.Equal("None ", Attribute(
        "plan: string",
        """
        public static string Plan => "pro";
        public string this[int index] => "pro";
        public string Country { set { } }
        """,
        "plan"));

    private static string Describe(string context, string members, string arguments = "", string? types = null) => Run(
        context,
        members,
        arguments,
        """user.TargetingKey + " " + user.TenantId + " " + string.Join(",", user.Groups) + " " + user.IsStaff""",
        types);

    private static string Attribute(string context, string members, string name, string? inherits = null) =>
        Run(context, members, "", $"""user["{name}"].Kind + " " + user["{name}"]""", inherits is null ? null : $$"""
            public class {{inherits}} { public string Plan => "base"; public virtual string Country { get => "virtual"; set { } } }
            [FlagContext] public class Customer : {{inherits}} { {{members}} }
            """);

    private static string Run(string context, string members, string arguments, string expression, string? types = null) =>
        FlagsProject.With(
            $$"""context: { {{context}} }""",
            $$"""
            using TypedFlags;

            {{types ?? $"[FlagContext{arguments}] public class Customer {{ {members} }}"}}

            static class Program
            {
                static string Run()
                {
                    FlagContext user = new Customer().ToFlagContext();
                    return {{expression}};
                }
            }
            """).Run();
}
