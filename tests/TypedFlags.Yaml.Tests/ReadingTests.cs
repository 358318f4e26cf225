namespace TypedFlags.Yaml.Tests;

/// <summary>What is taken from a file, and what is said of the rest.</summary>
public sealed class ReadingTests : IAsyncDisposable
{
    private readonly YamlApp _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public void The_first_answer_is_by_the_file()
    {
        _app.WriteLongAgo("""
            flags:
              new_cart: { enabled: false }
              old_cart:
                rules:
                  - { when: { plan: pro }, serve: true }
              layout: full
              price_limit: { serve: 2.25 }
            """);

        _app.Start();

        Assert.False(_app.Flags.NewCart.IsEnabled());
        Assert.True(_app.Flags.OldCart.IsEnabled(new FlagContext("ada") { ["plan"] = "pro" }));
        Assert.False(_app.Flags.OldCart.IsEnabled(new FlagContext("ada") { ["plan"] = "free" }));
        Assert.Equal("f", _app.Flags.Layout.GetValue());
        Assert.Equal(2.25, _app.Flags.PriceLimit.GetValue());
        Assert.Empty(_app.Lines);
    }

    [Fact]
    public void JSON_is_YAML()
    {
        _app.WriteLongAgo("""{ "flags": { "new_cart": false, "old_cart": { "users": ["ada"] } } }""");

        _app.Start();

        Assert.False(_app.Flags.NewCart.IsEnabled());
        Assert.True(_app.Flags.OldCart.IsEnabled(new FlagContext("ada")));
        Assert.Empty(_app.Lines);
    }

    [Fact]
    public void A_text_that_looks_like_a_number_stays_text_when_it_is_quoted()
    {
        _app.WriteLongAgo("""flags: { old_cart: { users: ["007", "true", "null"] } }""");

        _app.Start();

        Assert.All(["007", "true", "null"], user => Assert.True(_app.Flags.OldCart.IsEnabled(new FlagContext(user))));
        Assert.False(_app.Flags.OldCart.IsEnabled(new FlagContext("7")));
        Assert.Empty(_app.Lines);
    }

    [Fact]
    public void What_belongs_to_definitions_is_ignored_with_one_line()
    {
        _app.WriteLongAgo("""
            namespace: Shop
            context: { plan: number }
            flags:
              new_cart: { description: Another., kind: release, default: false }
              old_cart: { type: string, enabled: true, serve: true }
            """);

        _app.Start();

        Assert.True(_app.Flags.NewCart.IsEnabled());
        Assert.True(_app.Flags.OldCart.IsEnabled());
        string line = Assert.Single(_app.Lines);
        Assert.Contains("state.yaml: (1,1): 'namespace' and 5 more are ignored", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_that_does_not_exist_is_ignored_and_named_with_its_place_and_what_was_meant()
    {
        _app.WriteLongAgo("flags:\n  new_cart:\n    enabeld: true\n    serve: false\n");

        _app.Start();

        Assert.False(_app.Flags.NewCart.IsEnabled());
        string line = Assert.Single(_app.Lines);
        Assert.Contains("state.yaml: (3,5): A flag has no property 'enabeld'; it is ignored. Did you mean 'enabled'?", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_that_no_assembly_declares_is_named_with_what_was_meant()
    {
        _app.WriteLongAgo("flags: { new_crat: false }");

        _app.Start();

        Assert.True(_app.Flags.NewCart.IsEnabled());
        Assert.Contains("did you mean 'new_cart'?", Assert.Single(_app.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flags: [1]", "(1,8): A file of state has a mapping 'flags'")]
    [InlineData("flag: { new_cart: false }", "(1,1): A file has no property 'flag'; it is ignored. Did you mean 'flags'?")]
    [InlineData("", "(1,1): A file of state has a mapping 'flags'")]
    [InlineData("flags:", "A file of state has a mapping 'flags'")]
    [InlineData("- new_cart", "(1,1): ")]
    [InlineData("flags:\n  new_cart: {", "(2,")]
    [InlineData("flags:\n  new_cart: false\n  new_cart: true\n", "(3,3): ")]
    [InlineData("\u0000\u0001\u0002", "(1,1): ")]
    public void A_file_that_is_none_is_refused_with_the_place_of_the_mistake(string text, string message)
    {
        _app.WriteLongAgo(text);

        _app.Start();

        Assert.True(_app.Flags.NewCart.IsEnabled());
        Assert.Contains("state.yaml" + (message.StartsWith('(') ? message : ""), Assert.Single(_app.Lines), StringComparison.Ordinal);
        Assert.Contains(message, _app.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_without_being_read_to_its_end()
    {
        _app.Write("flags: {}");
        using (FileStream file = File.OpenWrite(_app.File))
        {
            file.SetLength(10L * 1024 * 1024 * 1024);
        }

        File.SetLastWriteTimeUtc(_app.File, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        _app.Start();

        Assert.True(_app.Flags.NewCart.IsEnabled());
        Assert.Contains("state.yaml(1,1): ", Assert.Single(_app.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_and_paths_without_a_file_are_refused_by_name()
    {
        Assert.Contains("PollInterval", Assert.Throws<ArgumentException>(() => new YamlFlagProvider("a.yaml", new YamlFileOptions { PollInterval = TimeSpan.Zero })).Message, StringComparison.Ordinal);
        Assert.Contains("SettleTime", Assert.Throws<ArgumentException>(() => new YamlFlagProvider("a.yaml", new YamlFileOptions { SettleTime = TimeSpan.FromHours(1) })).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<ArgumentException>(() => new YamlFlagProvider("folder/")).Message, StringComparison.Ordinal);
    }
}
