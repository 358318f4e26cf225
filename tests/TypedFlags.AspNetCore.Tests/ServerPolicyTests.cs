using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TypedFlags.AspNetCore.Tests;

/// <summary>Who may read the state of all flags without a key: whom the policy <c>TypedFlags.Server</c> allows, and nobody else.</summary>
public sealed class ServerPolicyTests
{
    private const string TestScheme = "Test";

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("user", HttpStatusCode.Forbidden)]
    [InlineData("service", HttpStatusCode.OK)]
    public async Task A_policy_decides_by_the_caller_s_role(string? role, HttpStatusCode expected)
    {
        await using FlagServer server = await StartAsync(static options => options.AddPolicy(FlagServerOptions.Policy, static policy => policy.RequireRole("service")));
        Assert.Equal(expected, await AskAsync(server, role));
    }

    [Fact]
    public async Task A_log_in_alone_is_not_enough_without_a_policy()
    {
        await using FlagServer server = await StartAsync(static _ => { });
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(server, "service"));
    }

    [Fact]
    public async Task A_policy_that_asks_for_nothing_but_a_log_in_counts_as_none()
    {
        await using FlagServer server = await StartAsync(static options => options.AddPolicy(FlagServerOptions.Policy, static policy => policy.RequireAuthenticatedUser()));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(server, "service"));
    }

    [Fact]
    public async Task The_application_s_fallback_policy_does_not_stand_in_the_way_of_a_key()
    {
        await using FlagServer server = await StartAsync(static options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireRole("nobody").Build());
        Assert.Equal(HttpStatusCode.OK, await AskAsync(server, role: null, FlagServer.Key));
    }

    [Fact]
    public async Task A_wrong_key_is_refused_even_where_the_policy_allows_the_caller()
    {
        await using FlagServer server = await StartAsync(static options => options.AddPolicy(FlagServerOptions.Policy, static policy => policy.RequireRole("service")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(server, "service", "not-a-key"));
    }

    private static Task<FlagServer> StartAsync(Action<AuthorizationOptions> configure) => FlagServer.StartAsync(
        flags =>
        {
            flags.AddServer(static options => options.AddKey(FlagServer.Key));
            flags.Services.AddAuthentication(TestScheme).AddScheme<AuthenticationSchemeOptions, RoleFromHeader>(TestScheme, null);
            flags.Services.AddAuthorization(configure);
        },
        static app => app.UseAuthentication().UseAuthorization());

    private static async Task<HttpStatusCode> AskAsync(FlagServer server, string? role, string? key = null)
    {
        using HttpClient client = new();
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(server.Address, "api/flags/definitions"));
        if (role is not null)
        {
            request.Headers.Add("Role", role);
        }

        if (key is not null)
        {
            request.Headers.Add("TypedFlags-Key", key);
        }

        using HttpResponseMessage response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private sealed class RoleFromHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["Role"] is not [{ } role])
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            ClaimsPrincipal user = new(new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], TestScheme));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(user, TestScheme)));
        }
    }
}
