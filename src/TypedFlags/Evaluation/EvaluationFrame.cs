using System.Runtime.InteropServices;

namespace TypedFlags;

/// <summary>What stays the same through one evaluation, prerequisites included: the scope, the environment and the time.</summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct EvaluationFrame(EvaluationScope scope, string environment)
{
    private long _nowTicks;

    /// <summary>The engine's scope.</summary>
    public EvaluationScope Scope { get; } = scope;

    /// <summary>Where a <see cref="Traced"/> evaluation writes down what it does, else null.</summary>
    public EvaluationTrace? Trace { get; init; }

    /// <summary>The prerequisites under evaluation; null until one has prerequisites itself.</summary>
    public PrerequisiteTrail? Trail { get; set; }

    /// <summary>The time as UTC ticks. The clock is read once, and only if somebody asks.</summary>
    public long NowTicks
    {
        init => _nowTicks = value;
        get
        {
            if (_nowTicks == 0)
            {
                _nowTicks = Scope.TimeProvider.GetUtcNow().UtcTicks;
            }

            return _nowTicks;
        }
    }

    /// <summary>The value of a declared or reserved attribute.</summary>
    public AttributeValue Read<TContext>(AttributeDeclaration attribute, in TContext context)
        where TContext : struct, IFlagContextAdapter
    {
        switch (attribute.Source)
        {
            case AttributeSource.TargetingKey:
                return context.TargetingKey.AsKey();
            case AttributeSource.Tenant:
                return context.Tenant.AsKey();
            case AttributeSource.Groups:
                return context.Groups;
            case AttributeSource.Staff:
                return context.IsStaff;
            case AttributeSource.Environment:
                return environment;
            case AttributeSource.Now:
                return new DateTime(NowTicks, DateTimeKind.Utc);
            default:
                int ordinal = AttributeOrdinals<TContext>.Get(attribute.Id);
                return ordinal < 0 ? AttributeValue.None : context.GetAttribute(ordinal);
        }
    }
}
