namespace TypedFlags.EntityFrameworkCore;

/// <summary>Where and how the tables stand.</summary>
public sealed class FlagModelOptions
{
    /// <summary>The schema of the tables; null for the context's default one.</summary>
    public string? Schema { get; set; }

    /// <summary>
    /// The collation of flag keys and tenant ids, for databases whose own ignores upper and lower case (SQL Server: <c>Latin1_General_BIN2</c>; MySQL:
    /// <c>utf8mb4_bin</c>). Null for the database's own, which is right on PostgreSQL.
    /// </summary>
    public string? KeyCollation { get; set; }
}
