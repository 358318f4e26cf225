using TypedFlags.Definitions.Tests.Binding;

namespace TypedFlags.Definitions.Tests.Model;

/// <summary>What an incremental generator's cache relies on.</summary>
public class ModelEqualityTests : BindingTest
{
    private const string Yaml = DesignExampleTests.Yaml;

    [Theory]
    [InlineData("flags:", "# a comment\n\n\nflags:   # another")]
    [InlineData("    owner: payments", "\n    owner:      payments   # them")]
    [InlineData("tags: [checkout]", "tags:\n    - checkout")]
    [InlineData("class: Flags ", "class: 'Flags' ")]
    [InlineData("rollout: 5 ", "rollout: 5.000 ")]
    [InlineData("{ plan: pro }", "{ plan: { eq: pro } }")]
    [InlineData("at: 2026-12-01T00:00:00Z", "at: 2026-12-01")]
    [InlineData("bucketing: typedflags", "bucketing: \"typedflags\"")]
    public void Text_that_means_the_same_gives_an_equal_model(string old, string other)
    {
        FlagSetDefinition first = Bind(Yaml).Definition;
        FlagSetDefinition second = Bind(Replace(old, other)).Definition;
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.Equal(CompiledDefinitionsWriter.Write(first), CompiledDefinitionsWriter.Write(second));
    }

    [Theory]
    [InlineData("namespace: Storefront", "namespace: Shop")]
    [InlineData("class: Flags ", "class: Shop ")]
    [InlineData("visibility: internal", "visibility: public")]
    [InlineData("description: One-page checkout.", "description: Another.")]
    [InlineData("kind: release ", "kind: experiment ")]
    [InlineData("ticket: PAY-17", "ticket: PAY-18")]
    [InlineData("expires: 2026-12-31        #", "expires: 2026-12-30        #")]
    [InlineData("environments: [staging, production]", "environments: [production, staging]")]
    [InlineData("users: [ada] ", "users: [eve] ")]
    [InlineData("rollout: 50,", "rollout: 51,")]
    [InlineData("gte: 2.1.0", "gt: 2.1.0")]
    [InlineData("[DE, FR, IT]", "[DE, FR]")]
    [InlineData("rollout: 5 ", "rollout: 5.001 ")]
    [InlineData("at: 2026-12-05T00:00:00Z", "at: 2026-12-05T00:00:01Z")]
    [InlineData("compact: compact,", "compact: small,")]
    [InlineData("control: 50, compact: 25", "control: 51, compact: 24")]
    [InlineData("salt: new_checkout ", "salt: old_checkout ")]
    [InlineData("age: number", "age: string")]
    public void Another_meaning_gives_another_model(string old, string other)
    {
        Assert.Equal(Bind(Yaml).Definition, Bind(Yaml).Definition);
        Assert.NotEqual(Bind(Yaml).Definition, Bind(Replace(old, other)).Definition);
    }

    [Fact]
    public void A_change_in_one_flag_leaves_the_others_equal()
    {
        FlagSetDefinition first = Bind(Yaml).Definition;
        FlagSetDefinition second = Bind(Replace("rollout: 5 ", "rollout: 6 ")).Definition;
        Assert.Equal(["new_checkout"], first.Flags.Zip(second.Flags).Where(pair => pair.First != pair.Second).Select(pair => pair.First.Key));
        Assert.Equal(first.Context, second.Context);
        Assert.Equal(first.Segments, second.Segments);
    }

    [Fact]
    public void Reading_again_with_what_was_read_before_gives_the_same()
    {
        FlagsFile before = FlagsFile.Parse("flags.yaml", Yaml);
        string text = Replace("flags:", "\n\n# moved down\nflags:");
        FlagSetBinding reused = FlagSetBinder.Bind([FlagsFile.Parse("flags.yaml", text, before)], Today);
        FlagSetBinding fresh = Bind(text);
        Assert.Equal(fresh.Definition, reused.Definition);
        Assert.Equal(fresh.LocationOf("new_checkout")!.Range, reused.LocationOf("new_checkout")!.Range);
    }

    private static string Replace(string old, string other)
    {
        Assert.Contains(old, Yaml, StringComparison.Ordinal);
        return Yaml.Replace(old, other, StringComparison.Ordinal);
    }
}
