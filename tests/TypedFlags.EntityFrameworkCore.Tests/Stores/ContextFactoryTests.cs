using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>However the application has registered its context.</summary>
public sealed class ContextFactoryTests(PostgresDatabases databases) : IAsyncDisposable
{
    private readonly TenancyDatabase _database = new(databases);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("factory")]
    [InlineData("factory a scope")]
    [InlineData("pool of a factory")]
    [InlineData("context")]
    [InlineData("pool")]
    public async Task The_store_finds_its_contexts_and_gives_their_connections_back(string registration)
    {
        await _database.CreateOwnAsync();
        ServiceCollection services = new();
        services.AddLogging();
        Register(services, registration);
        services.AddTypedFlags().AddEntityFrameworkCore<OwnContext>();
        await using ServiceProvider application = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        FlagStore store = application.GetRequiredService<FlagStore>();

        // More than the connections that there are, so that one that is kept is missed.
        for (int number = 0; number < 6; number++)
        {
            await store.WriteAsync(TenancyTests.Write("new_cart", "true"), Cancelled);
        }

        Assert.Single((await store.ReadAsync(null, Cancelled)).States);
    }

    private void Register(ServiceCollection services, string registration)
    {
        switch (registration)
        {
            case "factory": services.AddDbContextFactory<OwnContext>(Configure); break;
            case "factory a scope": services.AddDbContextFactory<OwnContext>(Configure, ServiceLifetime.Scoped); break;
            case "pool of a factory": services.AddPooledDbContextFactory<OwnContext>(Configure); break;
            case "context": services.AddDbContext<OwnContext>(Configure); break;
            default: services.AddDbContextPool<OwnContext>(Configure); break;
        }
    }

    private void Configure(DbContextOptionsBuilder database) =>
        database.UseNpgsql(_database.Connection + ";Maximum Pool Size=2;Timeout=5", static npgsql => npgsql.EnableRetryOnFailure());
}
