using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Alerts;

/// <summary>What a webhook, a real server, is told of writes, and what becomes of a write whose webhook is away.</summary>
public sealed class AlertTests : IDisposable
{
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(static number => (byte)number)];

    private readonly LogLines _log = new();
    private readonly List<ServiceProvider> _services = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>But for the engine's own, which knows no such flags.</summary>
    private List<string> Warnings => [.. _log.At(LogLevel.Warning).Where(static line => line.Contains("127.0.0.1", StringComparison.Ordinal))];

    public void Dispose() => _services.ForEach(static services => services.Dispose());

    [Fact]
    public async Task A_write_through_the_service_is_told_with_what_was_before_and_who_did_it()
    {
        using Webhook webhook = new();
        FlagStore store = Build(webhook);
        FlagStateWrite off = new() { FlagKey = "f", State = Json("""{"enabled":false}"""), Actor = "olga" };
        FlagStateWrite on = new() { FlagKey = "f", State = Json("""{"enabled":true,"rollout":25}"""), Actor = "otto", Comment = "Smoke test." };

        await store.WriteAsync(off, Cancelled);
        await store.WriteAsync(on, Cancelled);
        await webhook.NextAsync();
        Webhook.Request request = await webhook.NextAsync();

        Assert.Equal("POST", request.Method);
        Assert.Equal("/hook/", request.Path);
        Assert.Equal("application/json", request.ContentType);
        Assert.Equal(on.Id.ToString(), request.Delivery);
        JsonElement body = JsonElement.Parse(request.Body);
        DateTimeOffset at = body.GetProperty("at").GetDateTimeOffset();
        Assert.Equal(
            $$$"""{"id":"{{{on.Id}}}","flag":"f","environment":"Staging","from":"off","to":"on","before":{"enabled":false},"after":{"enabled":true,"rollout":25},"version":2,"actor":"otto","comment":"Smoke test.","at":"{{{at:yyyy-MM-ddTHH:mm:ss.FFFFFFF}}}+00:00"}""",
            Encoding.UTF8.GetString(request.Body).Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_signature_is_HMAC_SHA256_over_time_and_body()
    {
        using Webhook webhook = new();
        await Build(webhook).WriteAsync(Write("f", "true"), Cancelled);
        Webhook.Request request = await webhook.NextAsync();

        string[] parts = request.Signature.Split(',');
        long time = long.Parse(parts[0].AsSpan(2), CultureInfo.InvariantCulture);
        using HMACSHA256 hmac = new(Secret);
        hmac.TransformBlock(Encoding.ASCII.GetBytes($"{time}."), 0, $"{time}.".Length, null, 0);
        hmac.TransformFinalBlock(request.Body, 0, request.Body.Length);
        Assert.Equal("v1=" + Convert.ToHexStringLower(hmac.Hash!), parts[1]);
        Assert.InRange(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - time, 0, 120);
    }

    [Fact]
    public async Task Nobody_who_is_listed_is_named()
    {
        using Webhook webhook = new();
        const string State =
            """
            {
              "users": ["secret-1"], "groups": ["secret-2"], "exclude": { "users": ["secret-3"] }, "enabled": true,
              "rules": [ { "when": { "targetingKey": ["secret-4"] }, "serve": true } ], "added_one_day": ["secret-5"],
              "tenants": { "acme": { "users": ["secret-6"], "exclude": { "groups": ["secret-7"] }, "rollout": 5, "tenants": ["secret-8"] }, "umbrella": true }
            }
            """;
        FlagStore store = Build(webhook);

        await store.WriteAsync(Write("f", State), Cancelled);
        await store.WriteAsync(Write("f", "true"), Cancelled);

        string first = Encoding.UTF8.GetString((await webhook.NextAsync()).Body);
        string second = Encoding.UTF8.GetString((await webhook.NextAsync()).Body);
        Assert.DoesNotContain("secret", first + second, StringComparison.Ordinal);
        Assert.Contains(
            """{"users":"[redacted]","groups":"[redacted]","exclude":"[redacted]","enabled":true,"rules":"[redacted]","added_one_day":"[redacted]","tenants":{"acme":{"users":"[redacted]","exclude":"[redacted]","rollout":5,"tenants":"[redacted]"},"umbrella":true}}""",
            first,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_that_fails_is_called_again_with_the_same_delivery_until_it_succeeds()
    {
        using Webhook webhook = new(500, 503, 429);
        FlagStateWrite write = Write("f", "true");
        await Build(webhook).WriteAsync(write, Cancelled);

        for (int call = 0; call < 4; call++)
        {
            Assert.Equal(write.Id.ToString(), (await webhook.NextAsync()).Delivery);
        }

        await CloseAsync();
        Assert.Equal(0, webhook.Waiting);
        Assert.Empty(_log.At(LogLevel.Error));
    }

    [Fact]
    public async Task A_webhook_that_is_not_there_costs_one_line_in_the_log_and_no_write()
    {
        Uri nobody;
        using (Webhook gone = new())
        {
            nobody = gone.Url;
        }

        FlagStore store = Build(nobody, static options => options.MaxRetries = 2);
        await store.WriteAsync(Write("f", "true"), Cancelled);
        await CloseAsync();

        Assert.NotNull(await store.FindAsync("f", null, Cancelled));
        string line = Assert.Single(_log.At(LogLevel.Error));
        Assert.StartsWith("The alert of version 1 of the flag 'f' did not reach 127.0.0.1 in 3 attempt(s) and is given up: HttpRequestException", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(401)]
    public async Task A_redirect_is_not_followed_and_a_refusal_not_repeated(int status)
    {
        using Webhook webhook = new(status);
        await Build(webhook).WriteAsync(Write("f", "true"), Cancelled);
        Assert.Equal("/hook/", (await webhook.NextAsync()).Path);
        await CloseAsync();

        Assert.Equal(0, webhook.Waiting);
        Assert.EndsWith($"in 1 attempt(s) and is given up: It answered {status}.", Assert.Single(_log.At(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_chooses_what_is_told()
    {
        using Webhook webhook = new();
        FlagStore store = Build(webhook.Url, static options => options.Filter = static alert => alert is { TurnedOn: true, Environment: "Staging", TenantId: null });

        await store.WriteAsync(Write("a", "false"), Cancelled);
        await store.WriteAsync(Write("a", """{"rollout":5}"""), Cancelled);
        await store.WriteAsync(Write("a", "true") with { TenantId = "acme" }, Cancelled);
        await store.WriteAsync(Write("b", "true"), Cancelled);
        await store.WriteAsync(Write("b", """{"enabled":true,"rollout":5}"""), Cancelled);
        await CloseAsync();

        Assert.Equal(1, webhook.Waiting);
        Assert.Equal("b", JsonElement.Parse((await webhook.NextAsync()).Body).GetProperty("flag").GetString());
    }

    [Fact]
    public async Task A_filter_that_throws_gives_up_its_alert_and_no_more()
    {
        using Webhook webhook = new();
        FlagStore store = Build(webhook.Url, static options => options.Filter = static alert => alert.FlagKey == "a" ? throw new InvalidOperationException("Its own fault.") : true);

        await store.WriteAsync(Write("a", "true"), Cancelled);
        await store.WriteAsync(Write("b", "true"), Cancelled);
        await CloseAsync();

        Assert.Equal(1, webhook.Waiting);
        Assert.Contains("in 1 attempt(s)", Assert.Single(_log.At(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_that_hangs_holds_up_no_write_and_what_finds_no_room_is_dropped_with_one_line()
    {
        using Webhook webhook = new(0);
        FlagStore store = Build(webhook.Url, static options => options.QueueCapacity = 2);
        await store.WriteAsync(Write("f", "true"), Cancelled);
        await webhook.NextAsync();

        for (int write = 0; write < 10; write++)
        {
            await store.WriteAsync(Write("f", "true"), Cancelled).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
        }

        Assert.Contains("because 2 wait already", Assert.Single(Warnings), StringComparison.Ordinal);

        // The host gives it no time: the three that wait are lost, and that is said.
        await CloseAsync(new CancellationToken(canceled: true));
        Assert.Contains("3 alert(s) for 127.0.0.1 were still waiting", Warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_blocks_holds_up_no_end_and_what_waits_behind_it_is_counted_once()
    {
        using Webhook webhook = new();
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim free = new();
        FlagStore store = Build(webhook.Url, options => options.Filter = _ =>
        {
            entered.Set();
            free.Wait(TimeSpan.FromSeconds(60), CancellationToken.None);
            return true;
        });
        await store.WriteAsync(Write("a", "true"), Cancelled);
        await store.WriteAsync(Write("b", "true"), Cancelled);
        Assert.True(entered.Wait(TimeSpan.FromSeconds(60), Cancelled));
        AlertQueue queue = _services.Single().GetRequiredService<AlertQueue>();

        await CloseAsync(new CancellationToken(canceled: true));
        await CloseAsync();
        await _services.Single().DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
        Assert.StartsWith("2 alert(s) for 127.0.0.1 were still waiting when the application ended, and the first", Assert.Single(Warnings), StringComparison.Ordinal);

        free.Set();
        await queue.Ended.WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
        Assert.Equal(0, webhook.Waiting);
        Assert.Single(Warnings);
        Assert.Empty(_log.At(LogLevel.Error));
    }

    [Fact]
    public async Task What_is_written_when_alerts_have_ended_is_said_to_be_too_late_and_not_that_there_is_no_room()
    {
        using Webhook webhook = new();
        FlagStore store = Build(webhook);
        await CloseAsync();

        await store.WriteAsync(Write("f", "true"), Cancelled);
        await store.WriteAsync(Write("f", "false"), Cancelled);

        Assert.StartsWith("127.0.0.1 is not told of version 1 of the flag 'f', nor of any write after it", Assert.Single(Warnings), StringComparison.Ordinal);
        Assert.Equal(0, webhook.Waiting);
    }

    [Fact]
    public async Task A_write_that_is_refused_is_not_told()
    {
        using Webhook webhook = new();
        FlagStore store = Build(webhook);
        await store.WriteAsync(Write("f", "true"), Cancelled);

        await Assert.ThrowsAsync<FlagStoreConflictException>(async () => await store.WriteAsync(Write("f", "false") with { ExpectedVersion = 0 }, Cancelled));
        await CloseAsync();

        Assert.Equal(1, webhook.Waiting);
    }

    [Fact]
    public void Without_alerts_the_service_is_the_store_itself()
    {
        ServiceCollection services = new();
        services.AddTypedFlags(new FlagRegistry()).AddMemoryStore();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.IsType<MemoryFlagStore>(provider.GetRequiredService<FlagStore>());
    }

    [Theory]
    [InlineData("http://hooks.example/x", true, "is not https")]
    [InlineData("http://127.0.0.1/x", false, "is not https")]
    [InlineData("https://user:key@hooks.example/x", false, "holds a user name")]
    [InlineData("/x", false, "is not")]
    [InlineData(null, false, "is missing")]
    [SuppressMessage("Design", "CA1054", Justification = "A text that is no address is what this is about.")]
    public void A_url_that_gives_something_away_is_refused_at_start(string? url, bool allowLoopback, string says)
    {
        AlertOptions options = new() { Url = url is null ? null : new Uri(url, UriKind.RelativeOrAbsolute), Secret = Secret, AllowLoopbackHttp = allowLoopback };

        ValidateOptionsResult result = new AlertOptionsValidator().Validate(null, options);

        Assert.Contains(says, result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("key@", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_secret_and_numbers_out_of_range_are_refused_at_start()
    {
        AlertOptions options = new() { Url = new Uri("https://hooks.example/x"), Secret = new byte[31], QueueCapacity = 0, MaxRetries = 21, RetryDelay = TimeSpan.Zero };

        Assert.Equal(4, new AlertOptionsValidator().Validate(null, options).Failures!.Count());
        Assert.True(new AlertOptionsValidator().Validate(null, new AlertOptions { Url = options.Url, Secret = Secret }).Succeeded);
    }

    [Theory]
    [InlineData("true", FlagSwitch.On)]
    [InlineData("\"full\"", FlagSwitch.On)]
    [InlineData("7", FlagSwitch.On)]
    [InlineData("false", FlagSwitch.Off)]
    [InlineData("""{"enabled":false,"serve":true}""", FlagSwitch.Off)]
    [InlineData("""{"enabled":true,"serve":false}""", FlagSwitch.Off)]
    [InlineData("""{"enabled":true,"serve":"off"}""", FlagSwitch.Off)]
    [InlineData("""{"enabled":true}""", FlagSwitch.On)]
    [InlineData("""{"serve":"full"}""", FlagSwitch.On)]
    [InlineData("""{"rollout":5}""", FlagSwitch.Unset)]
    [InlineData("""{"enabled":null,"serve":null}""", FlagSwitch.Unset)]
    [InlineData("null", FlagSwitch.Unset)]
    public void What_a_state_says_as_a_whole(string state, FlagSwitch expected) => Assert.Equal(expected, FlagAlert.SwitchOf(Json(state)));

    private static JsonElement Json([StringSyntax(StringSyntaxAttribute.Json)] string text) => JsonElement.Parse(text);

    private static FlagStateWrite Write(string flag, [StringSyntax(StringSyntaxAttribute.Json)] string state) => new() { FlagKey = flag, State = Json(state), Actor = "olga" };

    private FlagStore Build(Webhook webhook) => Build(webhook.Url, static _ => { });

    private FlagStore Build(Uri url, Action<AlertOptions> configure)
    {
        ServiceCollection services = new();
        services.AddLogging(logging => logging.AddProvider(_log));
        services.AddTypedFlags(new FlagRegistry(), static options => options.Environment = "Staging").AddMemoryStore().AddAlerts(options =>
        {
            options.Url = url;
            options.Secret = Secret;
            options.AllowLoopbackHttp = true;
            options.RetryDelay = TimeSpan.FromMilliseconds(1);
            configure(options);
        });
        ServiceProvider provider = services.BuildServiceProvider();
        _services.Add(provider);
        return provider.GetRequiredService<FlagStore>();
    }

    /// <summary>What the end of the host does: sends what waits.</summary>
    private Task CloseAsync(CancellationToken atOnce = default) =>
        _services.Single().GetRequiredService<AlertQueue>().CloseAsync(atOnce).WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
}
