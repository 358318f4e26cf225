using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>Puts the flags' tables into a model.</summary>
public static class FlagModelBuilderExtensions
{
    /// <summary>
    /// Adds the tables <c>flag_states</c>, <c>flag_tenant_states</c>, <c>flag_tenant_schemas</c>, <c>flag_user_lists</c>, <c>flag_user_list_members</c>,
    /// <c>flag_audit</c>, <c>flag_fingerprints</c> and <c>flag_sequence</c> to the model of a context, the same for every <see cref="FlagTenancy"/>; call it in <c>OnModelCreating</c>, and add a migration. Their rows are the store's own: write through <see cref="FlagStore"/>, or
    /// versions, audit trail and messages are passed by.
    /// </summary>
    /// <param name="modelBuilder">The context's model.</param>
    /// <param name="configure">Where and how the tables stand; null for the context's default schema and the database's own collation.</param>
    /// <returns>The model builder.</returns>
    public static ModelBuilder UseTypedFlags(this ModelBuilder modelBuilder, Action<FlagModelOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        FlagModelOptions options = new();
        configure?.Invoke(options);

        modelBuilder.Entity<FlagRow>(flag =>
        {
            flag.ToTable("flag_states", options.Schema);
            flag.HasKey(static row => row.FlagKey);
            MapState(flag, options);
        });
        modelBuilder.Entity<TenantRow>(tenant =>
        {
            tenant.ToTable("flag_tenant_states", options.Schema);
            tenant.HasKey(static row => new { row.FlagKey, row.TenantId });
            MapKey(tenant.Property(static row => row.TenantId), "tenant_id", options);
            MapState(tenant, options);
        });
        modelBuilder.Entity<TenantSchemaRow>(schema =>
        {
            schema.ToTable("flag_tenant_schemas", options.Schema);
            schema.HasKey(static row => row.TenantId);
            MapKey(schema.Property(static row => row.TenantId), "tenant_id", options);
            schema.Property(static row => row.SchemaName).HasColumnName("schema_name").HasMaxLength(SchemaNames.MaxLength);
            schema.Property(static row => row.Version).HasColumnName("version");
            schema.HasIndex(static row => row.SchemaName).IsUnique();
            schema.HasIndex(static row => row.Version);
        });
        modelBuilder.Entity<AuditRow>(audit => MapAudit(audit, options));
        modelBuilder.Entity<FingerprintRow>(fingerprint =>
        {
            fingerprint.ToTable("flag_fingerprints", options.Schema);
            fingerprint.HasKey(static row => row.FlagKey);
            MapKey(fingerprint.Property(static row => row.FlagKey), "flag_key", options);
            fingerprint.Property(static row => row.Fingerprint).HasColumnName("fingerprint").HasMaxLength(FlagStore.MaxKeyLength);
        });
        modelBuilder.Entity<SequenceRow>(sequence =>
        {
            sequence.ToTable("flag_sequence", options.Schema);
            sequence.HasKey(static row => row.Id);
            sequence.Property(static row => row.Id).HasColumnName("id").ValueGeneratedNever();
            sequence.Property(static row => row.Version).HasColumnName("version");
            sequence.Property(static row => row.WriteId).HasColumnName("write_id");
            MapKey(sequence.Property(static row => row.TenantId), "tenant_id", options);
            sequence.Property(static row => row.ResetVersion).HasColumnName("reset_version");
            sequence.Property(static row => row.Tenancy).HasColumnName("tenancy").HasMaxLength(16);
            sequence.HasData(new SequenceRow());
        });
        UserListModel.Map(modelBuilder, options);
        return modelBuilder;
    }

    private static void MapState<TRow>(EntityTypeBuilder<TRow> row, FlagModelOptions options)
        where TRow : StoredRow
    {
        MapKey(row.Property(static one => one.FlagKey), "flag_key", options);
        row.Property(static one => one.State).HasColumnName("state");

        // Writers wait for each other anyway; this finds out who wrote without asking the store.
        row.Property(static one => one.Version).HasColumnName("version").IsConcurrencyToken();
        row.Property(static one => one.ChangedAt).HasColumnName("changed_at");
        row.Property(static one => one.ChangedBy).HasColumnName("changed_by").HasMaxLength(FlagStore.MaxActorLength);

        // What changed since a reading is found without a look at the rest.
        row.HasIndex(static one => one.Version);
    }

    private static void MapAudit(EntityTypeBuilder<AuditRow> audit, FlagModelOptions options)
    {
        audit.ToTable("flag_audit", options.Schema);
        audit.HasKey(static row => row.Version);
        audit.Property(static row => row.Version).HasColumnName("version").ValueGeneratedNever();
        audit.Property(static row => row.WriteId).HasColumnName("write_id");
        MapKey(audit.Property(static row => row.FlagKey), "flag_key", options);
        MapKey(audit.Property(static row => row.TenantId), "tenant_id", options);
        audit.Property(static row => row.Before).HasColumnName("before");
        audit.Property(static row => row.After).HasColumnName("after");
        audit.Property(static row => row.Actor).HasColumnName("actor").HasMaxLength(FlagStore.MaxActorLength);
        audit.Property(static row => row.Comment).HasColumnName("comment").HasMaxLength(FlagStore.MaxCommentLength);
        audit.Property(static row => row.At).HasColumnName("at");
        audit.HasIndex(static row => row.WriteId).IsUnique();
        audit.HasIndex(static row => new { row.FlagKey, row.Version });
        audit.HasIndex(static row => new { row.TenantId, row.Version });
    }

    internal static void MapKey<TKey>(PropertyBuilder<TKey> key, string column, FlagModelOptions options)
    {
        key.HasColumnName(column).HasMaxLength(FlagStore.MaxKeyLength);
        if (options.KeyCollation is { } collation)
        {
            key.UseCollation(collation);
        }
    }
}
