using System.Runtime.Loader;
using System.Text;
using TypedFlags.Tests.Shop;

namespace TypedFlags.Tests.Engine;

public sealed class DefinitionConflictsTests
{
    private readonly FlagRegistry _registry = new();

    [Fact]
    public void The_same_flag_in_two_assemblies_is_no_conflict()
    {
        List<FlagDefinitionSet> sets = [Register("One", """{"key":"a","type":"boolean","default":false}"""), Register("Two", """{"key":"a","type":"boolean","default":true}""")];

        Assert.Empty(DefinitionConflicts.Find(sets));
    }

    [Fact]
    public void Two_types_are_a_conflict_that_names_both_assemblies()
    {
        List<FlagDefinitionSet> sets = [Register("One", """{"key":"a","type":"boolean","default":false}"""), Register("Two", """{"key":"a","type":"string","default":"x"}""")];

        Assert.Equal(
            "Flag 'a' is declared by two assemblies that do not agree: 'One' in TypedFlags.Tests says type boolean, 'Two' in TypedFlags.Tests says type string. "
            + "Give it one type and one set of variants in both, or rename one of the two.",
            Assert.Single(DefinitionConflicts.Find(sets)));
    }

    [Fact]
    public void Two_sets_of_variants_are_a_conflict()
    {
        List<FlagDefinitionSet> sets =
        [
            Register("One", """{"key":"a","type":"integer","variants":{"low":1,"high":2},"default":"low"}"""),
            Register("Two", """{"key":"a","type":"integer","variants":{"low":1,"high":3},"default":"low"}"""),
        ];

        Assert.Contains("says variants high (2), low (1), ", Assert.Single(DefinitionConflicts.Find(sets)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_variants_may_differ()
    {
        List<FlagDefinitionSet> sets =
        [
            Register("One", """{"key":"a","type":"integer","variants":{"low":1,"high":2},"default":"low"}"""),
            Register("Two", """{"key":"a","type":"integer","variants":{"high":2,"low":1},"default":"low"}"""),
        ];

        Assert.Empty(DefinitionConflicts.Find(sets));
    }

    [Fact]
    public void Variants_against_none_are_a_conflict()
    {
        List<FlagDefinitionSet> sets =
        [
            Register("One", """{"key":"a","type":"integer","variants":{"low":1},"default":"low"}"""),
            Register("Two", """{"key":"a","type":"integer","default":1}"""),
        ];

        Assert.Contains("'Two' in TypedFlags.Tests says no variants", Assert.Single(DefinitionConflicts.Find(sets)), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_plug_ins_in_load_contexts_of_their_own_may_disagree()
    {
        Type former = LoadAgain("former");
        Type latter = LoadAgain("latter");

        Assert.Empty(DefinitionConflicts.Find(TwoTypesOf(former, latter)));
        Assert.Single(DefinitionConflicts.Find(TwoTypesOf(former, typeof(IShopFlags))));
        Assert.Single(DefinitionConflicts.Find(TwoTypesOf(latter, latter)));
    }

    private static Type LoadAgain(string name) =>
        new AssemblyLoadContext(name).LoadFromAssemblyPath(typeof(IShopFlags).Assembly.Location).GetType(typeof(IShopFlags).FullName!, throwOnError: true)!;

    private List<FlagDefinitionSet> TwoTypesOf(Type one, Type two) =>
    [
        new(_registry, "One", 1, static () => "{\"format\":1}\n{\"key\":\"a\",\"type\":\"boolean\",\"default\":true}"u8, one, static _ => new object()),
        new(_registry, "Two", 1, static () => "{\"format\":1}\n{\"key\":\"a\",\"type\":\"integer\",\"default\":1}"u8, two, static _ => new object()),
    ];

    private FlagDefinitionSet Register(string name, string flag)
    {
        byte[] text = Encoding.UTF8.GetBytes("{\"format\":1}\n" + flag);
        return FlagDefinitionSet.Register<IShopFlags>(_registry, name, 1, () => text, static accessors => new InjectedShopFlags(accessors));
    }
}
