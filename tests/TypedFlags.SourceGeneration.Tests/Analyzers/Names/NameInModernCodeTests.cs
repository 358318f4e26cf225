using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Analyzers.Names;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Names;

/// <summary>TF1001: in code as it is written today, up to C# 14.</summary>
public class NameInModernCodeTests
{
    [Theory]
    [InlineData("part.Ask([|\"x\"|])")]
    [InlineData("maybe?.Ask([|\"x\"|])")]
    [InlineData("maybe!.Ask([|\"x\"|])")]
    [InlineData("maybe is { } p && p.Ask([|\"x\"|])")]
    [InlineData("new Box<int>().IsOn([|\"x\"|])")]
    [InlineData("new Box<int>().Of<string>(\"free\", [|\"x\"|]) | new Box<int>().Of(1, [|\"x\"|])")]
    [InlineData("Box<int>.Inner<string>.IsIn([|\"x\"|])")]
    [InlineData("new Door().Opens([|\"x\"|])")]
    [InlineData("Door.OpensAny([|\"x\"|])")]
    [InlineData("new List<int>().OpensAll([|\"x\"|])")]
    [InlineData("Door.IsStatic([|\"x\"|])")]
    [InlineData("((IHas<Door>)new Door()).HasBody([|\"x\"|])")]
    [InlineData("part.Ask([|Bad|])")]
    [InlineData("part.Ask([|IKeys.Other|])")]
    [InlineData("part.Ask([|nameof(Outer.Inner.new_chekout)|])")]
    [InlineData("part.Ask([|$\"\"\"{Bad}_too\"\"\"|])")]
    [InlineData("part.Ask([|$$\"\"\"new_{{nameof(checkot)}}\"\"\"|])")]
    [InlineData("part.Ask(text ?? [|\"x\"|])")]
    [InlineData("part.Ask(text switch { null => [|\"x\"|], \"a\" => \"new_checkout\", _ => text })")]
    [InlineData("part.Ask([|\"x\"|] as string)")]
    [InlineData("part.Ask((string)(object)[|\"x\"|])")]
    [InlineData("texts.Where(text => part.Ask([|\"x\"|])).Any()")]
    public Task A_name_that_no_flag_has(string expression) => Verify(expression);

    [Theory]
    [InlineData("part.Ask(nameof(Outer.Inner.new_checkout))")]
    [InlineData("part.Ask($\"new_{\"check\"}{\"out\"}\")")]
    [InlineData("part.Ask(true ? \"new_checkout\" : \"x\")")]
    [InlineData("part.Ask(text ?? throw new Exception(\"x\"))")]
    [InlineData("part.Ask(NotConst)")]
    [InlineData("part.Ask((\"x\", 1).Item1)")]
    [InlineData("part.Ask(\"\"\" x \"\"\".Trim())")]
    [InlineData("new[] { \"x\", \"y\" }.Any(part.Ask)")]
    [InlineData("new Func<string, bool>(part.Ask)(\"x\")")]
    [InlineData("part.Ask(string.Empty) | part.Ask(default!)")]
    public Task A_flag_or_no_constant(string expression) => Verify(expression);

    [Fact]
    public Task File_scoped_types_and_primary_constructors() => VerifyFile(
        """
        abstract class Base([FlagName] string name) { protected bool Has => name == ""; protected virtual bool Virtual([FlagName] string other) => false; }
        file class Scoped() : Base([|"x"|])
        {
            protected override bool Virtual(string other) => base.Virtual([|"y"|]);
            bool Both() => Virtual([|"z"|]) && this.Virtual(other: [|"z"|]);
        }
        static class Generic { static bool Ask<T>() where T : IHas<T> => T.IsStatic([|"x"|]); }
        """);

    [Fact]
    public Task A_constant_that_is_a_name_in_two_ways_is_reported_once() => VerifyFile(
        """
        class Names : List<string> { public new void Add([FlagName] string name) => base.Add(name); }
        class Step
        {
            [FlagName] public Names Flags { get; set; } = [];
            static object M => (new Step { Flags = { [|"x"|], "new_checkout" } }, new Step { Flags = new Names { [|"y"|] } });
        }
        """);

    private static Task Verify(string expression) => VerifyFile(
        $$"""
        class Test
        {
            const string Bad = "bad_key";
            static string NotConst = "x";
            const string checkot = "";
            static class Outer { public static class Inner { public static int new_chekout, new_checkout; } }
            object? M(Part part, Part? maybe, string? text, string[] texts) => {{expression}};
        }
        """);

    private static Task VerifyFile(string source) => AnalyzerVerifier.VerifyAsync(
        FlagsProject.With("flags: { new_checkout: {} }", "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing TypedFlags;\n" + source, Declarations) with
        {
            LanguageVersion = LanguageVersion.Preview,
            Nullable = NullableContextOptions.Disable,
        },
        new UnknownNameAnalyzer());

    private const string Declarations =
        """
        using System.Collections.Generic;
        using TypedFlags;

        interface IKeys { const string Other = "other_key"; }
        partial class Part { public partial bool Ask([FlagName] string name); }
        partial class Part { public partial bool Ask(string name) => name == ""; }
        class Box<T>
        {
            public bool IsOn([FlagName] string name) => false;
            public bool Of<U>(U other, [FlagName] string name) => false;
            public class Inner<V> { public static bool IsIn([FlagName] string name) => false; }
        }
        interface IHas<T> where T : IHas<T>
        {
            static abstract bool IsStatic([FlagName] string name);
            bool HasBody([FlagName] string name) => false;
        }
        class Door : IHas<Door> { public static bool IsStatic(string name) => false; }
        static class Doors
        {
            extension(Door door)
            {
                public bool Opens([FlagName] string name) => false;
                public static bool OpensAny([FlagName] string name) => false;
            }

            extension<T>(List<T> list) { public bool OpensAll([FlagName] string name) => list.Count > 0; }
        }
        """;
}
