using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>A context for one piece of work, with the scope that it came from, if any.</summary>
internal readonly struct DbContextLease(DbContext context, AsyncServiceScope? scope = null) : IAsyncDisposable, IDisposable
{
    public DbContext Context { get; } = context;

    public ValueTask DisposeAsync() => scope is { } own ? own.DisposeAsync() : Context.DisposeAsync();

    public void Dispose()
    {
        if (scope is { } own)
        {
            own.Dispose();
        }
        else
        {
            Context.Dispose();
        }
    }

    /// <summary>How to come by contexts: from the application's factory where it has one, else from a scope each time.</summary>
    public static Func<DbContextLease> From<TContext>(IServiceProvider services)
        where TContext : DbContext
    {
        if (services.GetService<IDbContextFactory<TContext>>() is { } factory)
        {
            return () => new DbContextLease(factory.CreateDbContext());
        }

        IServiceScopeFactory scopes = services.GetRequiredService<IServiceScopeFactory>();
        return () =>
        {
            AsyncServiceScope scope = scopes.CreateAsyncScope();
            try
            {
                return new DbContextLease(scope.ServiceProvider.GetRequiredService<TContext>(), scope);
            }
            catch
            {
                scope.Dispose();
                throw;
            }
        };
    }
}
