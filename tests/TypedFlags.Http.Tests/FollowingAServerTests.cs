using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedFlags.Http.Tests;

/// <summary>One application serves its flags, another one takes them from there: both real, with HTTP between them.</summary>
public sealed class FollowingAServerTests
{
    [Fact]
    public async Task A_write_on_the_server_changes_the_client_s_answers()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        await using FlagClientApp client = FlagClientApp.Start(server.Address);
        Assert.True(await client.Engine.WaitUntilReadyAsync(Until.Guard));
        Assert.False(client.IsOn());

        await server.SetAsync("f", "true");
        await Until.TrueAsync(() => client.IsOn());
        await server.SetAsync("f", "false");
        await Until.TrueAsync(() => !client.IsOn());

        Assert.Empty(client.Log.At(LogLevel.Error));
        Assert.Empty(client.Log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task As_long_as_nothing_changes_the_server_sends_no_body()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        await server.SetAsync("f", "true");
        await using FlagClientApp client = FlagClientApp.Start(server.Address);

        await Until.TrueAsync(() => server.Statuses.Length >= 4);

        Assert.Equal([200, 304, 304, 304], server.Statuses.Take(4));
        Assert.True(client.IsOn());
    }

    [Fact]
    public async Task All_layers_of_the_server_come_across_as_they_lie_over_one_another()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Flags:limit"] = "25",
            ["Flags:layout"] = "full",
            ["Flags:f"] = "true",
            ["Flags:new-cart"] = "true",
            ["Flags:g:tenants:acme"] = "true",
        }).Build();
        await using FlagServer server = await FlagServer.StartAsync(flags => flags
            .AddServer(static options => options.AddKey(FlagServer.Key))
            .AddConfiguration(configuration)
            .AddProvider(new FixedProvider(FlagProviderState.FromJson("""{"f":{"enabled":false},"NEW_CART":false,"layout":{"serve":null}}"""))));
        await server.SetAsync("g", "true", "umbrella");
        await Until.TrueAsync(() => server.Engine.Client.GetBoolean("g", Of("umbrella"), false));
        await using FlagClientApp client = FlagClientApp.Start(server.Address);
        await client.Engine.WaitUntilReadyAsync(Until.Guard);

        Assert.Equal(Answers(server.Engine), Answers(client.Engine));
        Assert.Equal("f=False new_cart=False layout=control limit=25 acme=True umbrella=True initech=False", Answers(client.Engine));
    }

    [Fact]
    public void A_flag_that_only_the_client_declares_is_passed_on_by_the_server()
    {
        FlagProviderState[] contents = [FlagProviderState.FromJson("""{"of_the_client":true}""")];
        FlagProviderState read = Read(LayersWriter.Write(contents, []));
        Assert.Equal("of_the_client", Assert.Single(read.Flags.Keys));
    }

    [Fact]
    public void What_can_not_be_written_as_text_is_left_out_and_the_rest_is_there()
    {
        FlagProviderState[] contents = [FlagProviderState.FromJson("""{"f":{"serve":"\ud800"},"g":true}""")];
        FlagProviderState read = Read(LayersWriter.Write(contents, []));
        Assert.Equal("g", Assert.Single(read.Flags.Keys));
    }

    [Fact]
    public void A_copy_that_the_server_s_own_source_has_not_confirmed_is_one_for_the_client_too()
    {
        FlagProviderState stale = FlagProviderState.FromJson("""{"f":true}""") with { IsStale = true };
        Assert.True(Read(LayersWriter.Write([FlagProviderState.Empty, stale], [])).IsStale);
        Assert.False(Read(LayersWriter.Write([stale with { IsStale = false }], [])).IsStale);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"f":true}""")]
    [InlineData("""{"format":2,"layers":[]}""")]
    [InlineData("""{"format":1,"layers":{}}""")]
    [InlineData("""{"format":1,"layers":[1]}""")]
    [InlineData("""{"format":1,"layers":[{"flags":[]}]}""")]
    [InlineData("""{"format":1,"layers":[{"flags":{"f":true}}]""")]
    public void What_is_no_such_document_is_refused(string text) =>
        Assert.Throws<FormatException>(() => Read(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_state_is_read_by_difference_what_is_written_as_before_is_the_same_object()
    {
        FlagProviderState first = Read("""{"format":1,"layers":[{"flags":{"f":true,"g":{"rollout":5},"new_cart":true}},{"text":{"g":{"rollout":"7"}}}]}"""u8.ToArray());
        FlagProviderState second = LayersReader.Read("""{"format":1,"layers":[{"flags":{"f":false,"g":{"rollout":5},"limit":3}},{"text":{"g":{"rollout":"7"}}}]}"""u8.ToArray(), first)
            .SharedWith(first, out IReadOnlyCollection<string> changed);

        Assert.Equal(["f", "limit", "new_cart"], changed.Order(StringComparer.Ordinal));
        Assert.Equal(["f", "g", "limit"], second.Flags.Keys.Order(StringComparer.Ordinal));
        Assert.Same(first.Flags["g"], second.Flags["g"]);
        Assert.Equal("False", second.Flags["f"].States.Single().Json.ToString());
    }

    [Theory]
    [InlineData("""{"format":1,"layers":[{"flags":{"f":{"rollout":5}}}]}""")]
    [InlineData("""{"format":1,"layers":[{"flags":{"f":{"rollout":5}}},{"flags":{"f":{"rollout":8}}}]}""")]
    [InlineData("""{"format":1,"layers":[{"flags":{"f":{"rollout":5}}},{"flags":{"f":{"rollout":7}}},{"flags":{"f":{"rollout":7}}}]}""")]
    [InlineData("""{"format":1,"layers":[{"flags":{"f":{"rollout":5}}},{"text":{"f":{"rollout":7}}}]}""")]
    public void A_flag_with_another_layer_is_read_anew(string text)
    {
        FlagProviderState first = Read("""{"format":1,"layers":[{"flags":{"f":{"rollout":5}}},{"flags":{"f":{"rollout":7}}}]}"""u8.ToArray());
        FlagProviderState second = LayersReader.Read(System.Text.Encoding.UTF8.GetBytes(text), first);

        Assert.NotSame(first.Flags["f"], second.Flags["f"]);
        Assert.Same(first.Flags["f"].States[0], second.Flags["f"].States[0]);
    }

    private static FlagProviderState Read(byte[] text) => LayersReader.Read(text, FlagProviderState.Empty);

    private static FlagContext Of(string tenant) => new("ada") { TenantId = tenant };

    private static string Answers(FlagEngine engine) =>
        $"f={engine.Client.GetBoolean("f", null, false)} new_cart={engine.Client.GetBoolean("new_cart", null, false)} layout={engine.Client.GetString("layout", null, "") switch { "one-column" => "control", string other => other }} "
        + $"limit={engine.Client.GetInteger("limit", null, 0)} acme={engine.Client.GetBoolean("g", Of("acme"), false)} umbrella={engine.Client.GetBoolean("g", Of("umbrella"), false)} initech={engine.Client.GetBoolean("g", Of("initech"), false)}";

    private sealed class FixedProvider(FlagProviderState state) : FlagProvider
    {
        public override ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken) => new(state);
    }
}
