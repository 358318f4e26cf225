using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Shared;

/// <summary>An application that serves its flags, on a real Kestrel on this machine.</summary>
internal sealed class FlagServer : IAsyncDisposable
{
    public const string Key = "a-key-for-tests-that-is-long-enough";

    private readonly WebApplication _app;
    private readonly List<(string Path, int Status)> _answered = [];

    private FlagServer(WebApplication app) => _app = app;

    public MemoryFlagStore Store { get; private init; } = null!;

    public LogLines Log { get; private init; } = null!;

    public Uri Address { get; private set; } = null!;

    public FlagEngine Engine => _app.Services.GetRequiredService<FlagEngine>();

    /// <summary>The statuses of what was answered so far, in order.</summary>
    public int[] Statuses
    {
        get
        {
            lock (_answered)
            {
                return [.. _answered.Where(static one => one.Path.EndsWith("/definitions", StringComparison.Ordinal)).Select(static one => one.Status)];
            }
        }
    }

    /// <param name="services">Adds to the services; null adds one server key.</param>
    /// <param name="pipeline">Adds middleware.</param>
    /// <param name="address">Where to listen; a free port of this machine by default.</param>
    public static async Task<FlagServer> StartAsync(Action<TypedFlagsBuilder>? services = null, Action<WebApplication>? pipeline = null, Uri? address = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0");
        LogLines log = new();
        builder.Logging.ClearProviders().AddProvider(log);
        MemoryFlagStore store = new();
        TypedFlagsBuilder flags = builder.Services.AddTypedFlags(TestFlags.Register(), static options => options.ReadyTimeout = TimeSpan.Zero).AddProvider(new FlagStoreProvider(store));
        (services ?? (static one => one.AddServer(static options => options.AddKey(Key))))(flags);
        WebApplication app = builder.Build();
        FlagServer server = new(app) { Store = store, Log = log };
        app.Use(server.RememberAsync);
        pipeline?.Invoke(app);
        app.MapTypedFlags();
        await app.StartAsync();
        server.Address = new Uri(app.Urls.Single());
        return server;
    }

    /// <summary>A service of the application.</summary>
    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Writes, and waits until the server itself answers so.</summary>
    public async Task SetAsync(string flag, string? state, string? tenant = null)
    {
        StoredFlagState written = await Store.WriteAsync(
            new FlagStateWrite { FlagKey = flag, TenantId = tenant, State = state is null ? null : JsonElement.Parse(state), Actor = "olga" }, CancellationToken.None);
        using CancellationTokenSource guard = new(TimeSpan.FromSeconds(60));
        while (!Engine.State.Contents.Any(content => long.TryParse(content.Version, NumberStyles.None, CultureInfo.InvariantCulture, out long seen) && seen >= written.Version))
        {
            await Task.Delay(1, guard.Token);
        }
    }

    /// <summary>Stops it, at the latest after a second.</summary>
    public async Task StopAsync()
    {
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task RememberAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        finally
        {
            lock (_answered)
            {
                _answered.Add((context.Request.Path, context.Response.StatusCode));
            }
        }
    }
}
