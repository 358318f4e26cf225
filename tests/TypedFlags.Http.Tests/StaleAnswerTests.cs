using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedFlags.Http.Tests;

/// <summary>A start without the server, and the server coming back: what callers are told.</summary>
public sealed class StaleAnswerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("typedflags-copy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("true", 304)]
    [InlineData("""{"enabled":true,"serve":true,"users":["ada"]}""", 200)]
    public async Task Answers_from_the_copy_say_so_everywhere_until_the_server_confirms_or_replaces_it(string later, int status)
    {
        Uri address = await LeaveCopyAsync();
        await using FlagClientApp client = FlagClientApp.Start(address, options => options.CopyFolder = _folder);
        await Until.TrueAsync(() => client.Status.FailingSince is not null);
        Assert.Equal(("True STALE", "True STALE", "STALE"), Answers(client.Engine));

        // Of g nothing was ever said, so nothing can be out of date.
        Assert.NotEqual(FlagReason.Stale, client.Engine.Client.GetBooleanDetails("g", null, false).Reason);

        await using FlagServer server = await FlagServer.StartAsync(
            flags => flags.AddServer(static options => options.AddKey(FlagServer.Key)).AddProvider(new FixedProvider(FlagProviderState.FromJson($$"""{"f":{{later}}}"""))),
            address: address);
        await Until.TrueAsync(() => !client.Status.IsStale && client.Status.FailingSince is null);

        Assert.Equal(status, server.Statuses[0]);
        Assert.Equal(Answers(server.Engine), Answers(client.Engine));
        Assert.DoesNotContain(FlagReason.Stale, Answers(client.Engine).ToString(), StringComparison.Ordinal);
        Assert.Single(client.Log.At(LogLevel.Error));
        Assert.Single(client.Log.At(LogLevel.Information));
    }

    private static (string One, string All, string Explained) Answers(FlagEngine engine)
    {
        FlagEvaluation<bool> one = engine.Client.GetBooleanDetails("f", null, false);
        FlagEvaluation<object> all = engine.Client.EvaluateAll(null)["f"];
        return ($"{one.Value} {one.Reason}", $"{all.Value} {all.Reason}", engine.Client.Explain("f", null).Reason);
    }

    private async Task<Uri> LeaveCopyAsync()
    {
        await using FlagServer server = await FlagServer.StartAsync();
        await server.SetAsync("f", "true");
        await using FlagClientApp client = FlagClientApp.Start(server.Address, options => options.CopyFolder = _folder);
        await Until.TrueAsync(() => client.IsOn() && Directory.GetFiles(_folder, "*.flags").Length == 1);
        return server.Address;
    }

    private sealed class FixedProvider(FlagProviderState state) : FlagProvider
    {
        public override ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken) => new(state);
    }
}
