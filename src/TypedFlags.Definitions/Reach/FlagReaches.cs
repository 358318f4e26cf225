using System.Collections.Immutable;
using TypedFlags.Definitions.Reach;

namespace TypedFlags.Definitions;

/// <summary>Finds the reach of flags. Thread-safe.</summary>
public static class FlagReaches
{
    /// <summary>The reach of each flag, in the order of <see cref="FlagSetDefinition.Flags"/>.</summary>
    /// <param name="definition">All flags: prerequisites reach into each other.</param>
    public static ImmutableArray<FlagReach> Of(FlagSetDefinition definition)
    {
        if (definition is null)
        {
            throw new ArgumentNullException(nameof(definition));
        }

        ReachSession session = new(definition);
        ImmutableArray<FlagReach>.Builder reaches = ImmutableArray.CreateBuilder<FlagReach>(definition.Flags.Count);
        foreach (FlagDefinition flag in definition.Flags)
        {
            FlagFacts facts = session.FactsOf(flag);
            reaches.Add(flag.IsStateBroken
                ? FlagReach.Unknown
                : new FlagReach(facts.HasTargeting, facts.Outcomes?.Only is { } only ? OutcomeName.Shorten(only) : null));
        }

        return reaches.MoveToImmutable();
    }

    /// <summary>What an outcome is called where one is kept or required: <c>on</c> or <c>off</c>, a variant's name, or a value as text (objects as JSON), however long.</summary>
    /// <param name="value">What <c>default</c>, <c>serve</c> or <c>requires</c> says.</param>
    public static string NameOf(ConstantValue value) => OutcomeName.Of(value);
}
