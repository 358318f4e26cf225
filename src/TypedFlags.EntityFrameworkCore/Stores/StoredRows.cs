using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>Between rows and what the store's callers see.</summary>
internal static class StoredRows
{
    private const int LongestShared = 200;

    private const int MostShared = 1000;

    /// <param name="rows">The rows of one kind.</param>
    /// <param name="version">The version; null for everything that was not dropped.</param>
    public static IQueryable<TRow> ChangedSince<TRow>(this IQueryable<TRow> rows, long? version)
        where TRow : StoredRow =>
        version is { } since ? rows.Where(row => row.Version > since) : rows.Where(static row => row.State != null);

    public static async Task AddToAsync<TRow>(this IAsyncEnumerable<TRow> rows, List<StoredFlagState> states, CancellationToken cancellationToken)
        where TRow : StoredRow
    {
        Dictionary<string, JsonElement> parsed = new(StringComparer.Ordinal);
        await foreach (TRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            states.Add(row.ToStored(row.State is { } json ? ParseOnce(json, parsed) : null));
        }
    }

    /// <summary>The part of an audit trail that a query asks for, the latest first.</summary>
    public static IQueryable<AuditRow> Latest(this IQueryable<AuditRow> rows, FlagAuditQuery query)
    {
        if (query.FlagKey is { } flagKey)
        {
            rows = rows.Where(row => row.FlagKey == flagKey);
        }

        if (query.TenantId is { } tenantId)
        {
            rows = rows.Where(row => row.TenantId == tenantId);
        }

        if (query.BeforeVersion is { } version)
        {
            rows = rows.Where(row => row.Version < version);
        }

        return rows.AsNoTracking().OrderByDescending(static row => row.Version).Take(query.Limit);
    }

    public static StoredFlagState ToStored(this StoredRow row) => row.ToStored(Parse(row.State));

    /// <summary>What a write made, from what the audit trail has of it.</summary>
    public static StoredFlagState ToStored(this AuditRow row) => new(row.FlagKey, row.TenantId, Parse(row.After), row.Version, row.At, row.Actor);

    public static FlagAuditEntry ToEntry(this AuditRow row) =>
        new(row.Version, row.WriteId, row.FlagKey, row.TenantId, Parse(row.Before), Parse(row.After), row.Actor, row.Comment, row.At);

    private static StoredFlagState ToStored(this StoredRow row, JsonElement? state) =>
        new(row.FlagKey, (row as TenantRow)?.TenantId, state, row.Version, row.ChangedAt, row.ChangedBy);

    /// <summary>Thousands of tenants say the same few things of a flag: each is parsed once a reading, and kept once. Long texts hardly repeat.</summary>
    private static JsonElement ParseOnce(string json, Dictionary<string, JsonElement> parsed)
    {
        if (json.Length > LongestShared)
        {
            return JsonElement.Parse(json);
        }

        if (!parsed.TryGetValue(json, out JsonElement state))
        {
            state = JsonElement.Parse(json);
            if (parsed.Count < MostShared)
            {
                parsed.Add(json, state);
            }
        }

        return state;
    }

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}
