namespace TypedFlags.Http.Tests;

/// <summary>Waits for what has to come sooner or later.</summary>
internal static class Until
{
    /// <summary>Ends a test that hangs; nothing is measured with it.</summary>
    public static TimeSpan Guard { get; } = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<bool> condition)
    {
        using CancellationTokenSource guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(Guard);
        while (!condition())
        {
            await Task.Delay(5, guard.Token);
        }
    }
}
