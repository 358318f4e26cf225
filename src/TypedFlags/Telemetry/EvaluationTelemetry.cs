using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TypedFlags;

/// <summary>Tells OpenTelemetry of one evaluation: a count, and an event on the current activity.</summary>
internal static class EvaluationTelemetry
{
    /// <summary>In place of keys that no assembly declares: anybody can make those up, and every one would be a series of its own.</summary>
    public const string UnknownKey = "(unknown)";

    /// <summary>Reports to whoever listens. Never throws.</summary>
    public static void Record<TContext>(in ObservedFlag flag, in TContext context, EvaluationResult? result, string? errorCode, string? errorMessage)
        where TContext : struct, IFlagContextAdapter
    {
        try
        {
            string reason = TelemetryText.Lower(result?.ServedReason ?? FlagReason.Error);
            if (FlagInstruments.Evaluations is { Enabled: true } evaluations)
            {
                Count(evaluations, in flag, result, reason, errorCode);
            }

            if (FlagInstruments.Source?.HasListeners() is true && Activity.Current is { IsAllDataRequested: true } activity
                && ActivityEventBudget.Spend(activity))
            {
                activity.AddEvent(ToEvent(in flag, in context, result, reason, errorCode, errorMessage));
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A listener's fault or that of a context's property; whoever asked for a flag has nothing to do with it.
        }
    }

    private static void Count(Counter<long> evaluations, in ObservedFlag flag, EvaluationResult? result, string reason, string? errorCode)
    {
        TagList tags = new()
        {
            { TelemetryNames.Key, flag.Definition is null ? UnknownKey : flag.Key },
            { TelemetryNames.Reason, reason },
        };
        if (result?.Outcome.Variant is { } variant)
        {
            tags.Add(TelemetryNames.Variant, variant);
        }

        if (errorCode is not null)
        {
            tags.Add(TelemetryNames.ErrorType, TelemetryText.Lower(errorCode));
        }

        evaluations.Add(1, tags);
    }

    private static ActivityEvent ToEvent<TContext>(
        in ObservedFlag flag, in TContext context, EvaluationResult? result, string reason, string? errorCode, string? errorMessage)
        where TContext : struct, IFlagContextAdapter
    {
        ActivityTagsCollection tags = new()
        {
            { TelemetryNames.Key, TelemetryText.Bounded(flag.Key) },
            { TelemetryNames.Provider, FlagTelemetry.ProviderName },
            { TelemetryNames.Reason, reason },
        };
        if (flag.SetName is { } set)
        {
            tags.Add(TelemetryNames.SetId, set);
        }

        if (result?.Outcome.Variant is { } variant)
        {
            tags.Add(TelemetryNames.Variant, variant);
        }
        else if (result is not null && TelemetryText.ValueOf(result.Outcome) is { } value)
        {
            tags.Add(TelemetryNames.Value, value);
        }

        if (errorCode is not null)
        {
            tags.Add(TelemetryNames.ErrorType, TelemetryText.Lower(errorCode));
        }

        if (errorMessage is not null)
        {
            tags.Add(TelemetryNames.ErrorMessage, TelemetryText.Bounded(errorMessage));
        }

        if (flag.Settings.RecordsTargetingKey && context.TargetingKey is { Kind: not AttributeValueKind.None } key)
        {
            tags.Add(TelemetryNames.ContextId, TelemetryText.Bounded(key.ToString()));
        }

        return new ActivityEvent(TelemetryNames.EvaluationEvent, tags: tags);
    }
}
