using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Analyzers.Uses;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Uses;

/// <summary>What counts as a use of a flag, told by TF1003, which is reported at each.</summary>
public class FlagUseTests
{
    private const string Flags = """
        flags:
          old_banner: { expires: 2026-06-30, owner: web }
          old_layout: { type: string, variants: { a: one, b: two }, default: a, expires: 2026-06-30 }
          new_banner: {}
        """;

    private static FlagsProject Project(string source) => FlagsProject.With(Flags, source) with { LanguageVersion = LanguageVersion.CSharp13 };

    private static Task Verify(string source) => Project(source).VerifyAsync<OutdatedFlagAnalyzer>();

    [Theory]
    [InlineData("Flags.{|TF1003:OldBanner|}.IsEnabled()")]
    [InlineData("Storefront.Flags.{|TF1003:OldBanner|}.IsEnabled()")]
    [InlineData("global::Storefront.Flags.{|TF1003:OldBanner|}.IsEnabled()")]
    [InlineData("Flags.{|TF1003:@OldBanner|}.IsEnabled()")]
    [InlineData("Flags\n    .{|TF1003:OldBanner|}\n    .IsEnabled()")]
    [InlineData("Flags./* the old one */{|TF1003:OldBanner|}.IsEnabled()")]
    [InlineData("Flags.{|TF1003:OldBanner|}")]
    [InlineData("Flags.{|TF1003:OldBanner|}.Key")]
    [InlineData("Flags.{|TF1003:OldBanner|}?.IsEnabled()")]
    [InlineData("Flags.{|TF1003:OldBanner|} is { Key: \"x\" }")]
    [InlineData("(Flags.{|TF1003:OldBanner|}, Flags.{|TF1003:OldLayout|})")]
    [InlineData("Flags.{|TF1003:OldBanner|}.IsEnabled() && !Flags.{|TF1003:OldBanner|}.IsEnabled(new FlagContext(\"ada\"))")]
    [InlineData("$\"{Flags.{|TF1003:OldBanner|}.IsEnabled()}\"")]
    [InlineData("new Func<bool>(Flags.{|TF1003:OldBanner|}.IsEnabled)")]
    [InlineData("new[] { Flags.{|TF1003:OldBanner|}, Flags.NewBanner }")]
    [InlineData("Flags.{|TF1003:OldLayout|}.GetVariant() is Flags.OldLayoutVariant.A")]
    [InlineData("Flags.{|TF1003:OldLayout|}.GetValue() switch { \"one\" => 1, _ => 2 }")]
    [InlineData("Flags.Names.{|TF1003:OldBanner|}")]
    [InlineData("Flags.Names.{|TF1003:OldBanner|} + \"/\" + Flags.Names.NewBanner")]
    [InlineData("nameof(Flags.{|TF1003:OldBanner|})")]
    [InlineData("nameof(Flags.Names.{|TF1003:OldBanner|})")]
    [InlineData("nameof(IFlags.{|TF1003:OldBanner|})")]
    [InlineData("\"x\" switch { Flags.Names.{|TF1003:OldBanner|} => 1, _ => 2 }")]
    public Task Expressions(string expression) => Verify(
        $$"""
        using System; using Storefront; using TypedFlags;
        class Page { object? Ask() => {{expression}}; }
        """);

    [Theory]
    [InlineData("flags.{|TF1003:OldBanner|}.IsEnabled()")]
    [InlineData("flags?.{|TF1003:OldBanner|}.IsEnabled()")]
    [InlineData("flags is { {|TF1003:OldBanner|}: { } banner }")]
    [InlineData("flags is { {|TF1003:OldBanner|}.Key: \"x\" }")]
    [InlineData("flags switch { { {|TF1003:OldBanner|}: null } => 1, _ => 2 }")]
    public Task Members_of_the_injected_flags(string expression) => Verify(
        $$"""
        using System; using Storefront;
        class Page(IFlags? flags) { object? Ask() => {{expression}}; }
        """);

    [Fact]
    public Task Through_using_static() => Verify(
        """
        using static Storefront.Flags;
        class Page { bool Ask() => {|TF1003:OldBanner|}.IsEnabled(); }
        """);

    [Fact]
    public Task Through_using_static_of_the_names() => Verify(
        """
        using static Storefront.Flags.Names;
        class Page { string Ask() => {|TF1003:OldBanner|} + NewBanner; }
        """);

    [Fact]
    public Task Through_aliases() => Verify(
        """
        using F = Storefront.Flags;
        using N = Storefront.Flags.Names;
        using Shop = Storefront;
        class Page { string Ask() => F.{|TF1003:OldBanner|}.Key + N.{|TF1003:OldBanner|} + Shop.Flags.{|TF1003:OldBanner|} + Shop::Flags.{|TF1003:OldBanner|}; }
        """);

    [Fact]
    public Task In_attributes() => Verify(
        """
        using System; using Storefront;
        [Obsolete(Flags.Names.{|TF1003:OldBanner|})]
        class Page { [Obsolete(nameof(Flags.{|TF1003:OldBanner|}))] void Ask([System.ComponentModel.DefaultValue(Flags.Names.{|TF1003:OldBanner|})] string x) { } }
        """);

    [Fact]
    public Task In_every_kind_of_code() => Verify(
        """
        using System; using System.Linq; using System.Threading.Tasks; using Storefront;
        abstract class Base(bool isOn) { public bool IsOn => isOn; }
        class Page(int x) : Base(Flags.{|TF1003:OldBanner|}.IsEnabled())
        {
            public const string Name = Flags.Names.{|TF1003:OldBanner|};
            readonly bool _field = Flags.{|TF1003:OldBanner|}.IsEnabled();
            bool Property { get; } = Flags.{|TF1003:OldBanner|}.IsEnabled();
            int X => x;
            Page() : this(Flags.{|TF1003:OldBanner|}.IsEnabled() ? 1 : 2) { }
            void Optional(string name = Flags.Names.{|TF1003:OldBanner|}) { }
            async Task Lambdas()
            {
                bool Local() => Flags.{|TF1003:OldBanner|}.IsEnabled();
                Func<bool> lambda = () => Flags.{|TF1003:OldBanner|}.IsEnabled();
                await Task.Run(() => Flags.{|TF1003:OldBanner|}.IsEnabled());
                _ = from number in new[] { 1 } where Flags.{|TF1003:OldBanner|}.IsEnabled() select Local() && lambda();
                switch ("") { case Flags.Names.{|TF1003:OldBanner|}: goto case Flags.Names.{|TF1003:OldBanner|}; }
            }
            public static Page operator +(Page left, Page right) => Flags.{|TF1003:OldBanner|}.IsEnabled() ? left : right;
        }
        """);

    [Fact]
    public Task In_top_level_statements() => (Project(
        """
        using Storefront;
        if (Flags.{|TF1003:OldBanner|}.IsEnabled()) { System.Console.WriteLine(); }
        """) with
    { OutputKind = OutputKind.ConsoleApplication }).VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public Task In_generated_code() => Verify(
        """
        // <auto-generated/>
        #line 7 "Pages/Index.razor"
        class Page { bool Ask() => Storefront.Flags.{|TF1003:OldBanner|}.IsEnabled(); }
        #line default
        #line hidden
        class More { bool Ask() => Storefront.Flags.{|TF1003:OldBanner|}.IsEnabled(); }
        """);

    [Fact]
    public Task In_a_file_of_another_folder_of_the_same_project() => Project("class Page { }")
        .WithSource("obj/Debug/Page.g.cs", "class Part { bool Ask() => Storefront.Flags.{|TF1003:OldBanner|}.IsEnabled(); }")
        .VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public Task Once_a_place_however_it_is_reached() => Verify(
        """
        using Storefront;
        class Page { object Ask() => new { Flags.{|TF1003:OldBanner|}, Again = Flags.{|TF1003:OldBanner|} }; }
        """);

    [Theory]
    [InlineData("class OldBanner { OldBanner() { } }")]
    [InlineData("class Page { int OldBanner; int Ask() => OldBanner; }")]
    [InlineData("class Page { bool Ask(bool OldBanner) => OldBanner; }")]
    [InlineData("class Page { void Ask() { int OldBanner = 1; _ = OldBanner; OldBanner: goto OldBanner; } }")]
    [InlineData("enum Kind { OldBanner } class Page { Kind Ask() => Kind.OldBanner; }")]
    [InlineData("static class Flags { public static bool OldBanner => true; } class Page { bool Ask() => Flags.OldBanner; }")]
    [InlineData("namespace OldBanner { class Page { } } class Other { OldBanner.Page? Ask() => null; }")]
    [InlineData("class Page { object Ask() => new { OldBanner = 1 }.OldBanner; }")]
    [InlineData("class Page { (int OldBanner, int) Ask() => (OldBanner: 1, 2); }")]
    [InlineData("class Page { int OldBanner { get; set; } object Ask() => new Page { OldBanner = 1 } is { OldBanner: 1 }; }")]
    [InlineData("class Page { void Ask(int OldBanner = 1) => Ask(OldBanner: 2); }")]
    [InlineData("class Page<OldBanner> { OldBanner? Ask() => default; }")]
    [InlineData("/// <summary><see cref=\"Storefront.Flags.OldBanner\"/></summary>\nclass Page { }")]
    [InlineData("/** <see cref=\"Storefront.Flags.OldBanner\"/> */ class Page { }")]
    [InlineData("// Flags.OldBanner.IsEnabled()\nclass Page { /* Flags.OldBanner */ }")]
    [InlineData("class Page { string Ask() => \"Flags.OldBanner old_banner\"; }")]
    [InlineData("class Page { bool Ask() => Storefront.Flags.NewBanner.IsEnabled(); }")]
    [InlineData("class Page { object Ask() => Storefront.Flags.All; }")]
    [InlineData("class Page { object Ask() => Storefront.Flags.EvaluateAll()[\"new_banner\"]; }")]
    [InlineData("class Page { Storefront.Flags.OldLayoutVariant Ask() => Storefront.Flags.OldLayoutVariant.A; }")]
    [InlineData("#if OLD\nclass Page { bool Ask() => Storefront.Flags.OldBanner.IsEnabled(); }\n#endif")]
    [InlineData("using Storefront; using static Storefront.Flags; class Page { }")]
    public Task What_only_looks_like_a_use(string source) => Verify(source);

    [Fact]
    public Task An_implementation_of_the_interface_declares_and_uses_nothing() => FlagsProject.With(
        "flags: { old_banner: { expires: 2026-06-30 } }",
        """
        using TypedFlags;
        class Fake : Storefront.IFlags
        {
            public BooleanFlag OldBanner => null!;
            BooleanFlag Storefront.IFlags.OldBanner => null!;
            public FlagEvaluations EvaluateAll() => null!;
            public FlagEvaluations EvaluateAll(FlagContext? context) => null!;
            public FlagEvaluations EvaluateAll<TContext>(in TContext context) where TContext : struct, IFlagContextAdapter => null!;
        }
        """).VerifyAsync<OutdatedFlagAnalyzer>();

    [Theory]
    [InlineData("class Page { bool Ask() => Storefront.Flags.{|TF1003:OldBanner|}.{|CS1061:IsEnabledd|}(); }")]
    [InlineData("class Page { void Ask() { Storefront.Flags.{|TF1003:OldBanner|}.{|CS1001:|}{|CS1002:|} } }")]
    [InlineData("class Page { bool Ask() => Storefront.Flags.{|TF1003:OldBanner|}.IsEnabled({|CS0103:user|}); }")]
    [InlineData("class Page { {|CS0246:Missing|} Ask() => Storefront.Flags.{|TF1003:OldBanner|}.IsEnabled(); }")]
    [InlineData("class Page { bool Ask() => {|CS0103:Flags|}.OldBanner.IsEnabled(); }")]
    [InlineData("class Page { bool Ask() => {|CS0103:OldBanner|}.IsEnabled(); }")]
    [InlineData("class Page { bool Ask() => Storefront.Flags.{|CS0117:OldBaner|}.IsEnabled(); }")]
    [InlineData("class Page { void Ask() => {|CS0200:Storefront.Flags.{|TF1003:OldBanner|}|} = null; }")]
    [InlineData("OldBanner{|CS1002:|}")]
    public async Task While_the_code_does_not_compile(string marked)
    {
        FlagsProject project = Project(marked);
        Markup markup = Markup.Parse(marked);
        Compilation compilation = project.WithSource("Source0.cs", markup.Text).Generate().Output;

        IEnumerable<Diagnostic> reported = await AnalyzerVerifier.AnalyzeAsync(project, compilation, new OutdatedFlagAnalyzer());

        Assert.Equal(
            markup.Spans.Where(span => span.Id == "TF1003").Select(span => span.Span),
            reported.Select(diagnostic => diagnostic.Location.SourceSpan));
    }

    [Theory]
    [InlineData("")]
    [InlineData("flags: [")]
    [InlineData("flags: { old_banner: { expires: [] } }")]
    [InlineData("flags: {}")]
    public async Task Without_sound_flags_there_is_nothing_to_say(string flags)
    {
        FlagsProject project = FlagsProject.With(flags, "class Page { bool OldBanner; bool Ask() => Storefront.Flags.OldBanner.IsEnabled() && OldBanner; }");

        Assert.Empty(await AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, new OutdatedFlagAnalyzer()));
    }

    [Fact]
    public async Task Without_a_flags_file_there_is_nothing_to_say()
    {
        FlagsProject project = new FlagsProject().WithSource("Page.cs", "class Page { string Ask() => new TypedFlags.FlagContext(\"OldBanner\").ToString()!; }");

        Assert.Empty(await AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, new OutdatedFlagAnalyzer()));
    }
}
