using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Analyzers.Names;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Names;

/// <summary>TF1001: in every kind of code that has an expression.</summary>
public class NamePlaceTests
{
    private const string Declarations = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Threading.Tasks;
        using TypedFlags;

        static class Service
        {
            public static bool IsOn([FlagName] string name) => false;
            public static Task<bool> IsOnAsync([FlagName] string name) => Task.FromResult(false);
            public static bool Has([FlagName] this string name, int more = 0) => false;
        }

        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        sealed class GateAttribute : Attribute
        {
            public GateAttribute([FlagName] params string[] names) { }
            [FlagName] public string? Other { get; set; }
            public string? Text { get; set; }
        }

        class Step([FlagName] string name)
        {
            public Step(int number, [FlagName] string name) : this(name) { }
            [FlagName] public string? Flag { get; set; }
            public string Text { get; set; } = name;
            [FlagName] public List<string> Flags { get; set; } = ["new_checkout"];
            [FlagName] public string? Set { get; init; }
            public Step Inner => this;
        }

        """;

    [Theory]
    [InlineData("bool field = Service.IsOn([|\"x\"|]);")]
    [InlineData("static readonly bool Field = Service.IsOn([|\"x\"|]);")]
    [InlineData("bool Property { get; } = Service.IsOn([|\"x\"|]);")]
    [InlineData("bool Property => Service.IsOn([|\"x\"|]);")]
    [InlineData("bool Property { get => Service.IsOn([|\"x\"|]); }")]
    [InlineData("Shop() { if (Service.IsOn([|\"x\"|])) { } }")]
    [InlineData("~Shop() => Service.IsOn([|\"x\"|]);")]
    [InlineData("void M() { bool Local() => Service.IsOn([|\"x\"|]); Local(); }")]
    [InlineData("Func<bool> M() => () => Service.IsOn([|\"x\"|]);")]
    [InlineData("Func<bool> M() => delegate { return Service.IsOn([|\"x\"|]); };")]
    [InlineData("Expression<Func<bool>> M() => () => Service.IsOn([|\"x\"|]);")]
    [InlineData("async Task<bool> M() => await Service.IsOnAsync([|\"x\"|]).ConfigureAwait(false);")]
    [InlineData("IEnumerable<bool> M() { yield return Service.IsOn([|\"x\"|]); }")]
    [InlineData("bool M() => new[] { 1 }.Any(number => Service.IsOn([|\"x\"|]));")]
    [InlineData("object M() => from number in new[] { 1 } where Service.IsOn([|\"x\"|]) select number;")]
    [InlineData("string M() => $\"{Service.IsOn([|\"x\"|])}\";")]
    [InlineData("bool M() => Service.IsOn([|\"x\"|]) && !Service.IsOn([|\"y\"|]) || Service.IsOn(\"new_checkout\");")]
    [InlineData("int M(object o) => o switch { int when Service.IsOn([|\"x\"|]) => 1, _ => 2 };")]
    [InlineData("bool M() => Service.IsOn(Service.IsOn([|\"x\"|]) ? [|\"y\"|] : \"new_checkout\");")]
    [InlineData("public static bool operator !(Shop shop) => Service.IsOn([|\"x\"|]);")]
    [InlineData("bool M() => Service.@IsOn([|\"x\"|]);")]
    [InlineData("bool M() => Service.Is\\u004fn([|\"x\"|]);")]
    [InlineData("void M(Step step) => step.@Fl\\U00000061g = [|\"x\"|];")]
    [InlineData("object M() => new \\u0053tep([|\"x\"|]);")]
    [InlineData("bool M() => global::Service.IsOn([|\"x\"|]);")]
    [InlineData("void M(dynamic d) => d.Run(Service.IsOn([|\"x\"|]));")]
    [InlineData("unsafe bool M() { lock (this) { try { return Service.IsOn([|\"x\"|]); } finally { Service.IsOn([|\"y\"|]); } } }", true)]
    public Task Members_and_statements(string member, bool isUnsafe = false) =>
        Verify($"class Shop {{ {(isUnsafe ? member.Replace("unsafe ", "", StringComparison.Ordinal) : member)} }}");

    [Theory]
    [InlineData("[|\"x\"|].Has()")]
    [InlineData("Service.Has([|\"x\"|], 5)")]
    [InlineData("Service.Has(more: 5, name: [|\"x\"|])")]
    [InlineData("Take([|\"x\"|].Has)")]
    [InlineData("Take((Func<int, bool>)[|\"x\"|].Has)")]
    [InlineData("Take((sure ? [|\"x\"|] : \"new_checkout\").Has)")]
    [InlineData("Take(\"new_checkout\".Has)")]
    [InlineData("Take(text.Has)")]
    [InlineData("Take(Service.IsOn)")]
    [InlineData("text.Has()")]
    public Task Receivers_of_extension_methods_and_method_groups_that_bind_them(string call) => Verify(
        $$"""
        class Shop
        {
            static bool Take(Func<int, bool> bound) => bound(1);
            static bool Take(Func<string, bool> unbound) => false;
            bool M(bool sure, string text) => {{call}};
        }
        """);

    [Theory]
    [InlineData("Gate([|\"x\"|])")]
    [InlineData("GateAttribute([|\"x\"|])")]
    [InlineData("global::GateAttribute(\"new_checkout\", [|\"x\"|])")]
    [InlineData("Gate(new[] { [|\"x\"|] })")]
    [InlineData("Gate(Other = [|\"x\"|])")]
    [InlineData("Gate([|\"x\"|], Other = [|\"y\"|], Text = \"z\")")]
    [InlineData("Gate(\"new_checkout\", Other = \"new_checkout\", Text = \"z\")")]
    [InlineData("Gate(Text = \"new_chekout\")")]
    [InlineData("Gate")]
    [InlineData("Obsolete(\"Gate\")")]
    public Task Attributes(string attribute) => Verify(
        $$"""
        [{{attribute}}]
        class Shop
        {
            [{{attribute}}] event Action? Changed;
            [{{attribute}}] int field, other;
            [return: {{attribute}}] void M<[{{attribute}}] T>([{{attribute}}] int number) { Changed?.Invoke(); field = other; other = field; }
        }

        [{{attribute}}] enum Colour { [{{attribute}}] Red }
        """.Replace("Obsolete(", "System.ComponentModel.Description(", StringComparison.Ordinal));

    [Theory]
    [InlineData("new Step([|\"x\"|])")]
    [InlineData("new global::Step(1, [|\"x\"|])")]
    [InlineData("(Step)new([|\"x\"|])")]
    [InlineData("(Step)new (1, [|\"x\"|])")]
    [InlineData("(Step)new /* target */ ([|\"x\"|])")]
    [InlineData("new Derived()")]
    [InlineData("new Step(\"new_checkout\") { Flag = [|\"x\"|], Text = \"y\" }")]
    [InlineData("new Derived { Flag = [|\"x\"|] }")]
    [InlineData("step.Flag = [|\"x\"|]")]
    [InlineData("step.Flag ??= [|\"x\"|]")]
    [InlineData("step.Flag += \"x\"")]
    [InlineData("(step.Flag, step.Text) = ([|\"x\"|], \"y\")")]
    [InlineData("(step.Text, (_, step.Flag)) = (\"x\", (\"y\", [|\"z\"|]))")]
    [InlineData("(step.Text, step.Flag) = (\"x\", sure ? [|\"x\"|] : \"new_checkout\")")]
    [InlineData("(step.Flag, other.Flag) = ([|\"x\"|], [|\"y\"|])")]
    [InlineData("(step.Flag, other.Flag) = (other.Flag, step.Flag)")]
    [InlineData("(step.Flag, other.Flag) = (\"new_checkout\", null)")]
    [InlineData("(step.Flag, step.Text) = Pair(\"x\")")]
    [InlineData("step.Flags = [[|\"x\"|], \"new_checkout\"]")]
    [InlineData("step.Flags = new() { [|\"x\"|] }")]
    [InlineData("new Step(\"new_checkout\") { Flags = { [|\"x\"|], \"new_checkout\" } }")]
    [InlineData("new Step(\"new_checkout\") { Flags = [[|\"x\"|]] }")]
    [InlineData("new Step(\"new_checkout\") { Inner = { Flag = [|\"x\"|] } }")]
    [InlineData("new Step(\"new_checkout\") { Set = [|\"x\"|] }")]
    [InlineData("Each([[|\"x\"|], .. step.Flags])")]
    [InlineData("Each(new List<string> { [|\"x\"|] })")]
    [InlineData("Spans([[|\"x\"|]])")]
    [InlineData("Spans([|\"x\"|], \"new_checkout\")")]
    [InlineData("Spans(new[] { [|\"x\"|] })")]
    [InlineData("Spans(stackalloc[] { 1 })")]
    [InlineData("Each(sure switch { true => [[|\"x\"|]], _ => [] })")]
    [InlineData("step.Text = \"x\"")]
    [InlineData("step.Flag")]
    [InlineData("new S([|\"x\"|])")]
    [InlineData("new List<Step> { new([|\"x\"|]), new(\"new_checkout\") }")]
    public Task Constructors_and_properties(string expression) => Verify(
        $$"""
        class Derived : Step
        {
            public Derived() : base([|"of base"|]) { }
            public Derived(string name) : this() { }
        }

        class Other() : Step([|"of primary"|]);

        record Marked([property: FlagName] string Flag, [FlagName] string Name)
        {
            [FlagName] public string Set { get; init; } = [|"initial"|];
            static Marked Test => new("not the parameter", [|"x"|]) { Flag = [|"y"|], Set = [|"z"|] };
            Marked With => this with { Flag = [|"x"|], Name = "not the property" };
        }

        class Shop
        {
            object? M(Step step, Step other, bool sure) => {{expression}};
            static (string, string) Pair(string text) => (text, text);
            static object? Each([FlagName] IEnumerable<string> names) => names;
            static object? Spans([FlagName] params ReadOnlySpan<string> names) => null;
            static object? Spans(ReadOnlySpan<int> numbers) => null;
        }
        """,
        "using S = Step;\n");

    [Fact]
    public Task Top_level_statements() => Verify(
        """
        if (Service.IsOn([|"x"|])) Console.WriteLine("x");
        const string local = "y";
        bool Local() => Service.IsOn([|local|]);
        return Local() && await Service.IsOnAsync("new_checkout") ? 1 : 0;

        """,
        kind: OutputKind.ConsoleApplication);

    [Fact]
    public async Task Code_that_Razor_generates_is_reported_in_the_page()
    {
        FlagsProject project = FlagsProject.With("flags: { new_checkout: {} }", Declarations).WithSource(
            "obj/Index_cshtml.g.cs",
            """
            // <auto-generated/>
            #pragma checksum "Pages/Index.cshtml" "{8829d00f-11b8-4213-878b-770e8597ac16}" "00"
            class Index
            {
                public async System.Threading.Tasks.Task ExecuteAsync()
                {
            #line 7 "Pages/Index.cshtml"
             if (await Service.IsOnAsync("new_chekout"))
            #line default
            #line hidden
                    {
                    }
                }
            }
            """);

        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, new UnknownNameAnalyzer()));

        FileLinePositionSpan page = diagnostic.Location.GetMappedLineSpan();
        Assert.Equal(("Pages/Index.cshtml", 6, 29), (page.Path, page.StartLinePosition.Line, page.StartLinePosition.Character));
    }

    private static Task Verify(string source, string usings = "", OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        // Statements go before types, usings before both.
        (string head, string types) = (Declarations[..Declarations.IndexOf("static class", StringComparison.Ordinal)], Declarations[Declarations.IndexOf("static class", StringComparison.Ordinal)..]);
        return (FlagsProject.With("flags: { new_checkout: {} }", head + usings + source + "\n" + types) with { LanguageVersion = LanguageVersion.CSharp13, OutputKind = kind })
            .VerifyAsync<UnknownNameAnalyzer>();
    }

    [Fact]
    public Task A_constant_before_the_dot_of_an_extension_method() => FlagsProject.With(
        "flags: { new_checkout: {} }",
        """
        using TypedFlags;
        static class Keys { public const string Checkout = "new_chekout"; }
        static class Extensions { public static bool IsOn([FlagName] this string name) => false; }
        static class Program { static bool Run() => [|Keys.Checkout|].IsOn(); }
        """).VerifyAsync<UnknownNameAnalyzer>();
}
