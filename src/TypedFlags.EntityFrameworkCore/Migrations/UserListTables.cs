using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace TypedFlags.EntityFrameworkCore.Migrations;

/// <summary>The tables of lists of users in the first migration. Never changed: a later migration has a model of its own.</summary>
internal static class UserListTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "flag_user_lists",
            columns: static table => new
            {
                id = table.Column<long>(nullable: false),
                flag_key = table.Column<string>(maxLength: 256, nullable: false),
                tenant_id = table.Column<string>(maxLength: 256, nullable: true),
                variant = table.Column<string>(maxLength: 256, nullable: true),
                is_exclude = table.Column<bool>(nullable: false),
                size = table.Column<long>(nullable: false),
            },
            constraints: static table => table.PrimaryKey("PK_flag_user_lists", static row => row.id));
        migrationBuilder.CreateTable(
            name: "flag_user_list_members",
            columns: static table => new
            {
                targeting_key = table.Column<string>(maxLength: 256, nullable: false),
                list_id = table.Column<long>(nullable: false),
            },
            constraints: static table => table.PrimaryKey("PK_flag_user_list_members", static row => new { row.targeting_key, row.list_id }));
        migrationBuilder.CreateIndex("IX_flag_user_list_members_list_id", "flag_user_list_members", "list_id");
    }

    public static void Drop(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("flag_user_list_members");
        migrationBuilder.DropTable("flag_user_lists");
    }

    public static void Model(ModelBuilder modelBuilder, string typeNamespace)
    {
        modelBuilder.Entity(typeNamespace + "UserListRow", static row =>
        {
            row.Property<long>("Id").ValueGeneratedNever().HasColumnName("id");
            row.Property<string>("FlagKey").IsRequired().HasMaxLength(256).HasColumnName("flag_key");
            row.Property<string>("TenantId").HasMaxLength(256).HasColumnName("tenant_id");
            row.Property<string>("Variant").HasMaxLength(256).HasColumnName("variant");
            row.Property<bool>("IsExclude").HasColumnName("is_exclude");
            row.Property<long>("Size").HasColumnName("size");
            row.HasKey("Id");
            row.ToTable("flag_user_lists", (string?)null);
        });
        modelBuilder.Entity(typeNamespace + "UserListMemberRow", static row =>
        {
            row.Property<string>("TargetingKey").HasMaxLength(256).HasColumnName("targeting_key");
            row.Property<long>("ListId").ValueGeneratedNever().HasColumnName("list_id");
            row.HasKey("TargetingKey", "ListId");
            row.HasIndex("ListId");
            row.ToTable("flag_user_list_members", (string?)null);
        });
    }
}
