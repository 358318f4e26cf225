using System.Text.Json;

namespace TypedFlags;

/// <summary>The types of a context attribute.</summary>
internal enum AttributeType
{
    String,
    Number,
    Boolean,
    DateTime,
    Semver,
    List,
}

/// <summary>Where the value of an attribute comes from.</summary>
internal enum AttributeSource
{
    Declared,
    TargetingKey,
    Tenant,
    Groups,
    Staff,
    Environment,
    Now,
}

/// <summary>An attribute that rules may use: one the file declares, or a reserved one.</summary>
/// <param name="Name">The name as declared.</param>
/// <param name="Type">Its type.</param>
/// <param name="Source">Where its value comes from.</param>
/// <param name="Id">Of a declared attribute its number among <see cref="AttributeIds"/>, else -1.</param>
/// <param name="Values">The values it may be compared with, or null where any.</param>
internal sealed record AttributeDeclaration(string Name, AttributeType Type, AttributeSource Source, int Id = -1, JsonElement[]? Values = null)
{
    /// <summary>The attributes that every file has.</summary>
    public static AttributeDeclaration[] Reserved { get; } =
    [
        new("targetingKey", AttributeType.String, AttributeSource.TargetingKey),
        new("tenant", AttributeType.String, AttributeSource.Tenant),
        new("groups", AttributeType.List, AttributeSource.Groups),
        new("staff", AttributeType.Boolean, AttributeSource.Staff),
        new("environment", AttributeType.String, AttributeSource.Environment),
        new("now", AttributeType.DateTime, AttributeSource.Now),
    ];

    /// <summary>What <c>bucket_by</c> is where nothing is said: <c>user</c>.</summary>
    public static AttributeDeclaration User => Reserved[0];

    public static AttributeType ParseType(string? name) => name switch
    {
        "number" => AttributeType.Number,
        "boolean" => AttributeType.Boolean,
        "datetime" => AttributeType.DateTime,
        "semver" => AttributeType.Semver,
        "list" => AttributeType.List,
        _ => AttributeType.String,
    };
}
