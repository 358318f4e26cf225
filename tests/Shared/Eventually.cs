namespace TypedFlags.Tests.Shared;

/// <summary>Waits, in real time, for what other threads and processes do. The limit is there for a test that would hang, and says nothing of speed.</summary>
internal static class Eventually
{
    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(60);

    public static Task IsTrue(Func<bool> condition) => IsTrue(() => Task.FromResult(condition()));

    public static async Task IsTrue(Func<Task<bool>> condition)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < HangLimit, "It did not come true.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
