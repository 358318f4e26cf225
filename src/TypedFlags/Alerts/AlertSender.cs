using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>
/// Brings one alert after the other to a webhook. What may go well another time (no connection, no answer within 10 s, 408, 429, 5xx) is repeated, with
/// growing pauses; anything else but success, redirects too, is given up. No response is read beyond its status.
/// </summary>
internal sealed class AlertSender : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly HttpClient _client;
    private readonly Uri _url;
    private readonly byte[] _secret;
    private readonly Func<FlagAlert, bool>? _filter;
    private readonly int _maxRetries;
    private readonly TimeSpan _retryDelay;
    private readonly Func<string> _environment;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

    public AlertSender(AlertOptions options, Func<string> environment, TimeProvider timeProvider, ILogger logger)
    {
        // Copies: what somebody does to the options afterwards must not change where alerts go.
        _url = options.Url!;
        _secret = [.. options.Secret];
        _filter = options.Filter;
        _maxRetries = options.MaxRetries;
        _retryDelay = options.RetryDelay;
        _environment = environment;
        _timeProvider = timeProvider;
        _logger = logger;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = Timeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout,
        };
    }

    /// <summary>The webhook's host.</summary>
    public string Host => _url.IdnHost;

    public void Dispose() => _client.Dispose();

    /// <summary>Sends one alert, if the filter wants it. Never throws.</summary>
    /// <returns>False where it was not sent because of <paramref name="giveUp"/>.</returns>
    public async Task<bool> SendAsync(AlertQueue.Waiting write, CancellationToken giveUp)
    {
        Outcome outcome = new(IsDone: false, MayRepeat: true, "There was no attempt.");
        FlagAlert? alert = null;
        int attempts = 0;
        while (!giveUp.IsCancellationRequested)
        {
            attempts++;
            try
            {
                alert ??= await ReadAsync(write, giveUp).ConfigureAwait(false);
                outcome = alert is null || (_filter is { } filter && !filter(alert))
                    ? new Outcome(IsDone: true, MayRepeat: false, string.Empty)
                    : await PostAsync(alert, giveUp).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // The store's, the network's, or the filter's: only the last is the same each time.
                bool isFilter = alert is not null && exception is not (HttpRequestException or OperationCanceledException or IOException);
                outcome = new Outcome(IsDone: false, !isFilter, $"{exception.GetType().Name}: {TelemetryText.Bounded(FailureReason.Of(exception))}");
            }

            if (outcome.IsDone)
            {
                return true;
            }

            if (!outcome.MayRepeat || (attempts > _maxRetries && !giveUp.IsCancellationRequested))
            {
                EngineLog.Try(() => AlertLog.GivenUp(_logger, write.State.Version, write.State.FlagKey, Host, attempts, outcome.Reason));
                return true;
            }

            await PauseAsync(attempts, giveUp).ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>The audit trail says exactly what was there before this write, whoever else writes at the same time.</summary>
    private async Task<FlagAlert?> ReadAsync(AlertQueue.Waiting write, CancellationToken giveUp)
    {
        FlagAuditQuery query = new()
        {
            FlagKey = write.State.FlagKey,
            TenantId = write.State.TenantId,
            BeforeVersion = write.State.Version + 1,
            Limit = 1,
        };
        IReadOnlyList<FlagAuditEntry> entries = await write.Store.ReadAuditAsync(query, giveUp).AsTask().WaitAsync(Timeout, TimeProvider.System, giveUp).ConfigureAwait(false);
        return entries is [var entry] && entry.Version == write.State.Version
            ? FlagAlert.Of(entry, _environment())
            : throw new IOException("The audit trail does not have the write.");
    }

    private async Task<Outcome> PostAsync(FlagAlert alert, CancellationToken giveUp)
    {
        byte[] body = AlertBody.Of(alert);
        using HttpRequestMessage request = new(HttpMethod.Post, _url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        // Signed anew at each attempt: receivers refuse what is old.
        request.Headers.TryAddWithoutValidation("TypedFlags-Signature", AlertBody.Sign(body, _secret, _timeProvider.GetUtcNow()));
        request.Headers.TryAddWithoutValidation("TypedFlags-Delivery", alert.Id.ToString());
        using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, giveUp).ConfigureAwait(false);
        bool mayRepeat = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500;
        return new Outcome(
            response.IsSuccessStatusCode, mayRepeat, string.Create(CultureInfo.InvariantCulture, $"It answered {(int)response.StatusCode}."));
    }

    private async Task PauseAsync(int attempts, CancellationToken giveUp)
    {
        double pause = _retryDelay.TotalMilliseconds * Math.Pow(2, attempts - 1);
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(pause, LongestPause.TotalMilliseconds)), _timeProvider, giveUp).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The loop ends.
        }
    }

    private readonly record struct Outcome(bool IsDone, bool MayRepeat, string Reason);
}
