using System.Diagnostics.CodeAnalysis;

namespace TypedFlags;

/// <summary>What an evaluation needs from the engine around it.</summary>
internal abstract class EvaluationScope
{
    /// <summary>The clock: schedules and the attribute <c>now</c>.</summary>
    public abstract TimeProvider TimeProvider { get; }

    /// <summary>The plan, in this same engine, of a flag that another one requires.</summary>
    /// <param name="definition">A flag of the same definition set as the one being evaluated.</param>
    public abstract FlagPlan GetPlan(FlagDefinition definition);

    /// <summary>
    /// Step 1: what an open override scope serves in place of the flag, with the reason <see cref="FlagReason.Override"/>. Asked for
    /// every flag, prerequisites too; has to be fast where there is none.
    /// </summary>
    public virtual bool TryGetOverride(FlagDefinition definition, [NotNullWhen(true)] out EvaluationResult? result)
    {
        result = null;
        return false;
    }
}
