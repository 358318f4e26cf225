using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.AspNetCore;

namespace TypedFlags.Benchmarks.Clients;

/// <summary>Serves flags, and does as it is told on its standard input: <c>true</c> and <c>false</c> are written, <c>streams</c> is answered with how many listen.</summary>
internal static class MeasuredServer
{
    /// <param name="arguments">How many flags have a state.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        int flags = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        MemoryFlagStore store = new();
        for (int index = 0; index < flags; index++)
        {
            await WriteAsync(store, index, enabled: false);
        }

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        FlagDefinitionSet set = FollowedFlags.Register(flags);
        builder.Services.AddTypedFlags(set.Registry).AddProvider(new FlagStoreProvider(store)).AddServer(static options => options.AddKey(FollowedFlags.ServerKey));
        await using WebApplication app = builder.Build();
        app.MapTypedFlags();
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.Single());
        while (await Console.In.ReadLineAsync() is { } order)
        {
            if (order == "streams")
            {
                await Console.Out.WriteLineAsync(app.Services.GetRequiredService<StreamEndpoint>().Open.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                await WriteAsync(store, 0, bool.Parse(order));
            }
        }

        return 0;
    }

    private static async Task WriteAsync(MemoryFlagStore store, int index, bool enabled) => await store.WriteAsync(new FlagStateWrite
    {
        FlagKey = FollowedFlags.Key(index),
        State = JsonElement.Parse(enabled ? """{"enabled":true,"serve":true,"users":["ada","bob"],"rollout":50}""" : """{"enabled":true,"serve":false,"users":["ada","bob"],"rollout":50}"""),
        Actor = "benchmark",
    });
}
