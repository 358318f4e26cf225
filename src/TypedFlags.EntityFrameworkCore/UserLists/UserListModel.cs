using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>The tables of lists of users.</summary>
internal static class UserListModel
{
    public static void Map(ModelBuilder modelBuilder, FlagModelOptions options)
    {
        modelBuilder.Entity<UserListRow>(list =>
        {
            list.ToTable("flag_user_lists", options.Schema);
            list.HasKey(static row => row.Id);
            list.Property(static row => row.Id).HasColumnName("id").ValueGeneratedNever();
            FlagModelBuilderExtensions.MapKey(list.Property(static row => row.FlagKey), "flag_key", options);
            FlagModelBuilderExtensions.MapKey(list.Property(static row => row.TenantId), "tenant_id", options);
            FlagModelBuilderExtensions.MapKey(list.Property(static row => row.Variant), "variant", options);
            list.Property(static row => row.IsExclude).HasColumnName("is_exclude");
            list.Property(static row => row.Size).HasColumnName("size");
        });
        modelBuilder.Entity<UserListMemberRow>(member =>
        {
            // The key begins with the user: that is the one question of each request, and the index alone answers it.
            member.ToTable("flag_user_list_members", options.Schema);
            member.HasKey(static row => new { row.TargetingKey, row.ListId });
            FlagModelBuilderExtensions.MapKey(member.Property(static row => row.TargetingKey), "targeting_key", options);
            member.Property(static row => row.ListId).HasColumnName("list_id").ValueGeneratedNever();
            member.HasIndex(static row => row.ListId);
        });
    }
}
