using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>What a build says of its flags, held against what a database was last told of.</summary>
public sealed class DriftInADatabaseTests(PostgresDatabases databases) : IAsyncDisposable
{
    private readonly TenancyDatabase _database = new(databases);
    private readonly LogLines _log = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        _log.Dispose();
        return _database.DisposeAsync();
    }

    [Fact]
    public async Task A_deployment_that_tells_the_database_ends_the_warning_that_every_start_gave()
    {
        await _database.CreateAsync();
        using (IHost deployment = Build())
        {
            FlagStore store = deployment.Services.GetRequiredService<FlagStore>();
            FlagDefinitionSync sync = deployment.Services.GetRequiredService<FlagDefinitionSync>();
            await sync.WriteAsync(store, cancellationToken: Cancelled);

            // Another build was deployed after it: it has one flag less, one more, and one that is another.
            await store.WriteFingerprintsAsync(
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["max_items"] = null, ["old_banner"] = new string('0', 64), ["gift_wrap"] = new string('f', 64) },
                Cancelled);
        }

        using (IHost started = Build())
        {
            await started.StartAsync(Cancelled);
            await Eventually.IsTrue(() => _log.At(LogLevel.Warning).Count > 0);
            await started.StopAsync(Cancelled);
            Assert.Equal(
                "The flags of this build are not those that database was told of: 1 missing in the store (max_items); 1 unknown to this build (old_banner); 1 different (gift_wrap). FlagDefinitionSync.WriteAsync tells it",
                Assert.Single(_log.At(LogLevel.Warning)));

            FlagStore store = started.Services.GetRequiredService<FlagStore>();
            await started.Services.GetRequiredService<FlagDefinitionSync>().WriteAsync(store, removeUnknown: true, Cancelled);
        }

        using IHost next = Build();
        Assert.True((await next.Services.GetRequiredService<FlagDrift>().FindAsync(next.Services.GetRequiredService<FlagStore>(), Cancelled)).IsEmpty);
        Assert.Empty(await next.Services.GetRequiredService<FlagStore>().ReadAuditAsync(new FlagAuditQuery(), Cancelled));
    }

    /// <summary>With the flags of this test project, whose definitions are compiled in.</summary>
    private IHost Build()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(_log);
        builder.Services.AddTypedFlags().AddEntityFrameworkCore(database => database.UseNpgsql(_database.Connection));
        return builder.Build();
    }
}
