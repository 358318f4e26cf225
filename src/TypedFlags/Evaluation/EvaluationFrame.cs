using System.Runtime.CompilerServices;
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

    /// <summary>Where a context keeps a declared attribute.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFindAttribute<TContext>(int id, out int ordinal)
        where TContext : struct, IFlagContextAdapter
    {
        // A FlagContext goes by the process's own numbers; that there is nothing to look up is known when this is compiled.
        ordinal = typeof(TContext) == typeof(FlagContextReader) ? id : AttributeOrdinals<TContext>.Get(id);
        return ordinal >= 0;
    }

    /// <summary>The value of a declared or reserved attribute.</summary>
    public AttributeValue Read<TContext>(AttributeDeclaration attribute, in TContext context)
        where TContext : struct, IFlagContextAdapter
    {
        if (attribute.Source == AttributeSource.Declared)
        {
            return TryFindAttribute<TContext>(attribute.Id, out int ordinal) ? context.GetAttribute(ordinal) : AttributeValue.None;
        }

        return ReadReserved(attribute.Source, in context);
    }

    private AttributeValue ReadReserved<TContext>(AttributeSource source, in TContext context)
        where TContext : struct, IFlagContextAdapter
    {
        switch (source)
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
            default:
                return new DateTime(NowTicks, DateTimeKind.Utc);
        }
    }
}
