using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Contexts;

/// <summary>TF1010: names that no flags file declares.</summary>
public class ContextAttributeNameTests : ContextAttributeTest
{
    private const string NoPlann = "No flags file declares an attribute 'plann', so no rule can ask for it. Did you mean 'plan'?";

    [Theory]
    [InlineData("\"plann\"", "plann", "plan")]
    [InlineData("\"Plan\"", "Plan", "plan")]
    [InlineData("\"appVersion\"", "appVersion", "app_version")]
    [InlineData("\"app-version\"", "app-version", "app_version")]
    [InlineData("\"contry\"", "contry", "country")]
    [InlineData("PlanKey + \"s\"", "plans", "plan")]
    [InlineData("nameof(Checkout)", "Checkout", null)]
    [InlineData("$\"{PlanKey}n\"", "plann", "plan")]
    [InlineData("\"xyzzy\"", "xyzzy", null)]
    [InlineData("\"\"", "", null)]
    public Task A_constant_name_is_reported_with_the_nearest(string key, string name, string? near) => VerifySet(
        $"[[|{key}|]] = \"pro\"",
        $"No flags file declares an attribute '{name}', so no rule can ask for it. "
        + (near is null ? "Declare it under 'context:', or remove it." : $"Did you mean '{near}'?"));

    [Theory]
    [InlineData("new FlagContext { [[|\"plann\"|]] = 1 }")]
    [InlineData("new TypedFlags.FlagContext() { TenantId = \"acme\", [\"plan\"] = \"pro\", [[|\"plann\"|]] = true }")]
    [InlineData("new(\"ada\") { [[|\"plann\"|]] = 1 }")]
    [InlineData("new FlagContext(\"ada\") { Attributes = new Dictionary<string, AttributeValue> { [[|\"plann\"|]] = \"pro\" } }")]
    [InlineData("new FlagContext(\"ada\") { Attributes = new Dictionary<string, AttributeValue> { { [|\"plann\"|], \"pro\" }, { \"plan\", \"pro\" } } }")]
    [InlineData("new FlagContext(\"ada\") { Attributes = new[] { KeyValuePair.Create<string, AttributeValue>([|\"plann\"|], \"pro\") } }")]
    [InlineData("new FlagContext(\"ada\") { Attributes = [new KeyValuePair<string, AttributeValue>([|\"plann\"|], \"pro\")] }")]
    [InlineData("new FlagContext(\"ada\") { Attributes = [new([|\"plann\"|], \"pro\")] }")]
    [InlineData("new FlagContext(\"ada\") { Attributes = new List<KeyValuePair<string, AttributeValue>> { new(value: 1, key: [|\"plann\"|]) } }")]
    [InlineData("client.GetBoolean(\"new_checkout\", new(\"ada\") { [[|\"plann\"|]] = 1 }, false) ? null : null")]
    [InlineData("Flags.NewCheckout.IsEnabled(new FlagContext { [[|\"plann\"|]] = any }) ? null : null")]
    [InlineData("((Func<FlagContext>)(() => new() { [[|\"plann\"|]] = any }))()")]
    public Task It_is_found_however_a_context_is_made(string expression) => Verify(Project(InMethod(expression)), NoPlann);

    [Theory]
    [InlineData("using TypedFlags; FlagContext user = new() { [[|\"plann\"|]] = 1 }; System.Console.WriteLine(user);")]
    [InlineData("using User = TypedFlags.FlagContext; System.Console.WriteLine(new User { [[|\"plann\"|]] = 1 });")]
    [InlineData("System.Console.WriteLine(Storefront.Flags.NewCheckout.IsEnabled(new(\"ada\") { [[|\"plann\"|]] = 1 }));")]
    public Task Also_in_top_level_statements(string source) =>
        Verify(Project(source) with { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication }, NoPlann);

    [Theory]
    [InlineData("class C { bool M() => Shop.Ask(new(\"ada\") { [[|\"plann\"|]] = 1 }); }")]
    [InlineData("class C { object M() => new Shop { User = new (\"ada\") { TenantId = \"acme\", [[|\"plann\"|]] = 1 } }; }")]
    [InlineData("class C { void M(Shop shop) => shop.User = new() { [[|\"plann\"|]] = 1 }; }")]
    [InlineData("class C { void M(Shop shop) => shop.Users.Add(new() { [[|\"plann\"|]] = 1 }); }")]
    [InlineData("class C { void M(Shop shop) => shop.Users = [new(\"ada\") { Attributes = [new([|\"plann\"|], 1)] }]; }")]
    [InlineData("class C { object M() => new User { [[|\"plann\"|]] = 1 }; }")]
    [InlineData("class C { User M() => new(\"ada\") { [[|\"plann\"|]] = 1 }; }")]
    [InlineData("class C { User? M() { User user = new(\"ada\") { [[|\"plann\"|]] = 1 }; return user; } }")]
    [InlineData("class C { void M(Shop shop) => shop.Map = new() { [\"plann\"] = 1 }; }")]
    [InlineData("class C { object M() => Shop.Take(new() { [\"plann\"] = 1 }); }")]
    public Task In_files_that_do_not_name_the_type(string source) => Verify(
        (Project(source) with { Nullable = Microsoft.CodeAnalysis.NullableContextOptions.Enable }).WithSource(
            "Shop.cs",
            """
            global using User = TypedFlags.FlagContext;
            class Shop
            {
                public static bool Ask(User user) => user is null;
                public static object Take(System.Collections.Generic.Dictionary<string, int> map) => map;
                public User? User { get; set; }
                public System.Collections.Generic.List<User> Users { get; set; } = [];
                public System.Collections.Generic.Dictionary<string, int>? Map { get; set; }
            }
            """));

    [Fact]
    public Task In_fields_and_in_attributes_of_other_members() => Verify(Project(
        """
        using TypedFlags;
        class Users { static readonly FlagContext Robot = new("robot") { [[|"plann"|]] = "pro" }; FlagContext Mine { get; } = new() { [[|"plann"|]] = "pro" }; }
        """));

    [Theory]
    [InlineData("tenant", "'TenantId'. Set that")]
    [InlineData("targetingKey", "the targeting key. Pass it to the constructor")]
    [InlineData("groups", "'Groups'. Set that")]
    [InlineData("staff", "'IsStaff'. Set that")]
    [InlineData("environment", "the host. Remove it")]
    [InlineData("now", "the clock. Remove it")]
    public Task A_name_with_a_meaning_of_its_own_is_reported(string name, string source) => VerifySet(
        $"[[|\"{name}\"|]] = \"x\"",
        $"Rules never read '{name}' from an attribute, but from {source}.");

    [Theory]
    [InlineData("[\"plan\"] = \"pro\", [PlanKey] = \"free\"")]
    [InlineData("[key] = \"pro\", [Text] = 1, [key + \"n\"] = 2")]
    [InlineData("[$\"{key}n\"] = any")]
    [InlineData("Attributes = map")]
    [InlineData("Attributes = new Dictionary<string, AttributeValue>(map) { [key] = 1 }")]
    [InlineData("Attributes = new Dictionary<string, AttributeValue> { { \"plan\", \"pro\" }, { key, 1 } }")]
    [InlineData("TenantId = \"plann\", Groups = [\"plann\"], IsStaff = true")]
    public Task Nothing_is_said_of(string initializer) => VerifySet(initializer);

    [Theory]
    [InlineData("(new Dictionary<string, int> { [\"plann\"] = 1 }).Count > 0 ? null : null")]
    [InlineData("new Other { [\"plann\"] = 1 } == null ? null : null")]
    [InlineData("(Text == \"FlagContext { ['plann'] = 1 }\") ? new FlagContext() : null")]
    public Task Other_things_may_have_any_key(string expression) =>
        Verify(Project(InMethod(expression) + "class Other { public int this[string key] { get => 1; set { } } }"));

    [Fact]
    public Task Another_type_of_the_same_name_may_have_any_key() => Verify(Project(
        "namespace Shop { class FlagContext { public int this[string key] { set { } } static FlagContext Make() => new FlagContext { [\"plann\"] = 1 }; } }"));

    [Theory]
    [InlineData("flags: { a: {} }")]
    [InlineData("")]
    [InlineData("context:\n")]
    [InlineData("context: [plan]\nflags: { a: {} }")]
    [InlineData("context: { plan: string\nflags: { a: {} }")]
    [InlineData("contxt: { plan: string }\nflags: { a: {} }")]
    [InlineData("context: { plann: strin, plan: string }\nflags: { a: {} }")]
    [InlineData("x: &x { plann: number }\ncontext: { <<: *x, plan: string }\nflags: { a: {} }")]
    [InlineData("context: { plan: string }\n---\ncontext: { plann: number }")]
    public Task A_file_that_declares_none_or_has_a_mistake_there_says_nothing(string flags) =>
        Verify(Project("using TypedFlags; class C { object o = new FlagContext { [\"plann\"] = 1 }; }", flags));

    [Fact]
    public Task Without_a_file_nothing_is_said() =>
        Verify(new FlagsProject().WithSource("C.cs", "using TypedFlags; class C { object o = new FlagContext { [\"plann\"] = 1 }; }"));

    [Fact]
    public Task What_a_library_declares_is_known()
    {
        FlagsProject library = FlagsProject.With("context: { country: string }\nflags: { a: {} }") with { AssemblyName = "Shop", RootNamespace = "Shop" };

        FlagsProject application = Project(
            "using TypedFlags; class C { object o = new FlagContext { [\"country\"] = \"DE\", [\"plan\"] = \"pro\", [[|\"contry\"|]] = 1 }; }",
            "context: { plan: string }\nflags: { b: {} }");
        return Verify(
            application with { References = [library.Compile()] },
            "No flags file declares an attribute 'contry', so no rule can ask for it. Did you mean 'country'?");
    }

    [Fact]
    public Task A_project_without_a_file_knows_those_of_what_it_refers_to()
    {
        FlagsProject library = FlagsProject.With("context: { country: string }\nflags: { a: {} }") with { AssemblyName = "Shop", RootNamespace = "Shop" };

        return Verify(new FlagsProject { References = [library.Compile()] }.WithSource(
            "C.cs", "using TypedFlags; class C { object o = new FlagContext { [\"country\"] = \"DE\", [[|\"contry\"|]] = \"DE\" }; object p = new FlagContext { [\"country\"] = [|1|] }; }"));
    }

    [Fact]
    public Task While_code_does_not_compile_what_can_be_understood_is_reported() => Verify(Project(
        "using TypedFlags; class C { object o = new FlagContext({|CS0103:missing|}) { [\"plann\"] = 1, [{|CS0103:missing|}] = 2, [\"plan\"] = {|CS0103:missing|} }; object p = new FlagContext { [[|\"plann\"|]] = {|CS0103:missing|} }; }"));
}
