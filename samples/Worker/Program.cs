using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using TypedFlags;
using Worker;

// A background service that follows its flags while it runs. In one terminal, it:
//   dotnet run --project samples/Worker
// in another, you:
//   dotnet run --project samples/Worker -- set batch_size large
HostApplicationBuilder builder = Host.CreateApplicationBuilder();

// Beside the program unless configured, so that both terminals mean the same file whatever folder they are in.
string store = builder.Configuration["FlagStore"] ?? Path.Combine(AppContext.BaseDirectory, "flags.store");
builder.Services.AddTypedFlags().AddFileStore(store);

if (args is not [])
{
    using IHost unstarted = builder.Build();
    return await Operations.RunAsync(unstarted.Services.GetRequiredService<FlagStore>(), args);
}

builder.Services.AddHostedService<Importer>();

// A worker has no endpoint to be asked at, so it says by itself when its health changes.
builder.Services.AddHealthChecks().AddCheck<FlagHealthCheck>("flags");
builder.Services.AddSingleton<IHealthCheckPublisher, HealthLog>();

await builder.Build().RunAsync();
return 0;
