using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>A context for one piece of work, with the scope that it came from, if any.</summary>
/// <param name="context">The context.</param>
/// <param name="scope">The scope, which is disposed with it.</param>
internal readonly struct DbContextLease(DbContext context, AsyncServiceScope? scope = null) : IAsyncDisposable, IDisposable
{
    public DbContext Context { get; } = context;

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync().ConfigureAwait(false);
        if (scope is { } own)
        {
            await own.DisposeAsync().ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        Context.Dispose();
        scope?.Dispose();
    }

    /// <summary>How to come by contexts: from a scope each time, by the application's factory where it has one, which may be a scope's own.</summary>
    public static Func<DbContextLease> From<TContext>(IServiceProvider services)
        where TContext : DbContext
    {
        IServiceScopeFactory scopes = services.GetRequiredService<IServiceScopeFactory>();
        return () =>
        {
            AsyncServiceScope scope = scopes.CreateAsyncScope();
            try
            {
                IServiceProvider own = scope.ServiceProvider;
                return new DbContextLease(own.GetService<IDbContextFactory<TContext>>()?.CreateDbContext() ?? own.GetRequiredService<TContext>(), scope);
            }
            catch
            {
                scope.Dispose();
                throw;
            }
        };
    }
}
