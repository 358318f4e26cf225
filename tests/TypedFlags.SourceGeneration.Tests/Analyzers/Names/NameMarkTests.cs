using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Analyzers.Names;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Names;

/// <summary>TF1001: which parameters and properties are marked with <c>[FlagName]</c>, and how far a mark reaches.</summary>
public class NameMarkTests
{
    [Theory]
    [InlineData("GetBoolean([|\"x\"|], null, false)")]
    [InlineData("GetString([|\"x\"|], null, \"not a name\")")]
    [InlineData("GetInteger([|\"x\"|], context: null, 5)")]
    [InlineData("GetNumber(defaultValue: 5, context: null, name: [|\"x\"|])")]
    [InlineData("GetObject([|\"x\"|], null, default)")]
    [InlineData("GetBooleanDetails([|\"x\"|], null, false)")]
    [InlineData("GetObjectDetails([|\"x\"|], null, default)")]
    [InlineData("Explain([|\"x\"|], null)")]
    [InlineData("EvaluateAll(null)[[|\"x\"|]]")]
    [InlineData("EvaluateAll(null)?[[|\"x\"|]]")]
    [InlineData("EvaluateAll(null).TryGetValue([|\"x\"|], out _)")]
    [InlineData("EvaluateAll(null).ContainsKey([|\"x\"|])")]
    [InlineData("GetBoolean(\"new_checkout\", null, false)")]
    [InlineData("EvaluateAll(null)[\"new_checkout\"]")]
    public Task The_client_asks_for_flags_by_name(string call) => Verify(
        $$"""
        class Shop
        {
            object? M(IFlagClient client) => client.{{call}};
            object? Conditional(IFlagClient? client) => client?.{{call}};
        }
        """);

    [Fact]
    public Task An_implementation_of_the_client_is_one_and_passes_on_what_it_gets() => Verify(
        """
        abstract class Logged : IFlagClient
        {
            public bool GetBoolean(string name, FlagContext? context, bool defaultValue) => name == "not reported" || defaultValue;
            public abstract string GetString(string name, FlagContext? context, string defaultValue);
            public abstract int GetInteger(string name, FlagContext? context, int defaultValue);
            public abstract double GetNumber(string name, FlagContext? context, double defaultValue);
            public abstract System.Text.Json.JsonElement GetObject(string name, FlagContext? context, System.Text.Json.JsonElement defaultValue);
            public abstract FlagEvaluation<bool> GetBooleanDetails(string name, FlagContext? context, bool defaultValue);
            public abstract FlagEvaluation<string> GetStringDetails(string name, FlagContext? context, string defaultValue);
            public abstract FlagEvaluation<int> GetIntegerDetails(string name, FlagContext? context, int defaultValue);
            public abstract FlagEvaluation<double> GetNumberDetails(string name, FlagContext? context, double defaultValue);
            public abstract FlagEvaluation<System.Text.Json.JsonElement> GetObjectDetails(string name, FlagContext? context, System.Text.Json.JsonElement defaultValue);
            public abstract FlagEvaluations EvaluateAll(FlagContext? context);
            public abstract FlagExplanation Explain(string name, FlagContext? context);
        }

        abstract class Derived : Logged
        {
            public override string GetString(string name, FlagContext? context, string defaultValue) => defaultValue;
            public bool GetBoolean(string name, string text) => false;
        }

        class Shop
        {
            object M(Logged client, Derived derived) => client.GetBoolean([|"x"|], null, false)
                ? derived.GetString([|"y"|], null, "not a name")
                : derived.GetBoolean("not", "names");
        }
        """);

    [Fact]
    public Task A_mark_holds_for_what_overrides_and_implements() => Verify(
        """
        interface IFeatures
        {
            bool IsOn([FlagName] string name);
            [FlagName] string Current { set; }
            bool this[[FlagName] string name] { get; }
        }

        interface IMore : IFeatures { bool IsOff([FlagName] string name) => !IsOn(name); }

        class Features : IMore
        {
            public bool IsOn(string name) => false;
            public string Current { get; set; } = [|"x"|];
            public bool this[string name] => false;
            public bool IsOff(string name) => false;
            public virtual bool Is([FlagName] string name) => false;
        }

        sealed class Fakes : Features
        {
            public override bool Is(string other) => false;
            public bool IsOn(int number, string text) => false;
        }

        class Shop<T> where T : IMore
        {
            bool M(IFeatures contract, Features features, Fakes fakes, T any)
            {
                features.Current = [|"a"|];
                return contract.IsOn([|"b"|]) && features.IsOn([|"c"|]) && fakes.IsOn([|"d"|]) && any.IsOn([|"e"|]) && any.IsOff([|"f"|])
                    && fakes.Is([|"g"|]) && contract[[|"h"|]] && features[[|"i"|]] && features.IsOff([|"j"|]) && fakes.IsOn(5, "text");
            }
        }
        """);

    [Fact]
    public Task A_mark_on_a_static_member_of_an_interface() => Verify(
        """
        interface IFeatures<T> { static abstract bool IsOn([FlagName] string name); static virtual bool IsOff([FlagName] string name) => false; }
        class Features : IFeatures<int> { public static bool IsOn(string name) => false; public static bool IsOn(string name, int number) => false; }
        class Shop<T> where T : IFeatures<int>
        {
            bool M => Features.IsOn([|"a"|]) && T.IsOn([|"b"|]) && T.IsOff([|"c"|]) && Features.IsOn("not a name", 1);
        }
        """);

    [Fact]
    public Task Delegates_indexers_and_collection_initializers_have_no_word_of_their_own() => Verify(
        """
        delegate bool IsOn([FlagName] string name);

        class Steps : System.Collections.IEnumerable
        {
            public void Add([FlagName] string name) { }
            public void Add(int number, [FlagName] string name) { }
            public int this[[FlagName] string name, int number] { get => number; set { } }
            public System.Collections.IEnumerator GetEnumerator() => throw null!;
        }

        class Shop
        {
            bool M(IsOn isOn, System.Func<string, bool> other, IsOn? perhaps) =>
                isOn([|"a"|]) && isOn.Invoke([|"b"|]) && perhaps?.Invoke([|"c"|]) == true && other("not a name") && isOn("new_checkout");

            object Made => new Steps { [|"d"|], { 1, [|"e"|] }, "new_checkout" };
            int Indexed(Steps steps, System.Collections.Generic.Dictionary<string, int> map) => steps[[|"f"|], 1] + map["not a name"];
            object Initialized => new Steps { [[|"g"|], 2] = 3 };
            object Others => new System.Collections.Generic.List<string> { "not a name" };
        }
        """);

    [Theory]
    [InlineData("using TypedFlags;", "FlagName")]
    [InlineData("using TypedFlags;", "FlagNameAttribute")]
    [InlineData("", "TypedFlags.FlagName")]
    [InlineData("", "global::TypedFlags.FlagNameAttribute")]
    [InlineData("using Key = TypedFlags.FlagNameAttribute;", "Key")]
    [InlineData("global using Key = TypedFlags.FlagNameAttribute;", "Key")]
    [InlineData("using TypedFlags; using System.Diagnostics.CodeAnalysis;", "NotNull, FlagName")]
    public Task The_mark_by_whatever_name(string usings, string mark) => FlagsProject.With(
        "flags: { new_checkout: {} }",
        $"{usings}\nclass Features {{ public bool IsOn([{mark}] string name) => false; }}",
        "class Shop { bool M(Features features) => features.IsOn([|\"x\"|]); }").VerifyAsync<UnknownNameAnalyzer>();

    [Fact]
    public Task A_mark_on_a_setters_value() => Verify(
        """
        class Step
        {
            private string _name = "not a name";
            public string Flag { get => _name; [param: FlagName] set => _name = value; }
            static Step Test => new() { Flag = [|"x"|] };
        }
        """);

    [Fact]
    public Task Somebody_elses_mark_is_none() => FlagsProject.With(
        "flags: { new_checkout: {} }",
        """
        class FlagNameAttribute : System.Attribute;
        class Features { public bool IsOn([FlagName] string name) => false; }
        class Shop { bool M(Features features) => features.IsOn("x"); }
        """).VerifyAsync<UnknownNameAnalyzer>();

    [Fact]
    public Task Marks_of_a_library_reach_over() => (FlagsProject.With(
        "flags: { new_checkout: {} }",
        """
        using Library;
        using G = Library.GateAttribute;

        [Gate([|"a"|], Flag = [|"b"|])]
        [G([|"c"|])]
        class Shop
        {
            object M(Features features, Features<int> other, IFeatures contract, IsOn isOn) => new object[]
            {
                features.IsOn([|"d"|]), other.IsOn([|"e"|]), contract.Has([|"f"|]), isOn([|"g"|]), [|"h"|].IsLit(),
                new Features([|"i"|]), (Features)new([|"j"|]), features[[|"k"|]], features.Find([|"l"|]), features.Hidden("not seen"),
                features.IsOn("new_checkout"),
            };
        }
        """) with
    { References = [Library] }).VerifyAsync<UnknownNameAnalyzer>();

    [Fact]
    public Task Names_and_keys_that_a_library_declares_are_known() => (FlagsProject.With(
        "flags: { new_checkout: {} }",
        """
        using TypedFlags;
        class Shop { bool M(IFlagClient client) => client.GetBoolean("of_library", null, false) && client.GetBoolean([|"of_librari"|], null, false); }
        """) with
    { References = [Library] }).VerifyAsync<UnknownNameAnalyzer>(
        "There is no flag 'of_librari' in flags.yaml. Did you mean 'of_library'?");

    private static Task Verify(string source) => (FlagsProject.With("flags: { new_checkout: {} }", "using TypedFlags;\n" + source) with
    {
        LanguageVersion = LanguageVersion.CSharp13,
    }).VerifyAsync<UnknownNameAnalyzer>();

    private static readonly CompiledProject Library = (FlagsProject.With(
        "flags: { of_library: {} }",
        """
        using System;
        using TypedFlags;

        namespace Library;

        public delegate bool IsOn([FlagName] string name);

        public interface IFeatures { bool Has([FlagName] string name); }

        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public class GateAttribute([FlagName] string name) : Attribute
        {
            [FlagName] public string Flag { get; set; } = name;
        }

        public class Features([FlagName] string name)
        {
            public string Name => name;
            public bool IsOn([FlagName] string name) => Hidden(name, 1);
            public bool Find([FlagName] string name) => false;
            public bool this[[FlagName] string name] => false;
            public bool Hidden(string text) => false;
            private bool Hidden([FlagName] string name, int number) => number == 0;
        }

        public class Features<T> { public bool IsOn([FlagName] string name) => false; }

        public static class Extensions { public static bool IsLit([FlagName] this string name) => false; }
        """) with
    { AssemblyName = "Library", RootNamespace = "Library" }).Compile();
}
