using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Analyzers.Answers;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Answers;

/// <summary>TF1012.</summary>
public class StaticAnswerTests
{
    private const string Flags = """
        flags:
          new_cart: { users: [ada] }
          other: {}
          layout: { type: string, variants: { list: one, grid: two }, default: list, users: { grid: [ada] } }
        """;

    private const string Message =
        "The answer of the flag 'new_cart' is kept in the static field 'Kept': no later change of the flag comes to it. Ask the flag where the answer is needed.";

    private static FlagsProject WithMembers(string members) => FlagsProject.With(
        Flags,
        $$"""
        using System; using System.Collections.Generic; using System.Threading; using System.Threading.Tasks; using Storefront; using TypedFlags;
        [FlagContext] class User { public string? Id { get; set; } }
        class Page
        {
        {{members}}
        }
        """) with
    { LanguageVersion = LanguageVersion.CSharp13 };

    [Theory]
    [InlineData("static readonly bool Kept = [|Flags.NewCart.IsEnabled()|];")]
    [InlineData("static bool Kept = [|Flags.NewCart.IsEnabled()|];")]
    [InlineData("public static readonly bool Other = true, Kept = [|Flags.NewCart.IsEnabled()|];")]
    [InlineData("static readonly bool Kept = [|Storefront.Flags.NewCart.IsEnabled(FlagContext.Anonymous)|];")]
    [InlineData("static readonly bool Kept = [|Flags.NewCart.IsEnabled(new User())|];")]
    [InlineData("static readonly bool Kept = [|Flags.NewCart.GetValue()|];")]
    [InlineData("static readonly bool Kept = [|Flags.NewCart.Evaluate()|].Value;")]
    [InlineData("static readonly FlagEvaluation<bool> Kept = [|Flags.NewCart.Evaluate()|];")]
    [InlineData("static readonly bool Kept = ![|Flags.NewCart.IsEnabled()|];")]
    [InlineData("static readonly bool Kept = [|Flags.NewCart.IsEnabled()|] && Environment.Is64BitProcess;")]
    [InlineData("static readonly bool Kept = (([|Flags.NewCart.IsEnabled()|]) == true);")]
    [InlineData("static readonly object Kept = [|Flags.NewCart.IsEnabled()|];")]
    [InlineData("static readonly string Kept = [|Flags.NewCart.IsEnabled()|] ? \"new\" : \"old\";")]
    [InlineData("static readonly List<int> Kept = [|Flags.NewCart.IsEnabled()|] ? new() { 1 } : [];")]
    [InlineData("static readonly string Kept = [|Flags.NewCart.IsEnabled()|] switch { true => \"new\", _ => \"old\" };")]
    [InlineData("static readonly bool Kept = [|Flags.NewCart.IsEnabled()|] is true;")]
    [InlineData("static readonly bool[] Kept = { [|Flags.NewCart.IsEnabled()|] };")]
    [InlineData("static readonly bool[] Kept = new[] { [|Flags.NewCart.IsEnabled()|] };")]
    [InlineData("static readonly bool[] Kept = [[|Flags.NewCart.IsEnabled()|]];")]
    [InlineData("static readonly (bool, int) Kept = ([|Flags.NewCart.IsEnabled()|], 1);")]
    [InlineData("static readonly bool? Kept = Flags.NewCart?[|.IsEnabled()|];")]
    [InlineData("static readonly Lazy<bool> Kept = new(() => [|Flags.NewCart.IsEnabled()|]);")]
    [InlineData("static readonly Lazy<bool> Kept = new Lazy<bool>(() => ![|Flags.NewCart.IsEnabled()|], true);")]
    [InlineData("static readonly Lazy<bool> Kept = new(() => { return [|Flags.NewCart.IsEnabled()|]; });")]
    [InlineData("static readonly Lazy<bool> Kept = new(delegate { return [|Flags.NewCart.IsEnabled()|]; });")]
    [InlineData("static readonly Lazy<bool> Kept = new([|Flags.NewCart.IsEnabled|]);")]
    [InlineData("static readonly bool Kept; static Page() { Kept = [|Flags.NewCart.IsEnabled()|]; }")]
    [InlineData("static readonly bool Kept; static Page() => Kept = [|Flags.NewCart.IsEnabled()|];")]
    [InlineData("static bool Kept; static void Start() { Page.Kept = [|Flags.NewCart.IsEnabled()|]; }")]
    [InlineData("static bool Kept; static async Task Start() { await Task.Yield(); Kept = [|Flags.NewCart.IsEnabled()|] && true; }")]
    [InlineData("static bool Kept; static void Start() { if (!Kept) { Kept |= [|Flags.NewCart.IsEnabled()|]; } }")]
    [InlineData("static bool? Kept; static bool Is => Kept ??= [|Flags.NewCart.IsEnabled()|];")]
    [InlineData("static bool? Kept; bool Is() => Kept ??= [|Flags.NewCart.IsEnabled(new User())|];")]
    public Task An_answer_in_a_static_field(string members) => WithMembers(members).VerifyAsync<StaticAnswerAnalyzer>(Message);

    [Theory]
    [InlineData("static bool Kept { get; } = [|Flags.NewCart.IsEnabled()|];")]
    [InlineData("public static bool Kept { get; private set; } = ![|Flags.NewCart.IsEnabled()|];")]
    [InlineData("static bool Kept { get; set; } static Page() { Kept = [|Flags.NewCart.IsEnabled()|]; }")]
    public Task An_answer_in_a_static_property(string members) => WithMembers(members).VerifyAsync<StaticAnswerAnalyzer>(
        Message.Replace("field", "property", StringComparison.Ordinal));

    [Theory]
    [InlineData("static bool? Kept => field ??= [|Flags.NewCart.IsEnabled()|];")]
    [InlineData("static bool? Kept { get => field ??= [|Flags.NewCart.IsEnabled()|]; set; }")]
    [InlineData("static bool Kept { get => field; } = [|Flags.NewCart.IsEnabled()|];")]
    public Task An_answer_in_what_field_stands_for_is_the_property_s(string members) =>
        (WithMembers(members) with { LanguageVersion = LanguageVersion.Preview }).VerifyAsync<StaticAnswerAnalyzer>(
            Message.Replace("field", "property", StringComparison.Ordinal));

    [Fact]
    public Task Answers_of_other_types() => WithMembers(
        """
        static readonly string Kept = [|Flags.Layout.GetValue()|];
        static readonly Flags.LayoutVariant Variant = [|Flags.Layout.GetVariant()|];
        """).VerifyAsync<StaticAnswerAnalyzer>(
        "The answer of the flag 'layout' is kept in the static field 'Kept': no later change of the flag comes to it. Ask the flag where the answer is needed.",
        "The answer of the flag 'layout' is kept in the static field 'Variant': no later change of the flag comes to it. Ask the flag where the answer is needed.");

    [Fact]
    public Task Two_answers_in_one_field_are_two() => WithMembers(
        "static readonly bool Kept = [|Flags.NewCart.IsEnabled()|] || [|Flags.Other.IsEnabled()|];").VerifyAsync<StaticAnswerAnalyzer>(
        Message,
        Message.Replace("new_cart", "other", StringComparison.Ordinal));

    [Theory]
    [InlineData("static readonly BooleanFlag Flag = Flags.NewCart; static readonly bool Kept = [|Flag.IsEnabled()|];")]
    [InlineData("static bool Kept; static void Start(BooleanFlag flag) => Kept = [|flag.IsEnabled()|];")]
    [InlineData("static bool Kept; static void Start(Flag<bool> flag) { BooleanFlag other = Flags.Other; Kept = [|flag.GetValue()|] && true; }")]
    public Task An_answer_of_some_flag(string members) => WithMembers(members).VerifyAsync<StaticAnswerAnalyzer>(
        "The answer of a flag is kept in the static field 'Kept': no later change of the flag comes to it. Ask the flag where the answer is needed.");

    [Fact]
    public Task An_answer_of_an_injected_flag() => WithMembers(
        "static bool Kept; static void Start(IFlags flags) => Kept = [|flags.NewCart.IsEnabled()|];").VerifyAsync<StaticAnswerAnalyzer>(Message);

    [Theory]
    [InlineData("static readonly FlagEvaluations Kept = [|Flags.EvaluateAll()|];")]
    [InlineData("static readonly object Kept = [|Flags.EvaluateAll(new FlagContext(\"ada\"))|][\"new_cart\"].Value;")]
    public Task The_answers_of_all_flags(string members) => WithMembers(members).VerifyAsync<StaticAnswerAnalyzer>(
        "The answers of all flags are kept in the static field 'Kept': no later change of the flag comes to it. Ask the flag where the answer is needed.");

    [Fact]
    public Task In_top_level_statements() => (FlagsProject.With(
        Flags,
        """
        using Storefront;
        Settings.Kept = [|Flags.NewCart.IsEnabled()|];
        static class Settings { public static bool Kept; }
        """) with
    { OutputKind = OutputKind.ConsoleApplication }).VerifyAsync<StaticAnswerAnalyzer>(Message);

    [Theory]
    [InlineData("bool Kept = Flags.NewCart.IsEnabled();")]
    [InlineData("readonly Lazy<bool> Kept = new(() => Flags.NewCart.IsEnabled());")]
    [InlineData("bool Kept { get; } = Flags.NewCart.IsEnabled();")]
    [InlineData("static bool Kept => Flags.NewCart.IsEnabled();")]
    [InlineData("static bool Kept { get { return Flags.NewCart.IsEnabled(); } }")]
    [InlineData("static bool Kept() => Flags.NewCart.IsEnabled();")]
    [InlineData("static readonly Func<bool> Kept = () => Flags.NewCart.IsEnabled();")]
    [InlineData("static readonly Func<bool> Kept = Flags.NewCart.IsEnabled;")]
    [InlineData("static readonly Func<string> Kept = () => Flags.NewCart.IsEnabled() ? \"new\" : \"old\";")]
    [InlineData("static readonly BooleanFlag Kept = Flags.NewCart;")]
    [InlineData("static readonly string Kept = Flags.NewCart.Key;")]
    [InlineData("static readonly string Kept = Flags.Names.NewCart;")]
    [InlineData("static void Ask() { bool kept = Flags.NewCart.IsEnabled(); _ = kept; }")]
    [InlineData("static void Ask() { bool kept; kept = Flags.NewCart.IsEnabled(); _ = kept; }")]
    [InlineData("bool _kept; void Ask() => _kept = Flags.NewCart.IsEnabled();")]
    [InlineData("bool _kept; static void Ask(Page page) => page._kept = Flags.NewCart.IsEnabled();")]
    [InlineData("static bool s_latest; void Refresh() => s_latest = Flags.NewCart.IsEnabled();")]
    [InlineData("static bool s_latest; static async Task Watch() { while (true) { s_latest = Flags.NewCart.IsEnabled(); await Task.Delay(1000); } }")]
    [InlineData("static bool s_latest; static readonly Timer Watch = new(_ => s_latest = Flags.NewCart.IsEnabled());")]
    [InlineData("static bool s_latest; static Page() { Action refresh = () => s_latest = Flags.NewCart.IsEnabled(); refresh(); }")]
    [InlineData("static bool s_latest; static void Start() { Refresh(); static void Refresh() => s_latest = Flags.NewCart.IsEnabled(); }")]
    [InlineData("[ThreadStatic] static bool t_kept; static void Begin() => t_kept = Flags.NewCart.IsEnabled();")]
    [InlineData("static readonly AsyncLocal<bool> Kept = new(); static void Begin() => Kept.Value = Flags.NewCart.IsEnabled();")]
    [InlineData("static readonly ThreadLocal<bool> Kept = new(() => Flags.NewCart.IsEnabled());")]
    [InlineData("static bool Kept { get => true; set { } } static void Begin() => Kept = Flags.NewCart.IsEnabled();")]
    [InlineData("static readonly List<bool> Kept = new(Flags.NewCart.IsEnabled() ? 1 : 2);")]
    [InlineData("static readonly string Kept = Make(Flags.NewCart.IsEnabled()); static string Make(bool isNew) => isNew ? \"a\" : \"b\";")]
    [InlineData("static readonly string Kept = Flags.NewCart.Explain().ToString();")]
    [InlineData("static readonly object? Kept = typeof(Page).GetProperty(\"X\")?.GetValue(null);")]
    [InlineData("static readonly bool Kept = new Page().IsEnabled(); bool IsEnabled() => Flags.NewCart.IsEnabled();")]
    [InlineData("static bool s_latest; static void Ask() { if (Flags.NewCart.IsEnabled()) { s_latest = true; } }")]
    [InlineData("static readonly Func<Lazy<bool>> Kept = () => new Lazy<bool>(() => Flags.NewCart.IsEnabled());")]
    [InlineData("static readonly IDisposable Kept = Flags.NewCart.Override(true);")]
    [InlineData("static bool Kept(string name = nameof(Flags.NewCart.IsEnabled)) => name is null;")]
    [InlineData("static readonly string Kept = nameof(Flags.NewCart.IsEnabled);")]
    public Task What_changes_with_the_flag_or_is_no_answer_or_is_not_static(string members) => WithMembers(members).VerifyAsync<StaticAnswerAnalyzer>();

    [Theory]
    [InlineData("static readonly bool Kept = Flags.NewCart.IsEnabled(;")]
    [InlineData("static readonly bool Kept = Flags.Missing.IsEnabled();")]
    [InlineData("static readonly bool = Flags.NewCart.Is;")]
    [InlineData("static Page() { Missing = Flags.NewCart.IsEnabled(); }")]
    [InlineData("static readonly Lazzy<bool> Kept = new(() => Flags.NewCart.IsEnabled());")]
    public async Task While_the_code_does_not_compile_nothing_breaks(string members)
    {
        FlagsProject project = WithMembers(members);

        IEnumerable<Diagnostic> reported = await AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, new StaticAnswerAnalyzer());

        Assert.All(reported, diagnostic => Assert.Equal("TF1012", diagnostic.Id));
    }

    [Fact]
    public async Task Without_flags_there_is_nothing_to_say()
    {
        FlagsProject project = new FlagsProject().WithSource(
            "Page.cs", "class Page { static readonly bool Kept = IsEnabled(); static bool IsEnabled() => true; }");

        Assert.Empty(await AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, new StaticAnswerAnalyzer()));
    }
}
