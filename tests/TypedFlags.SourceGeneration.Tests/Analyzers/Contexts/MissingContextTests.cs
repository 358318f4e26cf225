using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Analyzers.Contexts;
using TypedFlags.SourceGeneration.Diagnostics;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Contexts;

/// <summary>TF1007.</summary>
public class MissingContextTests
{
    private const string Flags = """
        context: { plan: string }
        flags:
          pro_page: { rules: [{ when: { plan: pro }, serve: true }] }
          layout: { type: string, variants: { list: one, grid: two }, default: list, split: { list: 50, grid: 50 } }
          greeting: { type: string, default: Hello, rules: [{ when: { plan: pro }, serve: Welcome }] }
          everywhere: {}
        """;

    private const string ExplicitNull =
        "The flag 'pro_page' looks at who asks, but is evaluated for nobody: null is an anonymous user. "
        + "Pass the user, or 'FlagContext.Anonymous' where nobody is meant.";

    private const string NoAmbient =
        "The flag 'pro_page' looks at who asks, but nothing in this project sets the ambient context: everybody gets the answer for an anonymous user. "
        + "Pass the user, or open a scope with 'FlagContext.Use'.";

    private static FlagsProject Project(string source) => FlagsProject.With(Flags, source) with { LanguageVersion = LanguageVersion.CSharp13 };

    private static FlagsProject Asking(string expression) => Project(
        $$"""
        using System; using Storefront; using TypedFlags;
        [FlagContext] class User { public string? Id { get; set; } public string? Plan { get; set; } }
        [FlagContext] struct Visitor { public string? Plan { get; set; } }
        class Page(IFlags flags, User? user, FlagContext? context, Visitor? visitor) { object? Ask() => {{expression}}; }
        """);

    [Theory]
    [InlineData("Flags.ProPage.IsEnabled([|null|])")]
    [InlineData("Flags.ProPage.IsEnabled(context: [|null|])")]
    [InlineData("Flags.ProPage.IsEnabled([|(FlagContext?)null|])")]
    [InlineData("Flags.ProPage.IsEnabled([|null|]!)")]
    [InlineData("Flags.ProPage.IsEnabled([|default(FlagContext)|])")]
    [InlineData("Flags.ProPage.IsEnabled([|null as FlagContext|])")]
    [InlineData("Flags.ProPage.IsEnabled([|(User?)null|])")]
    [InlineData("Flags.ProPage.IsEnabled([|default(User)|])")]
    [InlineData("Flags.ProPage.IsEnabled([|(Visitor?)null|])")]
    [InlineData("Flags.ProPage.IsEnabled([|default(Visitor?)|])")]
    [InlineData("Flags.ProPage.GetValue([|null|])")]
    [InlineData("Flags.ProPage.Evaluate([|null|]).Value")]
    [InlineData("Flags.ProPage.Explain([|null|])")]
    [InlineData("(Flags.ProPage).IsEnabled([|null|])")]
    [InlineData("Flags.ProPage!.IsEnabled([|null|])")]
    [InlineData("Flags.ProPage?.IsEnabled([|null|])")]
    [InlineData("flags.ProPage.IsEnabled([|null|])")]
    [InlineData("flags?.ProPage.IsEnabled([|null|])")]
    [InlineData("!Flags.ProPage.IsEnabled([|null|]) ? 1 : 2")]
    [InlineData("new Func<bool>(() => Flags.ProPage.IsEnabled([|null|]))")]
    public Task An_explicit_null(string expression) => Asking(expression)
        .WithSource("Host.cs", "class Host { void Run() { using (TypedFlags.FlagContext.Use(new())) { } } }")
        .VerifyAsync<MissingContextAnalyzer>(ExplicitNull);

    [Theory]
    [InlineData("Flags.ProPage.[|IsEnabled|]()")]
    [InlineData("Flags.ProPage.[|GetValue|]()")]
    [InlineData("Flags.ProPage.[|Evaluate|]().Reason")]
    [InlineData("Flags.ProPage.[|Explain|]().ToString()")]
    [InlineData("Flags.ProPage?.[|IsEnabled|]()")]
    [InlineData("flags.ProPage.[|IsEnabled|]()")]
    [InlineData("flags?.ProPage.[|IsEnabled|]()")]
    [InlineData("Flags.ProPage\n    .[|IsEnabled|]()")]
    [InlineData("((Flag<bool>)Flags.ProPage).[|GetValue|]()")]
    public Task The_ambient_form_where_nothing_sets_it(string expression) => Asking(expression).VerifyAsync<MissingContextAnalyzer>(NoAmbient);

    [Theory]
    [InlineData("Flags.Layout.[|GetVariant|]()")]
    [InlineData("Flags.Layout.GetVariant([|null|])")]
    [InlineData("Flags.Layout.GetVariant([|(User?)null|])")]
    [InlineData("Flags.Greeting.[|GetValue|]()")]
    [InlineData("Flags.Greeting.GetValue([|null|])")]
    public Task Flags_of_every_type(string expression) => Asking(expression).VerifyAsync<MissingContextAnalyzer>();

    [Theory]
    [InlineData("Flags.ProPage.IsEnabled(FlagContext.Anonymous)")]
    [InlineData("Flags.ProPage.IsEnabled(context)")]
    [InlineData("Flags.ProPage.IsEnabled(user)")]
    [InlineData("Flags.ProPage.IsEnabled(visitor)")]
    [InlineData("Flags.ProPage.IsEnabled(default(Visitor))")]
    [InlineData("Flags.ProPage.IsEnabled(new FlagContext())")]
    [InlineData("Flags.ProPage.IsEnabled(new FlagContext(null))")]
    [InlineData("Flags.ProPage.IsEnabled(FlagContext.Current)")]
    [InlineData("Flags.ProPage.IsEnabled(user is null ? null : context)")]
    [InlineData("Flags.ProPage.IsEnabled(context ?? FlagContext.Anonymous)")]
    [InlineData("Flags.Everywhere.IsEnabled()")]
    [InlineData("Flags.Everywhere.IsEnabled(null)")]
    [InlineData("Flags.ProPage.Key")]
    [InlineData("Flags.ProPage.ToString()")]
    [InlineData("Flags.ProPage.Override(true)")]
    [InlineData("Flags.ProPage.Equals(null)")]
    [InlineData("Flags.Names.ProPage.Trim(null)")]
    [InlineData("nameof(Flags.ProPage.IsEnabled)")]
    [InlineData("Flags.EvaluateAll()")]
    [InlineData("Flags.EvaluateAll((FlagContext?)null)")]
    [InlineData("new Func<bool>(Flags.ProPage.IsEnabled)")]
    public Task With_a_context_or_without_a_need_for_one(string expression) => Asking(expression).VerifyAsync<MissingContextAnalyzer>();

    [Fact]
    public Task An_evaluation_of_ones_own_may_take_null_as_it_likes() => Asking(
        "flags.ProPage.Evaluate(Guid.Empty) || Ours.Evaluate(flags.ProPage, null)")
        .WithSource("Ours.cs", "static class Ours { public static bool Evaluate(this TypedFlags.BooleanFlag flag, System.Guid? id) => id is null && flag is null; }")
        .VerifyAsync<MissingContextAnalyzer>();

    [Theory]
    [InlineData("using (FlagContext.Use(new FlagContext(\"ada\"))) { }")]
    [InlineData("using IDisposable scope = TypedFlags.FlagContext.Use(new());")]
    [InlineData("using var scope = Context.Use(new());")]
    [InlineData("using var scope = Use(new());")]
    [InlineData("Func<FlagContext, IDisposable> open = FlagContext.Use;")]
    public Task The_ambient_form_where_a_scope_is_opened_somewhere(string statement) => Asking("Flags.ProPage.IsEnabled()")
        .WithSource(
            "Middleware.cs",
            $"using System; using TypedFlags; using Context = TypedFlags.FlagContext; using static TypedFlags.FlagContext;\nclass Middleware {{ void Run() {{ {statement} }} }}")
        .VerifyAsync<MissingContextAnalyzer>();

    [Theory]
    [InlineData("class FlagContext { public static void Use() { } } class Middleware { void Run() => FlagContext.Use(); }")]
    [InlineData("class Middleware { void Use() => Use(); }")]
    [InlineData("class Middleware { /* FlagContext.Use */ string Use = \"FlagContext.Use\"; }")]
    [InlineData("/// <see cref=\"TypedFlags.FlagContext.Use\"/>\nclass Middleware { }")]
    [InlineData("class Middleware(TypedFlags.FlagEngine engine) { void Run() { using (engine.Use()) { } } }")]
    public Task What_only_looks_like_a_scope_is_none(string source) => Asking("Flags.ProPage.[|IsEnabled|]()")
        .WithSource("Middleware.cs", source)
        .VerifyAsync<MissingContextAnalyzer>(NoAmbient);

    [Fact]
    public Task The_ambient_form_where_ASP_NET_Core_sets_it()
    {
        CompiledProject integration = (new FlagsProject { AssemblyName = "TypedFlags.AspNetCore" }).WithSource("Empty.cs", "public class Empty { }").Compile();

        return (Asking("Flags.ProPage.IsEnabled()") with { References = [integration] }).VerifyAsync<MissingContextAnalyzer>();
    }

    [Fact]
    public Task An_explicit_null_is_reported_there_too()
    {
        CompiledProject integration = (new FlagsProject { AssemblyName = "TypedFlags.AspNetCore" }).WithSource("Empty.cs", "public class Empty { }").Compile();

        return (Asking("Flags.ProPage.IsEnabled([|null|])") with { References = [integration] }).VerifyAsync<MissingContextAnalyzer>(ExplicitNull);
    }

    [Fact]
    public Task A_flag_of_a_library()
    {
        CompiledProject library = (FlagsProject.With("visibility: public\nflags: { pro_page: { rollout: 5 }, everywhere: {} }") with
        {
            AssemblyName = "Shop.Library",
            RootNamespace = "Shop",
        }).Compile();

        return new FlagsProject { References = [library] }
            .WithSource(
                "Page.cs",
                "class Page { bool Ask() => Shop.Flags.ProPage.IsEnabled([|null|]) && Shop.Flags.ProPage.[|IsEnabled|]() && Shop.Flags.Everywhere.IsEnabled(); }")
            .VerifyAsync<MissingContextAnalyzer>(ExplicitNull, NoAmbient);
    }

    [Fact]
    public Task In_top_level_statements_and_generated_code() => (Project(
        """
        // <auto-generated/>
        using Storefront;
        #line 3 "Index.razor"
        if (Flags.ProPage.[|IsEnabled|]()) { System.Console.WriteLine(Flags.ProPage.IsEnabled([|null|])); }
        """) with
    { OutputKind = OutputKind.ConsoleApplication }).VerifyAsync<MissingContextAnalyzer>(NoAmbient, ExplicitNull);

    [Theory]
    [InlineData("Flags.ProPage.IsEnabled(")]
    [InlineData("Flags.ProPage.IsEnabled(missing)")]
    [InlineData("Flags.ProPage.")]
    [InlineData("Flags.ProPage.IsEnabled(null, null)")]
    [InlineData("Flags.ProPage.IsEnable()")]
    public async Task While_the_code_does_not_compile_nothing_is_guessed(string expression)
    {
        FlagsProject project = Asking(expression);

        Assert.Empty(await AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, new MissingContextAnalyzer()));
    }

    [Fact]
    public async Task A_fix_is_told_the_key()
    {
        FlagsProject project = Asking("Flags.ProPage.IsEnabled()");

        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, new MissingContextAnalyzer()));

        Assert.Equal("pro_page", diagnostic.Properties[DiagnosticProperties.FlagKey]);
    }
}
