using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NativeAot;
using TypedFlags;

using Listener listener = new();
List<FlagContext> users = [.. Cases.Read()];

// 1. The static surface, as the file says: no set-up at all.
Report.All("file", users, Flags.EvaluateAll);

// 2. The application's own type, and each kind of handle.
Report.Typed(new Customer { Id = Guid.Empty });
Report.Typed(new Customer
{
    Id = new Guid("3f2504e0-4f89-11d3-9a0c-0305e82c3301"),
    Company = "acme",
    Teams = ["qa"],
    IsEmployee = true,
    Plan = Plan.Pro,
    Country = "DE",
    Age = 36,
    Trial = true,
    SignedUp = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero),
    AppVersion = new Version(3, 4, 0),
    Interests = ["running"],
});

// 3. A host with state from its configuration, which changes while it runs.
Settings settings = new();
HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Staging" });
((IConfigurationBuilder)builder.Configuration).Add(settings);
builder.Services.AddSingleton<CountingHook>().AddSingleton<ExposureLog>();
builder.Services
    .AddTypedFlags(options =>
    {
        options.Environment = "staging";
        options.TimeProvider = new StoppedClock();
    })
    .AddHook<CountingHook>()
    .AddExposureSink<ExposureLog>();
using IHost host = builder.Build();
await host.StartAsync();
IFlags injected = host.Services.GetRequiredService<IFlags>();
Report.All("host", users, injected.EvaluateAll);
settings.Replace(
    ("TypedFlags:Flags:by_percentage", "false"),
    ("TypedFlags:Flags:layout:split:full", "100"),
    ("TypedFlags:Flags:limits:serve:items", "99"),
    ("TypedFlags:Flags:greeting:rules:0:when:plan", "pro"),
    ("TypedFlags:Flags:greeting:rules:0:serve", "Welcome"));
Report.All("changed", users, injected.EvaluateAll);

// 4. By name, overridden, and explained.
IFlagClient client = host.Services.GetRequiredService<FlagEngine>().Client;
#pragma warning disable TF1001 // What is said of a name that no flag has is the point here.
Report.Line("by name", client.GetString("greeting", users[1], "?"), client.GetIntegerDetails("nothing", users[1], 1).ErrorCode);
#pragma warning restore TF1001
using (injected.Layout.Override(Flags.LayoutVariant.Compact))
using (FlagContext.Use(users[1]))
{
    Report.Line("override", injected.Layout.GetVariant(), injected.Layout.Evaluate().Reason, Flags.NeedsAnother.IsEnabled());
}

foreach (FlagContext user in users)
{
    injected.MovedHere.IsEnabled(user);
    Report.Line("explained", injected.ByRules.Explain(user).ToString());
    Report.Line("explained", injected.Layout.Explain(user).ToJson());
}

CountingHook hook = host.Services.GetRequiredService<CountingHook>();
ExposureLog exposures = host.Services.GetRequiredService<ExposureLog>();
await host.StopAsync();
Report.Line("watched", hook.Evaluations, listener.Evaluations > 0, listener.Events > 0);
foreach (string exposure in exposures.Lines)
{
    Report.Line("exposed", exposure);
}
