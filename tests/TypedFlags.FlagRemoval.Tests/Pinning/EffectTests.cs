namespace TypedFlags.FlagRemoval.Tests.Pinning;

public class EffectTests
{
    [Theory]
    [InlineData("if (Flags.NewCheckout.IsEnabled(Load())) A();", "Load();\nif (true) A();")]
    [InlineData("bool on = !Flags.NewCheckout.IsEnabled(Load());", "Load();\nbool on = !true;")]
    [InlineData("Flags.NewCheckout.IsEnabled(Load());", "Load();")]
    [InlineData("_ = Flags.NewCheckout.IsEnabled(new FlagContext(Name()));", "Name();")]
    [InlineData("Use(Flags.NewCheckout.IsEnabled(Load()));", "Load();\nUse(true);")]
    [InlineData("Use(Flags.NewCheckout.IsEnabled(new FlagContext(Names.First(Ask))));", "Names.First(Ask);\nUse(true);")]
    [InlineData("Use(Flags.NewCheckout.IsEnabled(new FlagContext(Names.Where(name => A()).Last())));", "Names.Where(name => A()).Last();\nUse(true);")]
    [InlineData("Use(Flags.NewCheckout.IsEnabled(new FlagContext(string.Join(\",\", Names.Select(Ask)))));", "string.Join(\",\", Names.Select(Ask));\nUse(true);")]
    [InlineData("Use(Flags.NewCheckout.IsEnabled(new FlagContext(LoadNames().First())));", "LoadNames().First();\nUse(true);")]
    public void What_asking_does_beside_is_done_before(string before, string after) => Assert.Equal(after, Statement(before));

    [Theory]
    [InlineData("if (A() && Flags.NewCheckout.IsEnabled(Load())) A();")]
    [InlineData("while (Flags.NewCheckout.IsEnabled(Load())) A();")]
    [InlineData("if (A()) Use(Flags.NewCheckout.IsEnabled(Load()));")]
    [InlineData("Use(A(), Flags.NewCheckout.IsEnabled(Load()));")]
    [InlineData("Use(Flags.NewCheckout.IsEnabled(LoadAsync().Result));")]
    [InlineData("Use(A(), Flags.NewCheckout.IsEnabled(new FlagContext(Names.First(name => A()))));")]
    public void Where_it_can_not_be_done_before_the_use_is_left(string statement) => Assert.Equal(statement, Statement(statement));

    [Theory]
    [InlineData("Use(Flags.NewCheckout.IsEnabled(new FlagContext(Id.ToString()) { [\"plan\"] = $\"{Plan}\" }));", "Use(true);")]
    [InlineData("Use(Flags.NewCheckout.IsEnabled(new User(\"ada\").ToFlagContext()));", "Use(true);")]
    [InlineData("Use(A(), Flags.NewCheckout.IsEnabled(new FlagContext(Names.First(name => name.Length > 3))));", "Use(A(), true);")]
    [InlineData("Use(A(), Flags.NewCheckout.IsEnabled(new FlagContext(Names.Where(name => name.Length > 3).First(string.IsNullOrEmpty))));", "Use(A(), true);")]
    public void A_context_that_is_made_for_the_question_goes_with_it(string before, string after) => Assert.Equal(after, Statement(before));

    private static string Statement(string statement)
    {
        string after = new Pinned().After($$"""
            using System.Linq; using Storefront; using TypedFlags;
            [FlagContext] public record User([property: TargetingKey] string Id);
            class C
            {
            static FlagContext Load() => throw new System.InvalidOperationException();
            static string Name() => throw new System.InvalidOperationException();
            static System.Threading.Tasks.Task<FlagContext> LoadAsync() => throw new System.InvalidOperationException();
            static System.Collections.Generic.IEnumerable<string> LoadNames() => throw new System.InvalidOperationException();
            static bool Ask(string name) => throw new System.InvalidOperationException();
            string[] Names => [];
            int Id => 3;
            string Plan => "";
            static bool A() => throw new System.InvalidOperationException();
            static void Use(params bool[] values) { }
            void M()
            {
            // start
            {{statement}}
            // end
            }
            }
            """);
        int start = after.IndexOf("// start", StringComparison.Ordinal) + 9;
        return after[start..after.IndexOf("\n// end", StringComparison.Ordinal)];
    }
}
