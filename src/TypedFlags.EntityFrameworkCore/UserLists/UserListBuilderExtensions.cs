using TypedFlags;
using TypedFlags.EntityFrameworkCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds lists of users that are kept in the database.</summary>
public static class UserListBuilderExtensions
{
    /// <summary>
    /// Has users looked up in the lists of the database store, which was added before (<c>AddEntityFrameworkCore</c>), when a context is prepared:
    /// <see cref="FlagEngine.PrepareAsync(FlagContext, CancellationToken)"/>. <see cref="FlagUserLists"/>, a service from then on, writes to them.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static TypedFlagsBuilder AddUserLists(this TypedFlagsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(static services => services.GetRequiredService<EntityFrameworkFlagStore>().UserLists);
        return builder.AddProvider(static services => services.GetRequiredService<EntityFrameworkFlagStore>().CreateMembershipSource());
    }
}
