namespace TypedFlags.Tests.Support;

/// <summary>Counts what this thread allocates.</summary>
internal static class AllocatedBytes
{
    private const int Calls = 100;

    /// <summary>The fewest bytes that 100 calls took, of some rounds: the first ones still compile, fill caches and rent from pools.</summary>
    public static long Of(Action call)
    {
        long fewest = long.MaxValue;
        for (int round = 0; round < 10 && fewest != 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int number = 0; number < Calls; number++)
            {
                call();
            }

            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return fewest;
    }
}
