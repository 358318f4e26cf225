using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace TypedFlags.EntityFrameworkCore.Migrations;

/// <summary>The tables as they were at first. Column types are the database's own for the .NET types, so that this runs on any.</summary>
[DbContext(typeof(TypedFlagsDbContext))]
[Migration("20261121000000_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "flag_states",
            columns: static table => new
            {
                flag_key = table.Column<string>(maxLength: 256, nullable: false),
                state = table.Column<string>(nullable: true),
                version = table.Column<long>(nullable: false),
                changed_at = table.Column<DateTimeOffset>(nullable: false),
                changed_by = table.Column<string>(maxLength: 256, nullable: false),
            },
            constraints: static table => table.PrimaryKey("PK_flag_states", static row => row.flag_key));
        migrationBuilder.CreateTable(
            name: "flag_tenant_states",
            columns: static table => new
            {
                flag_key = table.Column<string>(maxLength: 256, nullable: false),
                tenant_id = table.Column<string>(maxLength: 256, nullable: false),
                state = table.Column<string>(nullable: true),
                version = table.Column<long>(nullable: false),
                changed_at = table.Column<DateTimeOffset>(nullable: false),
                changed_by = table.Column<string>(maxLength: 256, nullable: false),
            },
            constraints: static table => table.PrimaryKey("PK_flag_tenant_states", static row => new { row.flag_key, row.tenant_id }));
        migrationBuilder.CreateTable(
            name: "flag_tenant_schemas",
            columns: static table => new
            {
                tenant_id = table.Column<string>(maxLength: 256, nullable: false),
                schema_name = table.Column<string>(maxLength: 63, nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: static table => table.PrimaryKey("PK_flag_tenant_schemas", static row => row.tenant_id));
        migrationBuilder.CreateTable(
            name: "flag_audit",
            columns: static table => new
            {
                version = table.Column<long>(nullable: false),
                write_id = table.Column<Guid>(nullable: false),
                flag_key = table.Column<string>(maxLength: 256, nullable: false),
                tenant_id = table.Column<string>(maxLength: 256, nullable: true),
                before = table.Column<string>(nullable: true),
                after = table.Column<string>(nullable: true),
                actor = table.Column<string>(maxLength: 256, nullable: false),
                comment = table.Column<string>(maxLength: 2000, nullable: true),
                at = table.Column<DateTimeOffset>(nullable: false),
            },
            constraints: static table => table.PrimaryKey("PK_flag_audit", static row => row.version));
        migrationBuilder.CreateTable(
            name: "flag_fingerprints",
            columns: static table => new
            {
                flag_key = table.Column<string>(maxLength: 256, nullable: false),
                fingerprint = table.Column<string>(maxLength: 256, nullable: false),
            },
            constraints: static table => table.PrimaryKey("PK_flag_fingerprints", static row => row.flag_key));
        migrationBuilder.CreateTable(
            name: "flag_sequence",
            columns: static table => new
            {
                id = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
                write_id = table.Column<Guid>(nullable: false),
                tenant_id = table.Column<string>(maxLength: 256, nullable: true),
                reset_version = table.Column<long>(nullable: false),
                tenancy = table.Column<string>(maxLength: 16, nullable: false),
            },
            constraints: static table => table.PrimaryKey("PK_flag_sequence", static row => row.id));

        UserListTables.Create(migrationBuilder);

        migrationBuilder.CreateIndex("IX_flag_states_version", "flag_states", "version");
        migrationBuilder.CreateIndex("IX_flag_tenant_states_version", "flag_tenant_states", "version");
        migrationBuilder.CreateIndex("IX_flag_tenant_schemas_schema_name", "flag_tenant_schemas", "schema_name", unique: true);
        migrationBuilder.CreateIndex("IX_flag_tenant_schemas_version", "flag_tenant_schemas", "version");
        migrationBuilder.CreateIndex("IX_flag_audit_write_id", "flag_audit", "write_id", unique: true);
        migrationBuilder.CreateIndex("IX_flag_audit_flag_key_version", "flag_audit", ["flag_key", "version"]);
        migrationBuilder.CreateIndex("IX_flag_audit_tenant_id_version", "flag_audit", ["tenant_id", "version"]);
        migrationBuilder.InsertData(
            "flag_sequence", ["id", "version", "write_id", "reset_version", "tenancy"], [1, 0L, Guid.Empty, 0L, "column"]);
    }

    protected override void BuildTargetModel(ModelBuilder modelBuilder) => InitialModel.Build(modelBuilder);

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("flag_audit");
        migrationBuilder.DropTable("flag_fingerprints");
        migrationBuilder.DropTable("flag_sequence");
        migrationBuilder.DropTable("flag_states");
        migrationBuilder.DropTable("flag_tenant_schemas");
        migrationBuilder.DropTable("flag_tenant_states");
        UserListTables.Drop(migrationBuilder);
    }
}
