using System.Diagnostics;
using System.Net;

namespace TypedFlags.Http;

/// <summary>
/// For how long the server wants to be left alone (429 and 503 with <c>Retry-After</c>). Safe for any number of threads. This machine's wall clock has no part in it: a date is held against the
/// answer's own, and from there on a stopwatch counts.
/// </summary>
internal sealed class QuietTime
{
    /// <summary>However long the server asks for.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>What is worth waiting for, so that a server that is about to be ready is asked as soon as it wants to.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    private long _until;

    public bool IsOn => Left > TimeSpan.Zero;

    private TimeSpan Left => Volatile.Read(ref _until) is var until and not 0 ? Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), until) : TimeSpan.Zero;

    /// <returns>What the answer says, bounded; null where it says nothing of the kind.</returns>
    public static TimeSpan? Of(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
        {
            return null;
        }

        TimeSpan? wait = response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date - response.Headers.Date);
        return wait is not { } time || time <= TimeSpan.Zero ? null : time < Longest ? time : Longest;
    }

    public void Begin(HttpResponseMessage response)
    {
        if (Of(response) is { } wait)
        {
            Volatile.Write(ref _until, Stopwatch.GetTimestamp() + (long)(wait.TotalSeconds * Stopwatch.Frequency));
        }
    }

    /// <summary>Waits where that is soon over.</summary>
    /// <exception cref="HttpRequestException">It takes longer.</exception>
    public async ValueTask WaitAsync(Uri server, CancellationToken cancellationToken)
    {
        TimeSpan left = Left;
        if (left > Short)
        {
            throw new HttpRequestException(HttpRequestError.InvalidResponse, $"{server} does not want to be asked for another {left.TotalSeconds:0} s.");
        }

        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, cancellationToken).ConfigureAwait(false);
        }
    }
}
