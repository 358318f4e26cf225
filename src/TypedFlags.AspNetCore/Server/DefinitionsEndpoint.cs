using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace TypedFlags.AspNetCore;

/// <summary><c>GET /api/flags/definitions</c>: the state of all flags, for TypedFlags.Http.</summary>
internal static class DefinitionsEndpoint
{
    private const int SecondsUntilReady = 1;

    public static async Task AnswerAsync(HttpContext context)
    {
        FlagStateDocuments documents = context.RequestServices.GetRequiredService<FlagStateDocuments>();
        if (!await RefuseAsync(context, documents).ConfigureAwait(false))
        {
            await SendAsync(context, documents.Current).ConfigureAwait(false);
        }
    }

    /// <summary>Answers those who may not read the state, or can't yet.</summary>
    /// <returns>True where that was the answer.</returns>
    internal static async Task<bool> RefuseAsync(HttpContext context, FlagStateDocuments documents)
    {
        context.Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        if (await context.RequestServices.GetRequiredService<ServerAccess>().RefuseAsync(context).ConfigureAwait(false) is { } refusal)
        {
            await refusal.ExecuteAsync(context).ConfigureAwait(false);
            return true;
        }

        if (string.Join(", ", documents.Missing) is { Length: > 0 } missing)
        {
            await TellLaterAsync(context, SecondsUntilReady, "Not ready", $"This server has not read the state of its flags yet: {missing}.").ConfigureAwait(false);
            return true;
        }

        return false;
    }

    internal static Task TellLaterAsync(HttpContext context, int seconds, string title, string detail)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ServerAccess.Problem(StatusCodes.Status503ServiceUnavailable, title, detail).ExecuteAsync(context);
    }

    private static async Task SendAsync(HttpContext context, FlagStateDocument document)
    {
        context.Response.Headers.ETag = document.ETag;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (Has(context.Request.GetTypedHeaders(), document.ETag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = document.Body.Length;
        await context.Response.Body.WriteAsync(document.Body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>For reading, weak tags are as good: a proxy that compresses makes them of strong ones.</summary>
    private static bool Has(RequestHeaders request, string etag) =>
        request.IfNoneMatch.Any(one => one.Tag == "*" || one.Tag.Equals(etag, StringComparison.Ordinal));
}
