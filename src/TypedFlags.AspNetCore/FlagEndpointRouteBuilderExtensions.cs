using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TypedFlags.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The HTTP endpoints of TypedFlags.</summary>
public static class FlagEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps <c>GET /api/flags/definitions</c>, from which other applications (TypedFlags.Http) read the state of all flags, and <c>GET /api/flags/stream</c>,
    /// which tells them when there is a new one. Both ask for a key of <see cref="FlagServerOptions.AddKey"/>,
    /// or for the policy <see cref="FlagServerOptions.Policy"/>; policies of the application's own, such as its fallback policy, don't apply to them.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <returns>For further conventions, such as rate limits or hosts.</returns>
    /// <exception cref="InvalidOperationException"><c>AddTypedFlags().AddServer(…)</c> was not called.</exception>
    public static IEndpointConventionBuilder MapTypedFlags(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (endpoints.ServiceProvider.GetService<ServerAccess>() is null)
        {
            throw new InvalidOperationException(
                "MapTypedFlags() needs services that are not there. Call services.AddTypedFlags().AddServer(options => options.AddKey(…)) before the application is built.");
        }

        RouteGroupBuilder group = endpoints.MapGroup("/api/flags");
        group.MapGet("/definitions", (RequestDelegate)DefinitionsEndpoint.AnswerAsync);
        group.MapGet("/stream", (RequestDelegate)StreamEndpoint.AnswerAsync);
        group.AllowAnonymous();
        return group;
    }
}
