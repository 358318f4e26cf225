using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TypedFlags.EntityFrameworkCore.Migrations;

/// <summary>The model after the migration <see cref="Initial"/>. Never changed: a later migration has a model of its own.</summary>
internal static class InitialModel
{
    private const string Namespace = "TypedFlags.EntityFrameworkCore.";

    public static void Build(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity(Namespace + "FlagRow", static row =>
        {
            State(row);
            row.HasKey("FlagKey");
            row.ToTable("flag_states", (string?)null);
        });
        modelBuilder.Entity(Namespace + "TenantRow", static row =>
        {
            State(row);
            row.Property<string>("TenantId").HasMaxLength(256).HasColumnName("tenant_id");
            row.HasKey("FlagKey", "TenantId");
            row.ToTable("flag_tenant_states", (string?)null);
        });
        modelBuilder.Entity(Namespace + "TenantSchemaRow", static row =>
        {
            row.Property<string>("TenantId").HasMaxLength(256).HasColumnName("tenant_id");
            row.Property<string>("SchemaName").IsRequired().HasMaxLength(63).HasColumnName("schema_name");
            row.Property<long>("Version").HasColumnName("version");
            row.HasKey("TenantId");
            row.HasIndex("SchemaName").IsUnique();
            row.HasIndex("Version");
            row.ToTable("flag_tenant_schemas", (string?)null);
        });
        modelBuilder.Entity(Namespace + "AuditRow", static row =>
        {
            row.Property<long>("Version").ValueGeneratedNever().HasColumnName("version");
            row.Property<Guid>("WriteId").HasColumnName("write_id");
            row.Property<string>("FlagKey").IsRequired().HasMaxLength(256).HasColumnName("flag_key");
            row.Property<string>("TenantId").HasMaxLength(256).HasColumnName("tenant_id");
            row.Property<string>("Before").HasColumnName("before");
            row.Property<string>("After").HasColumnName("after");
            row.Property<string>("Actor").IsRequired().HasMaxLength(256).HasColumnName("actor");
            row.Property<string>("Comment").HasMaxLength(2000).HasColumnName("comment");
            row.Property<DateTimeOffset>("At").HasColumnName("at");
            row.HasKey("Version");
            row.HasIndex("WriteId").IsUnique();
            row.HasIndex("FlagKey", "Version");
            row.HasIndex("TenantId", "Version");
            row.ToTable("flag_audit", (string?)null);
        });
        modelBuilder.Entity(Namespace + "FingerprintRow", static row =>
        {
            row.Property<string>("FlagKey").HasMaxLength(256).HasColumnName("flag_key");
            row.Property<string>("Fingerprint").IsRequired().HasMaxLength(256).HasColumnName("fingerprint");
            row.HasKey("FlagKey");
            row.ToTable("flag_fingerprints", (string?)null);
        });
        modelBuilder.Entity(Namespace + "SequenceRow", static row =>
        {
            row.Property<int>("Id").ValueGeneratedNever().HasColumnName("id");
            row.Property<long>("Version").HasColumnName("version");
            row.Property<Guid>("WriteId").HasColumnName("write_id");
            row.Property<string>("TenantId").HasMaxLength(256).HasColumnName("tenant_id");
            row.Property<long>("ResetVersion").HasColumnName("reset_version");
            row.Property<string>("Tenancy").IsRequired().HasMaxLength(16).HasColumnName("tenancy");
            row.HasKey("Id");
            row.ToTable("flag_sequence", (string?)null);
            row.HasData(new { Id = 1, Version = 0L, WriteId = Guid.Empty, ResetVersion = 0L, Tenancy = "column" });
        });
        UserListTables.Model(modelBuilder, Namespace);
    }

    private static void State(EntityTypeBuilder row)
    {
        row.Property<string>("FlagKey").HasMaxLength(256).HasColumnName("flag_key");
        row.Property<string>("State").HasColumnName("state");
        row.Property<long>("Version").IsConcurrencyToken().HasColumnName("version");
        row.Property<DateTimeOffset>("ChangedAt").HasColumnName("changed_at");
        row.Property<string>("ChangedBy").IsRequired().HasMaxLength(256).HasColumnName("changed_by");
        row.HasIndex("Version");
    }
}
