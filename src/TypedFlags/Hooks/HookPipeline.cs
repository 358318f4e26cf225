using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>The hooks of one engine, and what becomes of their exceptions.</summary>
internal sealed class HookPipeline(FlagHook[] hooks, ILogger logger)
{
    private readonly ConcurrentDictionary<(Type Hook, string Stage), bool> _told = new();

    /// <summary>Runs the first stage.</summary>
    /// <returns>The context to evaluate with, or null where nobody changed it.</returns>
    public FlagContext? Before(FlagHookContext context)
    {
        context.HookCount = hooks.Length;
        FlagContext? changed = null;
        for (int index = 0; index < hooks.Length; index++)
        {
            context.CurrentHook = index;
            try
            {
                if (hooks[index].Before(context) is { } returned)
                {
                    changed = context.Merge(returned);
                }
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                Failed(exception, hooks[index], nameof(FlagHook.Before), context);
            }
        }

        return changed;
    }

    /// <summary>Runs the stages after the evaluation.</summary>
    public void Complete(FlagHookContext context, in FlagEvaluation<object> evaluation)
    {
        bool isError = string.Equals(evaluation.Reason, FlagReason.Error, StringComparison.Ordinal);
        for (int index = hooks.Length - 1; index >= 0; index--)
        {
            context.CurrentHook = index;
            try
            {
                if (isError)
                {
                    hooks[index].Error(context, in evaluation);
                }
                else
                {
                    hooks[index].After(context, in evaluation);
                }
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                Failed(exception, hooks[index], isError ? nameof(FlagHook.Error) : nameof(FlagHook.After), context);
            }
        }

        for (int index = hooks.Length - 1; index >= 0; index--)
        {
            context.CurrentHook = index;
            try
            {
                hooks[index].Finally(context, in evaluation);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                Failed(exception, hooks[index], nameof(FlagHook.Finally), context);
            }
        }
    }

    private void Failed(Exception exception, FlagHook hook, string stage, FlagHookContext context)
    {
        Type type = hook.GetType();
        try
        {
            TagList tags = new()
            {
                { TelemetryNames.Hook, type.FullName },
                { TelemetryNames.HookStage, TelemetryStage(stage) },
                { TelemetryNames.ErrorType, exception.GetType().FullName },
            };
            FlagInstruments.HookFailures?.Add(1, tags);
            if (_told.TryAdd((type, stage), value: true))
            {
                ObservationLog.HookFailed(logger, exception, type.FullName ?? type.Name, stage, TelemetryText.Bounded(context.FlagKey));
            }
        }
        catch (Exception inTelling) when (inTelling is not OutOfMemoryException)
        {
            // Loggers and listeners are other people's code too; there is nobody left to tell.
        }
    }

    private static string TelemetryStage(string stage) => stage switch
    {
        nameof(FlagHook.Before) => "before",
        nameof(FlagHook.After) => "after",
        nameof(FlagHook.Error) => "error",
        _ => "finally",
    };
}
