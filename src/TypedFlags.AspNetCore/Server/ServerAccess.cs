using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace TypedFlags.AspNetCore;

/// <summary>Lets in who has a server key, or whom the policy <c>TypedFlags.Server</c> allows; never who is merely logged in.</summary>
internal sealed class ServerAccess(IOptions<FlagServerOptions> options)
{
    /// <returns>Null where the caller may read the state of all flags, else what to answer.</returns>
    public async Task<IResult?> RefuseAsync(HttpContext context)
    {
        // A key decides alone: a wrong one is a mistake that should be seen, even of somebody whom the policy would let in.
        if (context.Request.Headers.TryGetValue(FlagServerOptions.KeyHeader, out StringValues sent))
        {
            return sent is [{ } key] && options.Value.Accepts(key) ? null : Unauthorized("The server key is not one of this server's.", context);
        }

        AuthorizationPolicy? policy = await FindPolicyAsync(context.RequestServices).ConfigureAwait(false);
        if (policy is null)
        {
            return Unauthorized($"Send a server key in the header {FlagServerOptions.KeyHeader}.", context);
        }

        IPolicyEvaluator evaluator = context.RequestServices.GetRequiredService<IPolicyEvaluator>();
        AuthenticateResult caller = await evaluator.AuthenticateAsync(policy, context).ConfigureAwait(false);
        PolicyAuthorizationResult verdict = await evaluator.AuthorizeAsync(policy, caller, context, context).ConfigureAwait(false);
        return verdict switch
        {
            { Succeeded: true } => null,
            { Challenged: true } => Unauthorized($"Send a server key in the header {FlagServerOptions.KeyHeader}, or sign in as who may read the state of all flags.", context),
            _ => Problem(StatusCodes.Status403Forbidden, "Forbidden", $"The policy {FlagServerOptions.Policy} does not allow this caller to read the state of all flags."),
        };
    }

    internal static IResult Problem(int status, string title, string detail) => Results.Problem(detail, statusCode: status, title: title);

    /// <summary>A policy that asks for nothing but a log-in counts as none: every user of the application would read every list of users.</summary>
    private static async Task<AuthorizationPolicy?> FindPolicyAsync(IServiceProvider services)
    {
        AuthorizationPolicy? policy = services.GetService<IAuthorizationPolicyProvider>() is { } policies
            ? await policies.GetPolicyAsync(FlagServerOptions.Policy).ConfigureAwait(false)
            : null;
        return policy is null || policy.Requirements.All(static requirement => requirement is DenyAnonymousAuthorizationRequirement) ? null : policy;
    }

    private static IResult Unauthorized(string detail, HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = FlagServerOptions.KeyHeader;
        return Problem(StatusCodes.Status401Unauthorized, "Unauthorized", detail);
    }
}
