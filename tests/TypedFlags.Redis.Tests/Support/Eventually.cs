namespace TypedFlags.Redis.Tests.Support;

/// <summary>Waits for what has to come, and fails only where it does not come at all.</summary>
internal static class Eventually
{
    public static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    public static async Task HoldsAsync(Func<bool> condition)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(HangGuard);
        while (!condition())
        {
            await Task.Delay(10, late.Token);
        }
    }
}
