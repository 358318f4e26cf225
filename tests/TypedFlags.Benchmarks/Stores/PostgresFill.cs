using Npgsql;
using NpgsqlTypes;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Benchmarks.Stores;

/// <summary>Fills a database: each tenant's first override through the store, which makes its schema where it has one, and the others by COPY.</summary>
internal static class PostgresFill
{
    public static async Task FillAsync(FlagStore store, string database, FlagTenancy tenancy, FlagDefinitionSet set)
    {
        // Any step without a common divisor with the number of flags: a tenant's flags are all different.
        const int Step = 97;
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync();
        await CopyAsync(connection, "flag_states", Enumerable.Range(0, set.Count).Select(set.Compiled.KeyOf), tenant: null);
        for (int tenant = 0; tenant < ManyTenants.Tenants; tenant++)
        {
            string id = ManyTenants.Tenant(tenant);
            int first = tenant * 13;
            string[] keys = [.. Enumerable.Range(0, ManyTenants.OverridesATenant).Select(one => set.Compiled.KeyOf((first + (one * Step)) % set.Count))];
            await store.WriteAsync(ManyTenants.Write(keys[0], id, enabled: true));
            string table = tenancy == FlagTenancy.Column ? "flag_tenant_states" : $"\"{await SchemaAsync(connection, id)}\".flag_tenant_states";
            await CopyAsync(connection, table, keys.Skip(1), tenancy == FlagTenancy.Column ? id : null);
        }

        // As autovacuum would have done by the time that an application has so many.
        await using NpgsqlCommand analyze = new("ANALYZE", connection);
        await analyze.ExecuteNonQueryAsync();
    }

    private static async Task<string> SchemaAsync(NpgsqlConnection connection, string tenant)
    {
        await using NpgsqlCommand ask = new("SELECT schema_name FROM flag_tenant_schemas WHERE tenant_id = $1", connection) { Parameters = { new() { Value = tenant } } };
        return (string)(await ask.ExecuteScalarAsync())!;
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string table, IEnumerable<string> keys, string? tenant)
    {
        string columns = "flag_key, state, version, changed_at, changed_by" + (tenant is null ? string.Empty : ", tenant_id");
        await using NpgsqlBinaryImporter rows = await connection.BeginBinaryImportAsync($"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)");
        int number = 0;
        foreach (string key in keys)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(key, NpgsqlDbType.Varchar);

            // Every flag is on, so that a tenant's share in it has a say.
            await rows.WriteAsync(table == "flag_states" || number++ % 2 == 0 ? """{"enabled":true}""" : """{"enabled":false}""", NpgsqlDbType.Text);
            await rows.WriteAsync(1L, NpgsqlDbType.Bigint);
            await rows.WriteAsync(DateTime.UnixEpoch, NpgsqlDbType.TimestampTz);
            await rows.WriteAsync("benchmark", NpgsqlDbType.Varchar);
            if (tenant is not null)
            {
                await rows.WriteAsync(tenant, NpgsqlDbType.Varchar);
            }
        }

        await rows.CompleteAsync();
    }
}
