using TypedFlags;
using TypedFlags.EntityFrameworkCore;
using TypedFlags.PostgreSql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds change notification through PostgreSQL.</summary>
public static class PostgreSqlBuilderExtensions
{
    /// <summary>
    /// Has all nodes told of a write at once, where the store of <c>AddEntityFrameworkCore</c> is in PostgreSQL. Each node keeps one connection more. The
    /// store's poll stays behind it, for messages that get lost.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">How; null for the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static TypedFlagsBuilder AddPostgreSqlNotifications(this TypedFlagsBuilder builder, Action<PostgreSqlNotificationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        PostgreSqlNotificationOptions options = PostgreSqlNotificationOptions.Create(configure);
        builder.Services.AddSingleton<FlagStoreNotifications>(new PostgreSqlNotifications(options));
        return builder;
    }
}
