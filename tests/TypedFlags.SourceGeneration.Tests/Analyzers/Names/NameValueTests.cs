using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Analyzers.Names;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Names;

/// <summary>TF1001: which expressions are constants that name a flag, and what of them is underlined.</summary>
public class NameValueTests
{
    [Theory]
    [InlineData("One([|\"new_chekout\"|])")]
    [InlineData("One([|@\"new_chekout\"|])")]
    [InlineData("One([|\"\"\"new_chekout\"\"\"|])")]
    [InlineData("One([|\"new_\\u0063hekout\"|])")]
    [InlineData("One(([|\"new_chekout\"|]))")]
    [InlineData("One([|\"new_chekout\"|]!)")]
    [InlineData("One((string)[|\"new_chekout\"|])")]
    [InlineData("One([|Wrong|])")]
    [InlineData("One([|Names.Wrong|])")]
    [InlineData("One([|global::Names.Wrong|])")]
    [InlineData("One([|Library.Names.Wrong|])")]
    [InlineData("One([|nameof(NewChekout)|])")]
    [InlineData("One([|nameof(Names.NewChekout)|])")]
    [InlineData("One([|\"new\" + \"_chekout\"|])")]
    [InlineData("One([|Prefix + \"chekout\"|])")]
    [InlineData("One([|$\"{Prefix}chekout\"|])")]
    [InlineData("One([|$\"new_chekout\"|])")]
    [InlineData("One(name: [|\"new_chekout\"|])")]
    [InlineData("Two(second: [|\"new_chekout\"|], first: \"dark_mode\")")]
    [InlineData("One(sure ? [|\"new_chekout\"|] : \"new_checkout\")")]
    [InlineData("One(sure ? [|\"new_chekout\"|] : [|\"dark_mod\"|])")]
    [InlineData("One(sure ? text : [|\"dark_mod\"|])")]
    [InlineData("One(text ?? [|\"new_chekout\"|])")]
    [InlineData("One(number switch { 1 => [|\"new_chekout\"|], 2 => \"dark_mode\", _ => throw null! })")]
    [InlineData("One(text = [|\"new_chekout\"|])")]
    [InlineData("Many([|\"new_chekout\"|])")]
    [InlineData("Many(\"new_checkout\", [|\"new_chekout\"|], text, [|Wrong|])")]
    [InlineData("Many(new[] { \"new_checkout\", [|\"new_chekout\"|] })")]
    [InlineData("Many(new string[] { [|\"new_chekout\"|] })")]
    [InlineData("Many([\"new_checkout\", [|\"new_chekout\"|]])")]
    [InlineData("Listed([[|\"new_chekout\"|], .. new[] { [|\"dark_mod\"|] }])")]
    [InlineData("Listed(new List<string> { \"new_checkout\", [|\"new_chekout\"|] })")]
    [InlineData("Listed(new() { [|\"new_chekout\"|] })")]
    [InlineData("Listed(sure ? [[|\"new_chekout\"|]] : [])")]
    [InlineData("Spanned([|\"new_chekout\"|])")]
    [InlineData("Wrapped([|\"new_chekout\"|])")]
    [InlineData("Wrapped((Key)[|\"new_chekout\"|])")]
    [InlineData("Boxed([|\"new_chekout\"|])")]
    [InlineData("Optional([|\"new_chekout\"|])")]
    [InlineData("One([|\"NEW_CHECKOUT\"|])")]
    [InlineData("One([|\"new-checkout\"|])")]
    [InlineData("One([|\" new_checkout\"|])")]
    [InlineData("Generic<int>([|\"new_chekout\"|])")]
    public Task A_constant_that_names_no_flag(string call) => Project(call).VerifyAsync<UnknownNameAnalyzer>();

    [Theory]
    [InlineData("One(\"new_checkout\")")]
    [InlineData("One(\"new\" + \"_checkout\")")]
    [InlineData("One($\"{Prefix}checkout\")")]
    [InlineData("One(Flags.Names.NewCheckout)")]
    [InlineData("One(text)")]
    [InlineData("One(text + \"new_chekout\")")]
    [InlineData("One($\"new_{text}\")")]
    [InlineData("One($\"new_chekout_{number}\")")]
    [InlineData("One(ReadOnly)")]
    [InlineData("One(\"new_chekout\".Replace(\"chek\", \"check\"))")]
    [InlineData("One(string.Concat(\"new\", \"_chekout\"))")]
    [InlineData("One(\"new_chekout,dark_mode\".Split(',')[0])")]
    [InlineData("One(\"\")")]
    [InlineData("One(\" \")")]
    [InlineData("One(null!)")]
    [InlineData("One(default!)")]
    [InlineData("One((string)null!)")]
    [InlineData("One(((Func<string>)(() => \"new_chekout\"))())")]
    [InlineData("One(sure ? \"new_checkout\" : \"dark_mode\")")]
    [InlineData("Many()")]
    [InlineData("Many(\"new_checkout\", \"dark_mode\")")]
    [InlineData("Many(new string[2])")]
    [InlineData("Listed(new List<string>(3))")]
    [InlineData("Optional()")]
    [InlineData("Two(second: \"dark_mode\", first: \"new_checkout\")")]
    [InlineData("Other(\"new_chekout\", \"new_checkout\")")]
    [InlineData("Boxed(Colour.Red)")]
    [InlineData("Boxed(5)")]
    public Task A_declared_flag_or_no_constant(string call) => Project(call).VerifyAsync<UnknownNameAnalyzer>();

    [Fact]
    public Task A_local_constant_is_reported_at_each_use_and_not_where_it_is_declared() => Project(
        """
        Run(() =>
            {
                const string local = "new_chekout";
                One([|local|]);
                if (sure) One([|local|]);
                Console.WriteLine(local);
            })
        """).VerifyAsync<UnknownNameAnalyzer>();

    [Fact]
    public Task A_default_value_is_reported_in_the_declaration() => FlagsProject.With(
        "flags: { new_checkout: {} }",
        """
        using TypedFlags;

        class Shop
        {
            bool First([FlagName] string name = [|"new_chekout"|], string other = "new_chekout") => false;
            bool Second([FlagName] string name = "new_checkout") => false;
            bool Third([FlagName] string? name = null) => First() && Second() && Third();
        }
        """).VerifyAsync<UnknownNameAnalyzer>();

    private static FlagsProject Project(string call) => FlagsProject.With(
        "flags: { new_checkout: {}, dark_mode: {} }",
        $$"""
        using System;
        using System.Collections.Generic;
        using TypedFlags;
        using Storefront;

        enum Colour { Red }

        record struct Key(string Text)
        {
            public static implicit operator Key(string text) => new(text);
        }

        static class Names
        {
            public const string Wrong = "new_chekout";
            public const int NewChekout = 1;
        }

        class Shop
        {
            const string Prefix = "new_";
            const string Wrong = Prefix + "chekout";
            static readonly string ReadOnly = "new_chekout";
            int NewChekout = 1;

            static void One([FlagName] string name) { }
            static void Two([FlagName] string first, [FlagName] string second) { }
            static void Many([FlagName] params string[] names) { }
            static void Listed([FlagName] List<string> names) { }
            static void Spanned([FlagName] params ReadOnlySpan<string> names) { }
            static void Wrapped([FlagName] Key key) { }
            static void Boxed([FlagName] object name) { }
            static void Other(string text, [FlagName] string name) { }
            static void Optional([FlagName] string name = "new_checkout") { }
            static void Generic<T>([FlagName] string name) { }
            static void Run(Action action) => action();

            void Test(bool sure, string text, int number)
            {
                {{call}};
                Console.WriteLine(ReadOnly + NewChekout + Flags.NewCheckout.Key);
            }
        }
        """) with
    {
        References = [Library],
        LanguageVersion = LanguageVersion.CSharp13,
    };

    private static readonly CompiledProject Library = new FlagsProject { AssemblyName = "Library" }
        .WithSource("Names.cs", "namespace Library; public static class Names { public const string Wrong = \"new_chekout\"; }")
        .Compile();
}
