using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>Several assemblies in one process.</summary>
public class AssemblyTests
{
    private const string Customer = """
        using TypedFlags;
        namespace Shop { [FlagContext] public class Customer { public string? Id { get; set; } public string? Plan { get; set; } } }
        """;

    private static FlagsProject Library(string visibility = "public") => FlagsProject.With(
        $$"""
        visibility: {{visibility}}
        context: { plan: string }
        flags:
          library_flag: { rules: [{ when: { plan: pro }, serve: true }], default: false }
        """,
        Customer) with
    {
        AssemblyName = "Shop.Library",
        RootNamespace = "Shop.Library",
    };

    private static FlagsProject Application(CompiledProject library, string expression, string types = "", string name = "Storefront") =>
        FlagsProject.With(
            "flags: { own_flag: { users: [ada], default: false } }",
            $$"""
            using TypedFlags;
            {{types}}

            static class Program
            {
                static string Run() => {{expression}};
            }
            """) with
        {
            AssemblyName = name,
            RootNamespace = name,
            References = [library],
        };

    [Fact]
    public void Two_assemblies_have_flags_of_their_own() => Assert.Equal("False True 1 1", Application(
        Library().Compile(),
        """
        Shop.Library.Flags.LibraryFlag.IsEnabled() + " " + Storefront.Flags.OwnFlag.IsEnabled(new FlagContext("ada"))
            + " " + Shop.Library.Flags.All.Count + " " + Storefront.Flags.All.Count
        """).Run());

    [Fact]
    public void A_librarys_public_flags_take_the_applications_own_type() => Assert.Equal("True False", Application(
        Library().Compile(),
        """Shop.Library.Flags.LibraryFlag.IsEnabled(new User("pro")) + " " + Shop.Library.Flags.LibraryFlag.IsEnabled(new User("free"))""",
        "[FlagContext] public record User(string Plan);").Run());

    [Fact]
    public void A_librarys_public_context_serves_the_applications_flags_too() => Assert.Equal("True True", Application(
        Library().Compile(),
        """
        Shop.Library.Flags.LibraryFlag.IsEnabled(new Shop.Customer { Plan = "pro" }) + " " + Storefront.Flags.OwnFlag.IsEnabled(new Shop.Customer { Id = "ada" })
        """).Run());

    [Fact]
    public void Naming_a_type_that_its_own_assembly_already_serves_is_not_ambiguous() => Assert.Equal("True", Application(
        Library().Compile(),
        """Storefront.Flags.OwnFlag.IsEnabled(new Shop.Customer { Id = "ada" }).ToString()""",
        "[assembly: FlagContext(typeof(Shop.Customer))]").Run());

    [Fact]
    public void Naming_a_type_whose_assembly_keeps_its_flags_to_itself_adapts_it_here() => Assert.Equal("True", Application(
        Library("internal").Compile(),
        """Storefront.Flags.OwnFlag.IsEnabled(new Shop.Customer { Id = "ada" }).ToString()""",
        "[assembly: FlagContext(typeof(Shop.Customer))]").Run());

    [Fact]
    public void A_test_project_sees_the_internal_flags_of_what_it_tests()
    {
        CompiledProject tested = Library("internal")
            .WithSource("Friends.cs", """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Shop.Tests")]""")
            .Compile();

        Assert.Equal("True True", Application(
            tested,
            """
            Shop.Library.Flags.LibraryFlag.IsEnabled(new Shop.Customer { Plan = "pro" }) + " " + Shop.Tests.Flags.OwnFlag.IsEnabled(new Shop.Customer { Id = "ada" })
            """,
            "[assembly: FlagContext(typeof(Shop.Customer))]",
            "Shop.Tests").Run());
    }

    [Fact]
    public void A_test_project_may_share_names_with_what_it_tests()
    {
        const string Visitor = "namespace Shop { [TypedFlags.FlagContext] internal record Visitor(string Id); }";
        FlagsProject tested = Library("internal")
            .WithSource("Visitor.cs", Visitor)
            .WithSource("Friends.cs", """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Shop.Tests")]""");

        FlagsProject tests = FlagsProject.With("flags: { own_flag: { type: object, variants: { a: { n: [1] } }, default: a } }", Visitor) with
        {
            AssemblyName = "Shop.Tests",
            RootNamespace = tested.RootNamespace,
            References = [tested.Compile()],
        };

        tests.Compile();
    }

    [Fact]
    public void A_type_behind_an_extern_alias_is_left_alone()
    {
        CompiledProject library = Library().Compile();
        FlagsProject application = FlagsProject.With(
            "flags: { own_flag: {} }", "extern alias Elsewhere; [assembly: TypedFlags.FlagContext(typeof(Elsewhere::Shop.Customer))]") with
        {
            References = [library],
            Aliases = ["Elsewhere"],
        };

        application.Compile();
    }

    [Fact]
    public void The_overloads_of_assemblies_with_similar_names_are_different_classes()
    {
        string Overloads(string assembly) => new FlagsProject { AssemblyName = assembly }
            .WithFile("flags.yaml", "context: { plan: string }")
            .WithSource("Customer.cs", Customer)
            .Generate().Output.GlobalNamespace.GetTypeMembers().Single(type => type.Name.StartsWith("TypedFlags_", StringComparison.Ordinal)).Name;

        Assert.Equal("TypedFlags_Shop_Web_FlagContexts", Overloads("Shop.Web"));
        Assert.Distinct([Overloads("Shop.Web"), Overloads("Shop_Web"), Overloads("Shop-Web"), Overloads("Shop Web")]);
    }

    [Fact]
    public void Public_flags_are_public_with_an_overload_for_public_types_only()
    {
        FlagsProject library = Library().WithSource("Internal.cs", "[TypedFlags.FlagContext] internal record Visitor(string Id);");

        string overloads = library.Generate()["FlagContexts.g.cs"];

        Assert.Contains("public static class TypedFlags_Shop_Library_FlagContexts", overloads, StringComparison.Ordinal);
        Assert.Contains("public static bool IsEnabled(this global::TypedFlags.BooleanFlag flag, global::Shop.Customer? user)", overloads, StringComparison.Ordinal);
        Assert.Contains("internal static bool IsEnabled(this global::TypedFlags.BooleanFlag flag, global::Visitor? user)", overloads, StringComparison.Ordinal);
        library.Compile();
    }
}
