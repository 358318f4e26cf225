using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Contexts;

/// <summary>TF1009: types that generated code can't use, which it leaves alone.</summary>
public class ContextObstacleTests : ContextTypeTest
{
    [Theory]
    [InlineData(
        "[FlagContext] public class [|Customer|]<T> { }",
        "Flags can't be asked for 'Customer<T>', because it has type parameters. Name what they stand for: '[assembly: FlagContext(typeof(Customer<int>))]'.")]
    [InlineData(
        "public class Outer<T> { [FlagContext] public class [|Customer|] { } }",
        "Flags can't be asked for 'Outer<T>.Customer', because 'Outer<T>' has type parameters. Name what they stand for: '[assembly: FlagContext(typeof(Outer<int>))]'.")]
    [InlineData(
        "public class Outer { [FlagContext] private class [|Customer|] { } }",
        "Flags can't be asked for 'Outer.Customer', because it is private, where generated code can't see it. Make it internal or public.")]
    [InlineData(
        "public class Outer { protected class Middle { [FlagContext] public class [|Customer|] { } } }",
        "Flags can't be asked for 'Outer.Middle.Customer', because 'Outer.Middle' is protected, where generated code can't see it. Make 'Outer.Middle' internal or public.")]
    [InlineData(
        "public class Outer { [FlagContext] private protected class [|Customer|] { } }",
        "Flags can't be asked for 'Outer.Customer', because it is private protected, where generated code can't see it. Make it internal or public.")]
    [InlineData(
        "[FlagContext] file class [|Customer|] { }",
        "Flags can't be asked for 'Customer', because only its own file sees it. Remove 'file'.")]
    [InlineData(
        "[FlagContext] public static class [|Customer|] { }",
        "Flags can't be asked for 'Customer', because it is static: there is no user. Remove 'static', or [FlagContext].")]
    [InlineData(
        "[FlagContext] public ref struct [|Customer|] { }",
        "Flags can't be asked for 'Customer', because it is a ref struct. Remove 'ref', or [FlagContext].")]
    [InlineData(
        "[FlagContext, System.Obsolete(\"gone\", true)] public class [|Customer|] { }",
        "Flags can't be asked for 'Customer', because [Obsolete] makes every use of it an error. Remove [FlagContext].")]
    [InlineData(
        "[assembly: FlagContext([|typeof(FlagContext)|])]",
        "'FlagContext' is an evaluation context already; flags take it as it is. Remove this attribute.")]
    [InlineData(
        "[assembly: FlagContext([|typeof(int)|], TargetingKey = \"X\")]",
        "Flags can't be asked for 'int': only a class, struct or interface of somebody's own can be a user. Wrap it in one, or pass a FlagContext.")]
    [InlineData("[assembly: FlagContext([|typeof(int?)|])]")]
    [InlineData("[assembly: FlagContext([|typeof(object)|])]")]
    [InlineData("[assembly: FlagContext([|typeof(string)|])]")]
    [InlineData("[assembly: FlagContext([|typeof(string[])|])]")]
    [InlineData("[assembly: FlagContext([|typeof((int, string))|])]")]
    [InlineData("[assembly: FlagContext([|typeof(System.DayOfWeek)|])]")]
    [InlineData("[assembly: FlagContext([|typeof(System.Action)|])]")]
    [InlineData("[assembly: FlagContext([|typeof(System.Collections.Generic.List<>)|])]")]
    [InlineData("[assembly: FlagContext([|typeof(System.Console)|])]")]
    [InlineData("[assembly: FlagContext([|typeof(System.Span<int>)|])]")]
    [InlineData(
        "[assembly: FlagContext([|null!|])]",
        "This [FlagContext] names no type. Write '[assembly: FlagContext(typeof(Customer))]', or mark the type itself.")]
    [InlineData(
        "[assembly: [|FlagContext|]]",
        "This [FlagContext] names no type. Write '[assembly: FlagContext(typeof(Customer))]', or mark the type itself.")]
    [InlineData(
        "[FlagContext([|typeof(Visitor)|])] public class Customer { } public class Visitor { }",
        "On a type, [FlagContext] is about that type, 'Customer'. Remove the argument, or name the other type with '[assembly: FlagContext(typeof(…))]'.")]
    public Task It_says_why(string source, string? message = null) => message is null ? Verify(source) : Verify(source, message);

    [Theory]
    [InlineData("[FlagContext] public class Customer { }")]
    [InlineData("[FlagContext] internal sealed class Customer { }")]
    [InlineData("public class Outer { [FlagContext] protected internal class Customer { } }")]
    [InlineData("[FlagContext] public abstract class Customer { }")]
    [InlineData("[FlagContext] public readonly record struct Customer(string Id);")]
    [InlineData("[FlagContext] public interface ICustomer { }")]
    [InlineData("[FlagContext, System.Obsolete] public class Customer { }")]
    [InlineData("[assembly: FlagContext(typeof(Wrapper<int>))] public class Wrapper<T> { }")]
    [InlineData("[assembly: FlagContext(typeof(Customer))] [FlagContext] public partial class Customer { } [FlagContext] public partial class Customer { }")]
    [InlineData("[assembly: FlagContext(typeof({|CS0246:Missing|}))]")]
    [InlineData("[assembly: FlagContext(typeof(System.Collections.Generic.List<{|CS0246:Missing|}>))]")]
    [InlineData("[assembly: FlagContext({|CS0103:Missing|})]")]
    [InlineData("[FlagContext] public class Customer : {|CS0246:Missing|} { }")]
    [InlineData("[{|CS0592:FlagContext|}] public enum Plan { }")]
    public Task Nothing_is_said_of(string source) => Verify(source);

    [Fact]
    public Task A_type_behind_an_extern_alias_is_reported()
    {
        FlagsProject library = new FlagsProject { AssemblyName = "Shop" }.WithSource("Customer.cs", "namespace Shop { public class Customer { } }");
        FlagsProject application = FlagsProject.With(
            Flags, "extern alias Elsewhere; [assembly: TypedFlags.FlagContext([|typeof(Elsewhere::Shop.Customer)|])]") with
        {
            References = [library.Compile()],
            Aliases = ["Elsewhere"],
        };

        return Verify(application, "Flags can't be asked for 'Customer', because its assembly is referred to under an extern alias only. Add 'global' to the reference's aliases.");
    }

    [Fact]
    public Task A_type_that_another_assembly_keeps_to_itself_is_reported()
    {
        FlagsProject library = new FlagsProject { AssemblyName = "Shop" }.WithSource("Customer.cs", "namespace Shop { public class Outer { protected class Customer { } public class Visitor { } } }");

        return Verify(Project("[assembly: FlagContext(typeof(Shop.Outer.Visitor))]") with { References = [library.Compile()] });
    }

    [Fact]
    public Task A_type_that_its_own_assembly_serves_already_is_not_looked_at_again()
    {
        FlagsProject library = FlagsProject.With("visibility: public\nflags: { a: {} }", "namespace Shop { [TypedFlags.FlagContext] public class Customer { public int Plan => 1; } }") with { AssemblyName = "Shop" };

        return Verify(Project("[assembly: FlagContext(typeof(Shop.Customer))]") with { References = [library.Compile()] });
    }
}
