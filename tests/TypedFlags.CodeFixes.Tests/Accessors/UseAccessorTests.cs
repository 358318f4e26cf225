using Microsoft.CodeAnalysis.CodeFixes;
using TypedFlags.CodeFixes.Accessors;
using TypedFlags.CodeFixes.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.Accessors;

public class UseAccessorTests
{
    [Theory]
    [InlineData(
        "    async Task<int> Run(IFeatureManager features) { if (await features.IsEnabledAsync(\"new_checkout\")) { await Task.Yield(); } return 1; }",
        "    async Task<int> Run(IFeatureManager features) { if (Flags.NewCheckout.IsEnabled()) { await Task.Yield(); } return 1; }")]
    [InlineData(
        "    async Task<bool> Run(IFeatureManager features) { await Task.Yield(); return !(await features.IsEnabledAsync(\"new_checkout\").ConfigureAwait(false)); }",
        "    async Task<bool> Run(IFeatureManager features) { await Task.Yield(); return !Flags.NewCheckout.IsEnabled(); }")]
    [InlineData(
        "    bool Run(IFeatureManager features) => features.IsEnabledAsync(\"new_checkout\").Result;",
        "    bool Run(IFeatureManager features) => Flags.NewCheckout.IsEnabled();")]
    [InlineData(
        "    bool Run(IFeatureManager features) => features.IsEnabledAsync(\"new_checkout\").ConfigureAwait(false).GetAwaiter().GetResult();",
        "    bool Run(IFeatureManager features) => Flags.NewCheckout.IsEnabled();")]
    [InlineData(
        "    bool Run(IVariantFeatureManager features, CancellationToken token) => /* now */ features.IsEnabledAsync(\"new_checkout\", token).GetAwaiter().GetResult(); // !",
        "    bool Run(IVariantFeatureManager features, CancellationToken token) => /* now */ Flags.NewCheckout.IsEnabled(); // !")]
    [InlineData(
        "    Task<bool> Run(IFeatureManager features) { return features.IsEnabledAsync(\"new_checkout\"); }",
        "    Task<bool> Run(IFeatureManager features) { return Task.FromResult(Flags.NewCheckout.IsEnabled()); }")]
    [InlineData(
        "    ValueTask<bool> Run(IVariantFeatureManager features) => features.IsEnabledAsync(\"new_checkout\");",
        "    ValueTask<bool> Run(IVariantFeatureManager features) => ValueTask.FromResult(Flags.NewCheckout.IsEnabled());")]
    [InlineData(
        "    Task<bool[]> Run(IFeatureManager features) => Task.WhenAll(features.IsEnabledAsync(\"new_checkout\"), Task.FromResult(true));",
        "    Task<bool[]> Run(IFeatureManager features) => Task.WhenAll(Task.FromResult(Flags.NewCheckout.IsEnabled()), Task.FromResult(true));")]
    [InlineData(
        "    bool Run(IServiceProvider services) => ((IFeatureManager)services).IsEnabledAsync(\"new_checkout\").Result;",
        "    bool Run(IServiceProvider services) => Flags.NewCheckout.IsEnabled();")]
    public Task However_the_answer_is_waited_for(string before, string after) => VerifyAsync(before, "Use 'Flags.NewCheckout'", after);

    [Theory]
    [InlineData("bool", "GetBoolean(\"new_checkout\", who, false)", "NewCheckout", "Flags.NewCheckout.IsEnabled(who)")]
    [InlineData("bool", "GetBoolean(\"new_checkout\", null, false)", "NewCheckout", "Flags.NewCheckout.IsEnabled()")]
    [InlineData("bool", "GetBoolean(\"beta\", null, false)", "Beta", "Flags.Beta.IsEnabled(null)")]
    [InlineData("bool", "GetBoolean(\"beta\", new FlagContext(\"ada\"), false)", "Beta", "Flags.Beta.IsEnabled(new FlagContext(\"ada\"))")]
    [InlineData("bool", "GetBoolean(defaultValue: false, name: \"beta\", context: who)", "Beta", "Flags.Beta.IsEnabled(who)")]
    [InlineData("string", "GetString(\"greeting\", who, \"hi\")", "Greeting", "Flags.Greeting.GetValue(who)")]
    [InlineData("int", "GetInteger(\"size\", who, -1)", "Size", "Flags.Size.GetValue(who)")]
    [InlineData("double", "GetNumber(\"ratio\", who, 0.5)", "Ratio", "Flags.Ratio.GetValue(who)")]
    public Task The_client_by_name(string type, string call, string flag, string accessor) => VerifyAsync(
        $"    {type} Run(IFlagClient client, FlagContext who) => client.{call};", $"Use 'Flags.{flag}'", $"    {type} Run(IFlagClient client, FlagContext who) => {accessor};");

    [Theory]
    [InlineData("    Task<bool> Run(IFeatureManager f, Customer user) => f.IsEnabledAsync(\"beta\", user);", "    Task<bool> Run(IFeatureManager f, Customer user) => Task.FromResult(Flags.Beta.IsEnabled(user));")]
    [InlineData("    bool Run(IFeatureManager f, Customer user) => f.IsEnabledAsync(\"beta\").Result;", "    bool Run(IFeatureManager f, Customer user) => Flags.Beta.IsEnabled(user);")]
    [InlineData("    FlagContext? Who { get; }\n\n    bool Run(IFeatureManager f) => f.IsEnabledAsync(\"beta\").Result;", "    FlagContext? Who { get; }\n\n    bool Run(IFeatureManager f) => Flags.Beta.IsEnabled(Who);")]
    [InlineData(
        "    bool Run(IFeatureManager f) { Customer user = new(); bool isOn = f.IsEnabledAsync(\"beta\").Result; return isOn; }",
        "    bool Run(IFeatureManager f) { Customer user = new(); bool isOn = Flags.Beta.IsEnabled(user); return isOn; }")]
    [InlineData(
        "    bool Run(IFeatureManager f) { using IDisposable scope = FlagContext.Use(new FlagContext(\"ada\")); return f.IsEnabledAsync(\"beta\").Result; }",
        "    bool Run(IFeatureManager f) { using IDisposable scope = FlagContext.Use(new FlagContext(\"ada\")); return Flags.Beta.IsEnabled(); }")]
    [InlineData(
        "    bool Run(IFlagClient f)\n    {\n        return f.GetBoolean(\n            \"beta\",\n            new FlagContext(\"ada\")\n            {\n                [\"plan\"] = \"pro\",\n            },\n            false);\n    }",
        "    bool Run(IFlagClient f)\n    {\n        return Flags.Beta.IsEnabled(new FlagContext(\"ada\")\n        {\n            [\"plan\"] = \"pro\",\n        });\n    }")]
    [InlineData(
        "    static Customer Anonymous { get; } = new();\n\n    Customer Me { get; } = new();\n\n    bool Run(IFeatureManager f) => f.IsEnabledAsync(\"beta\").Result;",
        "    static Customer Anonymous { get; } = new();\n\n    Customer Me { get; } = new();\n\n    bool Run(IFeatureManager f) => Flags.Beta.IsEnabled(Me);")]
    [InlineData(
        "    static Customer Current => new();\n\n    bool Run(IFeatureManager f) => f.IsEnabledAsync(\"beta\").Result;",
        "    static Customer Current => new();\n\n    bool Run(IFeatureManager f) => Flags.Beta.IsEnabled(Current);")]
    [InlineData(
        "    Func<Customer, bool> Run(IFeatureManager f, Customer admin) => user => f.IsEnabledAsync(\"beta\").Result;",
        "    Func<Customer, bool> Run(IFeatureManager f, Customer admin) => user => Flags.Beta.IsEnabled(user);")]
    [InlineData(
        "    bool Run(IFeatureManager f, Customer admin)\n    {\n        return Ask(new());\n\n        bool Ask(Customer user) => f.IsEnabledAsync(\"beta\").Result;\n    }",
        "    bool Run(IFeatureManager f, Customer admin)\n    {\n        return Ask(new());\n\n        bool Ask(Customer user) => Flags.Beta.IsEnabled(user);\n    }")]
    [InlineData(
        "    Func<bool> Run(IFeatureManager f, Customer admin) => () => f.IsEnabledAsync(\"beta\").Result;",
        "    Func<bool> Run(IFeatureManager f, Customer admin) => () => Flags.Beta.IsEnabled(admin);")]
    [InlineData(
        "    Customer Me { get; } = new();\n\n    class Inner\n    {\n        FlagContext Who { get; } = new(\"a\");\n\n        bool Run(IFeatureManager f) => f.IsEnabledAsync(\"beta\").Result;\n    }",
        "    Customer Me { get; } = new();\n\n    class Inner\n    {\n        FlagContext Who { get; } = new(\"a\");\n\n        bool Run(IFeatureManager f) => Flags.Beta.IsEnabled(Who);\n    }")]
    public Task Who_is_asking(string before, string after) => VerifyAsync(before, "Use 'Flags.Beta'", after);

    [Theory]
    [InlineData("    bool Run(IFeatureManager f) => f.IsEnabledAsync(\"beta\").Result;", "nobody is in reach")]
    [InlineData("    bool Run(IFeatureManager f, Customer one, Customer two) => f.IsEnabledAsync(\"beta\").Result;", "it is not clear who")]
    [InlineData("    static readonly Customer s_anonymous = new();\n\n    bool Run(IFeatureManager f) => f.IsEnabledAsync(\"beta\").Result;", "a context that is always the same is nobody")]
    [InlineData("    static Customer Anonymous { get; } = new();\n\n    bool Run(IFeatureManager f) => f.IsEnabledAsync(\"beta\").Result;", "a context that is always the same is nobody")]
    [InlineData("    [FlagContext]\n    sealed class User\n    {\n        public static User Empty => new();\n\n        public string Id { get; init; } = \"\";\n\n        static bool Run(IFeatureManager f) => f.IsEnabledAsync(\"beta\").Result;\n    }", "a type's own instance is nobody")]
    [InlineData("    bool Run(IFeatureManager f, Customer one)\n    {\n        Customer two = new();\n        return f.IsEnabledAsync(\"beta\").Result && two is not null;\n    }", "it is not clear who")]
    [InlineData("    bool Run(IFeatureManager f, Customer one) => f.IsEnabledAsync(\"beta\", \"ada\").Result;", "somebody else is asking")]
    [InlineData("    Customer One { get; } = new();\n\n    static bool Run(IFeatureManager f) => f.IsEnabledAsync(\"beta\").Result;", "nobody is in reach of a static method")]
    [InlineData("    FlagContext Who(IFeatureManager f) => Me;\n\n    IFeatureManager F => null!;\n\n    FlagContext Me => F.IsEnabledAsync(\"beta\").Result ? new(\"a\") : new(\"b\");", "it would ask for itself")]
    [InlineData("    bool Run(IFlagClient f) => f.GetString(\"new_checkout\", null, \"\") == \"\";", "another type")]
    [InlineData("    bool Run(IFlagClient f) => f.GetBoolean(\"new_checkout\", null, Console.ReadLine() == \"\");", "the default does something")]
    [InlineData("    bool Run(Func<IFlagClient> f) => f().GetBoolean(\"new_checkout\", null, false);", "the client is made by a call")]
    [InlineData("    bool? Run(IFlagClient? f) => f?.GetBoolean(\"new_checkout\", null, false);", "there may be no client")]
    [InlineData("    bool Run(IFlagClient f) => f.GetBoolean(f is null ? \"new_checkout\" : \"size\", null, false);", "it may be another flag")]
    [InlineData("    bool Run(IFlagClient f) => f.GetBoolean(/* why */ \"new_checkout\", null, false);", "a comment would be lost")]
    [InlineData("    void Run(IFeatureManager f) { f.IsEnabledAsync(\"new_checkout\"); }", "the answer is not used")]
    [InlineData("    Task Run(IFeatureManager f) => f.IsEnabledAsync(\"new_checkout\").ContinueWith(_ => { }, TaskScheduler.Default);", "the task is used")]
    public async Task Where_only_the_constant_is_offered(string code, string because)
    {
        IEnumerable<string> titles = await FixVerifier.TitlesAsync<UseAccessorFixProvider>(AccessorCode.Project(AccessorCode.Class(code)));

        Assert.True(titles.All(static title => title.Contains(".Names.", StringComparison.Ordinal)) && titles.Any(), because);
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public Task All_of_them_but_those_that_cannot(FixAllScope scope) => FixVerifier.VerifyAllAsync<UseAccessorFixProvider>(
        [
            AccessorCode.Project(AccessorCode.Class(
                "    bool A(IFlagClient f, FlagContext who) => f.GetBoolean(\"new_checkout\", who, false) && f.GetBoolean(\"beta\", who, f.GetBoolean(\"beta\", who, true));\n\n"
                + "    async Task<string> B(IFeatureManager f) => await f.IsEnabledAsync(\"new_checkout\") && await f.IsEnabledAsync(\"beta\") ? \"yes\" : \"no\";")),
        ],
        "Use 'Flags.NewCheckout'",
        scope,
        ("Shop.cs", AccessorCode.Class(
            "    bool A(IFlagClient f, FlagContext who) => Flags.NewCheckout.IsEnabled(who) && f.GetBoolean(\"beta\", who, Flags.Beta.IsEnabled(who));\n\n"
            + "    async Task<string> B(IFeatureManager f) => Flags.NewCheckout.IsEnabled() && await f.IsEnabledAsync(\"beta\") ? \"yes\" : \"no\";")));

    private static Task VerifyAsync(string before, string title, string after) => FixVerifier.VerifyAsync<UseAccessorFixProvider>(
        AccessorCode.Project(AccessorCode.Class(before)), title, ("Shop.cs", AccessorCode.Class(after)));
}
