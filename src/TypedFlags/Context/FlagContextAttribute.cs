namespace TypedFlags;

/// <summary>
/// Marks one of the application's own types as an evaluation context: <c>Flags.X.IsEnabled(customer)</c>. Its public
/// properties map by name to the attributes that <c>flags.yaml</c> declares; the generator writes the adapter.
/// </summary>
/// <remarks>
/// A property is read only where a flag asks for it, and perhaps several times in one evaluation, so it should be cheap. One that throws
/// does not make the evaluation throw: the flag serves its default, with the reason <see cref="FlagReason.Error"/> and the code
/// <see cref="FlagErrorCode.InvalidContext"/>.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class FlagContextAttribute : Attribute
{
    /// <summary>On a type: this type.</summary>
    public FlagContextAttribute()
    {
    }

    /// <summary>On an assembly: a type that is someone else's.</summary>
    /// <param name="type">The type to adapt.</param>
    public FlagContextAttribute(Type type) => Type = type;

    /// <summary>The type to adapt, or null for the type the attribute stands on.</summary>
    public Type? Type { get; }

    /// <summary>The property that is the targeting key, or null.</summary>
    public string? TargetingKey { get; set; }

    /// <summary>The property that is the tenant, or null.</summary>
    public string? Tenant { get; set; }

    /// <summary>The property that lists the groups, or null.</summary>
    public string? Groups { get; set; }

    /// <summary>The boolean property that says who is staff, or null.</summary>
    public string? Staff { get; set; }
}

/// <summary>
/// Marks the property of a <see cref="FlagContextAttribute"/> type that is its targeting key. On a constructor's parameter it
/// marks the property of the same name: <c>record Customer([TargetingKey] string Login)</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TargetingKeyAttribute : Attribute;

/// <summary>Marks the property of a <see cref="FlagContextAttribute"/> type that is its tenant; on a constructor's parameter the property of the same name.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TenantAttribute : Attribute;

/// <summary>Marks the property of a <see cref="FlagContextAttribute"/> type that lists its groups; on a constructor's parameter the property of the same name.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class GroupsAttribute : Attribute;

/// <summary>Marks the boolean property of a <see cref="FlagContextAttribute"/> type that says who is staff; on a constructor's parameter the property of the same name.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class StaffAttribute : Attribute;
