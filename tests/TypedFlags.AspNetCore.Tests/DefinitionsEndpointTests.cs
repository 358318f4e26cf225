using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace TypedFlags.AspNetCore.Tests;

/// <summary><c>GET /api/flags/definitions</c>: what it says, and to whom.</summary>
public sealed class DefinitionsEndpointTests
{
    private const string SecondKey = "another-key-that-comes-in-its-place";

    [Fact]
    public async Task Who_has_the_key_gets_the_state_of_all_flags()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        await server.SetAsync("f", """{"rollout":25,"users":["ada"]}""");
        using HttpResponseMessage response = await AskAsync(server, FlagServer.Key);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.Equal("""{"format":1,"layers":[{"flags":{"f":{"rollout":25,"users":["ada"]}}}]}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_a_key_the_answer_is_401_and_a_problem_that_says_what_is_missing()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        using HttpResponseMessage response = await AskAsync(server, key: null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("TypedFlags-Key", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using JsonDocument problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(401, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Contains("TypedFlags-Key", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a-key-for-tests-that-is-long-enougH")]
    [InlineData("a-key-for-tests-that-is-long-enough-")]
    [InlineData("a-key-for-tests")]
    [InlineData("")]
    public async Task A_wrong_key_is_refused(string key)
    {
        await using FlagServer server = await FlagServer.StartAsync();
        using HttpResponseMessage response = await AskAsync(server, key);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Two_keys_in_one_request_are_refused()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        using HttpResponseMessage response = await AskAsync(server, FlagServer.Key, request => request.Headers.Add("TypedFlags-Key", FlagServer.Key));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData(FlagServer.Key)]
    [InlineData(SecondKey)]
    public async Task While_keys_are_changed_both_are_good(string key)
    {
        await using FlagServer server = await FlagServer.StartAsync(static flags => flags
            .AddServer(static options => options.AddKey(FlagServer.Key))
            .AddServer(static options => options.AddKey(SecondKey)));
        using HttpResponseMessage response = await AskAsync(server, key);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("too-short")]
    [InlineData("a key with spaces in it, though it is long enough")]
    public void A_key_that_is_too_short_or_can_not_travel_in_a_header_is_refused_and_not_shown(string key)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new FlagServerOptions().AddKey(key));
        Assert.DoesNotContain(key, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_the_state_already_is_told_so_without_a_body()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        using HttpResponseMessage first = await AskAsync(server, FlagServer.Key);
        EntityTagHeaderValue tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);

        using HttpResponseMessage second = await AskAsync(server, FlagServer.Key, request => request.Headers.IfNoneMatch.Add(tag));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(tag, second.Headers.ETag);
    }

    [Fact]
    public async Task A_write_changes_the_tag_and_taking_it_back_brings_the_tag_back()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        await server.SetAsync("f", "true");
        string before = await TagAsync(server);
        await server.SetAsync("f", "false");
        Assert.NotEqual(before, await TagAsync(server));
        await server.SetAsync("f", "true");
        Assert.Equal(before, await TagAsync(server));
    }

    [Fact]
    public async Task Two_nodes_with_the_same_state_have_the_same_tag()
    {
        await using FlagServer one = await FlagServer.StartAsync();
        await using FlagServer other = await FlagServer.StartAsync();
        await one.SetAsync("f", "true");
        await one.SetAsync("g", "true", "acme");
        await other.SetAsync("g", "true", "acme");
        await other.SetAsync("f", "true");

        Assert.Equal(await TagAsync(one), await TagAsync(other));
    }

    [Fact]
    public async Task A_server_that_has_not_read_its_own_state_yet_does_not_pass_on_half_of_it()
    {
        await using FlagServer server = await FlagServer.StartAsync(static flags => flags
            .AddServer(static options => options.AddKey(FlagServer.Key))
            .AddProvider(new SilentProvider()));
        using HttpResponseMessage response = await AskAsync(server, FlagServer.Key);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        Assert.Contains(nameof(SilentProvider), await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Endpoints_without_their_services_are_refused_with_what_to_call()
    {
        Microsoft.AspNetCore.Builder.WebApplication app = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder().Build();
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => Microsoft.AspNetCore.Builder.FlagEndpointRouteBuilderExtensions.MapTypedFlags(app));
        Assert.Contains("AddServer", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string> TagAsync(FlagServer server)
    {
        using HttpResponseMessage response = await AskAsync(server, FlagServer.Key);
        return response.Headers.ETag!.Tag;
    }

    private static async Task<HttpResponseMessage> AskAsync(FlagServer server, string? key, Action<HttpRequestMessage>? change = null)
    {
        using HttpClient client = new();
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(server.Address, "api/flags/definitions"));
        if (key is not null)
        {
            request.Headers.Add("TypedFlags-Key", key);
        }

        change?.Invoke(request);
        return await client.SendAsync(request);
    }

    private sealed class SilentProvider : FlagProvider
    {
        public override async ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return previous;
        }
    }
}
