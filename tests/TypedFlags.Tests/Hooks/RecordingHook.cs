namespace TypedFlags.Tests.Hooks;

/// <summary>Writes down its stages, and does what a test says in them.</summary>
internal sealed class RecordingHook(string name, List<string> stages) : FlagHook
{
    public Func<FlagHookContext, FlagContext?>? OnBefore { get; init; }

    public Action<FlagHookContext, FlagEvaluation<object>>? OnAfter { get; init; }

    public Action<FlagHookContext, FlagEvaluation<object>>? OnError { get; init; }

    public Action<FlagHookContext, FlagEvaluation<object>>? OnFinally { get; init; }

    public override FlagContext? Before(FlagHookContext context)
    {
        stages.Add($"{name} before");
        return OnBefore?.Invoke(context);
    }

    public override void After(FlagHookContext context, in FlagEvaluation<object> evaluation)
    {
        stages.Add($"{name} after");
        OnAfter?.Invoke(context, evaluation);
    }

    public override void Error(FlagHookContext context, in FlagEvaluation<object> evaluation)
    {
        stages.Add($"{name} error");
        OnError?.Invoke(context, evaluation);
    }

    public override void Finally(FlagHookContext context, in FlagEvaluation<object> evaluation)
    {
        stages.Add($"{name} finally");
        OnFinally?.Invoke(context, evaluation);
    }
}
